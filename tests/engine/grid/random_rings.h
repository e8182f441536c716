#pragma once

#include <cmath>
#include <numbers>
#include <random>

#include "engine/core/geometry.h"

namespace tk::test {

/// A ring of `corners` around `centre`, counter-clockwise, its radius between half and all of
/// `radius_m`: it does not cross itself.
inline Ring random_ring(std::mt19937& random, MapPoint centre, double radius_m, int corners) {
    std::uniform_real_distribution<double> share(0.5, 1.0);
    Ring ring;
    for (int i = 0; i < corners; ++i) {
        const double angle = 2.0 * std::numbers::pi * i / corners;
        const double r = radius_m * share(random);
        ring.push_back({centre.east_m + r * std::cos(angle), centre.north_m + r * std::sin(angle)});
    }
    return ring;
}

/// The same with a hole in the middle, which runs clockwise.
inline Polygon random_polygon_with_hole(std::mt19937& random, MapPoint centre, double radius_m,
                                        int corners) {
    Ring hole = random_ring(random, centre, 0.45 * radius_m, 7);
    return {random_ring(random, centre, radius_m, corners), {{hole.rbegin(), hole.rend()}}};
}

}  // namespace tk::test
