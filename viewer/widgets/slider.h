#pragma once

#include <string_view>

namespace tk::ui {

/// Looks: muted label left, a thin track filled with accent to a round white knob, its value at the
/// right when `value_text` is not empty. Drag, click, arrow keys (a hundredth), double click: type.
/// Fills the content's width. @return whether the value changed
bool slider(const char* id, std::string_view label, float& value, float low, float high,
            std::string_view value_text = {});

}  // namespace tk::ui
