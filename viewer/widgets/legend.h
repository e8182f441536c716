#pragma once

#include <span>
#include <string>
#include <string_view>

#include "viewer/theme/theme.h"

struct ImDrawList;

/// What the colours mean.
namespace tk::ui {

struct LegendTickMark {
    double position = 0.0;  ///< [0, 1]
    std::string_view words = {};
};
/// Looks: an 8-high bar of the ramp, ticks 11 muted under it; words at the ends are kept inside.
void legend_bar(std::span<const Colour> ramp, std::span<const LegendTickMark> ticks);

/// Looks: a 16 x 12 swatch, words (13), numbers muted at the right. Hatched: slanted lines that
/// survive greyscale.
void legend_class(Colour colour, std::string_view words, std::string_view numbers,
                  bool hatched = false);
/// A sign of the map.
enum class LegendMark { disc, ringed, diamond, square, triangle, hexagon, cross, crowd };
/// Looks: as legend_class with the sign in place of the swatch.
/// @param hollow the ground shows inside
void legend_symbol(LegendMark mark, Colour colour, std::string_view words, bool hollow = false);

/// Slanted lines over a rectangle, as on the map.
void draw_hatch(ImDrawList* list, float x, float y, float width, float height, Colour colour);

}  // namespace tk::ui
