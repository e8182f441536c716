#pragma once

#include <vector>

#include "engine/core/geometry.h"
#include "viewer/map/new_objects.h"

namespace tk {

/// Where a pole stands and which way its lamp looks.
struct Pole {
    MapPoint at;
    double bearing_deg = 0.0;  ///< compass, at right angles toward the line

    friend bool operator==(const Pole&, const Pole&) = default;
};

/// Poles every spacing_m along a line, measured along it, the first at its start, `offset_m` to its
/// left (as drawn); `both`: one on each side, left first; `zigzag`: by turns, left first. The end
/// of the line gets a pole only where the spacing falls on it. Corners shift nothing: each pole
/// stands off the stretch on which its place lies.
///
/// None for a line without length, or unless spacing_m > 0 and offset_m is finite; at most 10 000.
std::vector<Pole> poles_along_line(const Line& line, const PoleOptions& options);

}  // namespace tk
