#pragma once

#include <string>
#include <string_view>

#include <imgui.h>

#include "viewer/text/fonts.h"
#include "viewer/text/icons.h"
#include "viewer/theme/theme.h"

/// Text in a style and a colour. One call a line; colours default to the theme's text colour.
namespace tk::ui {

/// Flows in the window like ImGui::TextUnformatted.
void text(std::string_view words, TextStyle style = TextStyle::body);
void text(std::string_view words, TextStyle style, Colour colour);
/// Muted, 11.
void small_text(std::string_view words);
/// Breaks lines at the content's right edge, or at `width` pixels.
void text_wrapped(std::string_view words, TextStyle style = TextStyle::body);
void text_wrapped(std::string_view words, TextStyle style, Colour colour, float width = 0.0F);

/// Where words stand in a rectangle.
enum class Align { left, centre, right };

/// Draws within a rectangle, vertically centred, cut with "…" where it is too long. Not an item:
/// moves no cursor. @return the width drawn
float draw_text(ImDrawList* list, ImVec2 top_left, ImVec2 size, std::string_view words,
                TextStyle style, Colour colour, Align align = Align::left);
/// An icon centred in a square; `units` is its size, as 16.
void draw_icon(ImDrawList* list, ImVec2 centre, Icon icon, float units, Colour colour);

ImVec2 text_size(std::string_view words, TextStyle style);
float line_height(TextStyle style);
/// As much of `words` as fits in `width` pixels, with "…" at its end where something is cut.
std::string elided(std::string_view words, TextStyle style, float width);

}  // namespace tk::ui
