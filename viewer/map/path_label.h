#pragma once

#include <optional>
#include <vector>

#include "engine/core/geometry.h"

/// Where words stand along a path: a street's name, the value of a line of equal light. Lengths in
/// metres of the map, whatever is drawn on. No window.
namespace tk {

/// A path with the length walked to each of its points. Refers to the points, of which there are
/// two or more.
struct MeasuredPath {
    const Line& points;
    std::vector<double> walked_m;

    explicit MeasuredPath(const Line& line);
    double length_m() const { return walked_m.back(); }
    /// The first point that lies beyond `at_m`; at least 1, at most the last.
    std::size_t after(double at_m) const;
    MapPoint at(double at_m) const;
};

struct LabelSpot {
    MapPoint at;
    double angle_rad = 0.0;  ///< clockwise where north is up: read from left to right, or upward
};

/// Words of `width_m` around the place `middle_m` along the path, if the path is straight there.
/// @param bend_m how far it may leave the straight line under them
std::optional<LabelSpot> straight_spot(const MeasuredPath& path, double middle_m, double width_m,
                                       double bend_m);

}  // namespace tk
