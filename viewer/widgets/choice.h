#pragma once

#include <span>
#include <string>
#include <string_view>

#include "viewer/text/icons.h"

namespace tk::ui {

/// Looks: a field with the chosen words and a chevron; opens a list under itself, long lists with a
/// filter on top. `chosen` outside the labels shows `hint`. `width` pixels, 0: the content's.
/// @return whether another was chosen
bool choice(const char* id, std::span<const char* const> labels, int& chosen,
            std::string_view label = {}, float width = 0.0F, const char* hint = "");
bool choice(const char* id, std::span<const std::string> labels, int& chosen,
            std::string_view label = {}, float width = 0.0F, const char* hint = "");

}  // namespace tk::ui
