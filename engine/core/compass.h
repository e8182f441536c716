#pragma once

#include <cmath>
#include <numbers>

#include "engine/core/map_point.h"

namespace tk {

inline constexpr double radians_per_degree = std::numbers::pi / 180.0;

/// `degrees` as a compass bearing in [0, 360).
inline double normalised_bearing_deg(double degrees) {
    const double turned = std::fmod(degrees, 360.0);
    const double positive = turned < 0.0 ? turned + 360.0 : turned;
    return positive >= 360.0 ? 0.0 : positive;
}

/// Compass bearing in degrees, clockwise from grid north, in which `to` is seen from `from`;
/// 0 where they are the same place.
inline double bearing_deg(MapPoint from, MapPoint to) {
    return normalised_bearing_deg(std::atan2(to.east_m - from.east_m, to.north_m - from.north_m) /
                                  radians_per_degree);
}

/// Where one comes to after `distance_m` metres in the direction `bearing`.
inline MapPoint moved(MapPoint from, double bearing, double distance_m) {
    return {from.east_m + distance_m * std::sin(bearing * radians_per_degree),
            from.north_m + distance_m * std::cos(bearing * radians_per_degree)};
}

}  // namespace tk
