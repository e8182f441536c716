#pragma once

#include <vector>

#include "engine/core/geometry.h"

namespace tk {

/// What a drawn line measures, in the plane of the map.
struct MeasuredLine {
    double length_m = 0.0;            ///< of a closed one all round
    std::vector<double> stretches_m;  ///< from each point to the next
    double inside_m2 = 0.0;           ///< of a closed one, by the even-odd rule; else 0
};

/// @param points as drawn; fewer than two measure nothing
/// @param closed the last point is joined to the first
MeasuredLine measured(const Line& points, bool closed);

/// Whether two sides of the ring that the points make cross or overlap; neighbours may only share
/// their corner. Repeated points and fewer than four do not count.
bool crosses_itself(const Line& ring);

/// 4.8 km/h, as Swedish plans count.
inline constexpr double walking_m_per_minute = 80.0;
/// Minutes' walk that rings around a place show.
inline constexpr int ring_minutes[] = {1, 5, 10};
double walking_minutes(double length_m);

}  // namespace tk
