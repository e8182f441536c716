#pragma once

#include "viewer/session/view_state.h"
#include "viewer/theme/theme.h"

/// What every widget measures and colours itself by.
namespace tk::ui {

/// Window pixels of a unit of 100 % text, > 0. Set it before the frame begins.
void set_ui_scale(float scale);
float ui_scale();
/// So many units in whole pixels: rows 44, gaps 4, 8, 12, 16.
float px(float units);
/// One-pixel lines: a unit in whole pixels, at least 1.
float line_px();

/// Sets Dear ImGui's own style, every colour and size of it, from the tokens of `theme`.
void apply_style(Theme theme, float scale);
/// The theme last applied, and its colours.
Theme theme();
const ThemeColours& colours();

}  // namespace tk::ui
