#pragma once

#include <string_view>

#include "viewer/theme/theme.h"

namespace tk::ui {

/// Looks: a label (13), below it a rounded bar filled to `share` (0..1, clamped) over the track;
/// `value` small at the right of the label. What makes the index here, in words and bars.
void explanation_bar(std::string_view label, double share, Colour colour,
                     std::string_view value = {}, const char* tooltip = nullptr);

/// A number with its interval, all in one unit.
struct Interval {
    double low = 0.0, point = 0.0, high = 0.0;  ///< 95 %
    double inner_low = 0.0, inner_high = 0.0;   ///< 50 %; equal: not drawn
    double no_effect = 0.0;                     ///< the dotted upright
    double axis_low = 0.0, axis_high = 0.0;     ///< what the line spans; equal: chosen nicely
};
/// Looks: a thin axis, a light bar for the interval, a darker inner one, a dot at the point, a
/// dotted upright at no effect, and `words` (13 semibold) centred below. NaN: words alone.
void interval_bar(const Interval& interval, std::string_view words);

/// Looks: an 8-high rounded bar filled with accent to `share`; below 0: it runs to and fro (asks
/// for a frame only as long as it is shown). Width in pixels, 0: the content's.
void progress_bar(double share, float width = 0.0F);

}  // namespace tk::ui
