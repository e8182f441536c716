#pragma once

#include "engine/core/geometry.h"

namespace tk {

/// A place beside a line.
struct LinePlace {
    double along_m = 0.0;  ///< of the nearest point of the line, from its beginning
    /// From that point; above 0 to the right of the line's direction, below 0 to its left.
    double off_m = 0.0;
};

/// The point so far along the line; its first or last point for what lies before or behind it.
/// @param line of at least one point
MapPoint point_along(const Line& line, double along_m);

/// Where a place lies by a line: of several points as near the first. At a corner the side is that
/// of the piece that the place lies further from the course of.
/// @param line of at least two points
LinePlace place_by_line(MapPoint at, const Line& line);

}  // namespace tk
