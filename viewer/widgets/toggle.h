#pragma once

#include <string_view>

#include "viewer/theme/theme.h"

namespace tk::ui {

/// Looks: a small switch with its words to the right, 28 high. True when it changed.
bool toggle(const char* label, bool& on, const char* tooltip = nullptr);
/// Looks: a square with a check, words to the right; for lists of things to include.
bool check_box(const char* label, bool& on, bool enabled = true);
/// Looks: a circle, filled when chosen, words to the right. True when clicked.
bool radio(const char* label, bool chosen);
/// Looks: a rounded pill of its words, 24 high, filled with the accent tint when on; a coloured dot
/// before the words when `dot` is given. True when clicked.
bool pill(const char* label, bool on, const Colour* dot = nullptr);

}  // namespace tk::ui
