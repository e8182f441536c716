#pragma once

#include "engine/visibility/visible_polygon.h"

namespace tk {

/// The area around a viewer outdoors over which somebody as tall as its eye would be seen, on the
/// ground as it is: walls are judged for every place's own level, and rises of the ground hide.
///
/// By cells, each decided at its centre (VisibleCells): near the area of visible_polygon() on level
/// ground, and further from it the more the ground rises and falls. The error is about half a cell
/// along the edge of what is seen.
///
/// @param cell_m side of a cell on the lattice through (0, 0); > 0
/// @throws std::invalid_argument if the eye height is negative, or the reach or the cell not above
///         0 and finite
double visible_ground_m2(const Viewer& viewer, const Obstacles& obstacles, double cell_m = 1.0);

}  // namespace tk
