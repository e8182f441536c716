#pragma once

#include <string_view>

namespace tk::ui {

/// Looks: each key of "Ctrl+Shift+Z" in a small outlined cap, in the language that is on.
void key_caps(std::string_view keys);

}  // namespace tk::ui
