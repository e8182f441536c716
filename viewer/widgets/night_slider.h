#pragma once

#include <span>
#include <string_view>

namespace tk::ui {

/// A word under a place of the night.
struct NightMark {
    int stop = 0;
    std::string_view words = {};
};

/// Looks: low bars in the lamps' colour, one for each stop, how much light there is then; under
/// them a thin track with a knob, and words under that. The knob rests at the left end, hollow and
/// apart from the stops. Drag, click, arrow keys; fills the content's width.
/// @param stop an index of `shares`; -1: at rest
/// @param shares [0, 1]
/// @return whether another stop was chosen
bool night_slider(const char* id, int& stop, std::span<const double> shares,
                  std::span<const NightMark> marks);

}  // namespace tk::ui
