#pragma once

#include <string_view>

#include "viewer/text/icons.h"

namespace tk::ui {

/// Looks: centred in what is left of the window: a large faint icon, what is missing (13 medium),
/// what to do next (11 muted, wrapped), a button when `button_label` is given. True when that is
/// clicked.
bool empty_state(Icon icon, std::string_view what, std::string_view next,
                 const char* button_label = nullptr);

}  // namespace tk::ui
