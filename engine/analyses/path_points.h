#pragma once

#include <vector>

#include "engine/core/geometry.h"

namespace tk {

/// A point of the calculation grid on a street or path.
struct PathPoint {
    MapPoint at;
    double along_m = 0.0;      ///< from the line's beginning
    double across_m = 0.0;     ///< from its middle; above 0 to the right
    double bearing_deg = 0.0;  ///< of the path there, in the line's direction
};

/// How a calculation grid is laid (EN 13201-3:2015, section 7): N = 10 points along each spacing S
/// of the poles up to 30 m, above that the smallest N with S / N <= 3 m; across at least 3 points
/// and at most 1.5 m between them.
struct PathGridSteps {
    double along_m = 3.0;  ///< at most; a line is divided into whole steps
    int across = 3;
};
/// @param spacing_m of the poles; not positive where there are no two: steps of 3 m
PathGridSteps path_grid_steps(double spacing_m, double width_m);

/// Points at the centres of a grid's cells along the line, all across it at one place together.
/// @param line of at least two points; pieces without length are skipped
std::vector<PathPoint> path_points(const Line& line, double width_m, const PathGridSteps& steps);

}  // namespace tk
