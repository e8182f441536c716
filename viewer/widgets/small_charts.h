#pragma once

#include <span>
#include <string>
#include <string_view>

#include "viewer/theme/theme.h"

/// Small charts for panels. Sizes are pixels; 0: what is left. Axes have round numbers.
namespace tk::ui {

struct BarGroup {
    std::string name = {};             ///< of the area
    double before = 0.0, after = 0.0;  ///< NaN: not drawn
    double low = 0.0, high = 0.0;      ///< interval of after; equal: not drawn
};
/// Looks: per area two horizontal bars, muted before and accent after, names at the left, values at
/// the right, a thin interval line. Scrolls where there are many. @return the clicked group or -1
int grouped_bars(const char* id, std::span<const BarGroup> groups, std::string_view before_words,
                 std::string_view after_words, float width = 0.0F, float height = 0.0F);

struct Curve {
    std::string_view name = {};
    std::span<const double> x = {}, y = {};  ///< as many; NaN breaks the line
    Colour colour = {};
    bool filled = false;
    bool dashed = false;
};
struct LineChart {
    std::span<const Curve> curves = {};
    std::string_view x_words = {}, y_words = {};  ///< with their units; may be empty
    bool x_is_years = false;  ///< whole numbers, without a space between thousands
    /// A range of x to shade, as the time of a measure; equal: none.
    double shade_from = 0.0, shade_to = 0.0;
    bool zero_based = true;  ///< y begins at 0
};
/// Looks: thin grid lines, ticks 11 muted, lines 2 wide; the values under the pointer in a tooltip.
void line_chart(const char* id, const LineChart& chart, float width = 0.0F, float height = 0.0F);

/// Looks: counts of equal bins as joined bars, the axis from `low` to `high` below, and an accent
/// upright at `mark` (NaN: none).
void distribution(const char* id, std::span<const double> counts, double low, double high,
                  double mark, Colour colour, float width = 0.0F, float height = 0.0F);

}  // namespace tk::ui
