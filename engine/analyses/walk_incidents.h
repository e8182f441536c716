#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "engine/core/geometry.h"
#include "engine/town/incident.h"

namespace tk {

/// How far from a walk an incident counts as along it, where nothing else is said.
inline constexpr double along_a_walk_m = 25.0;

/// An incident along a walk, told at the place of the line that it is nearest to.
struct WalkIncident {
    std::size_t index = 0;  ///< among those that were given
    double along_m = 0.0;   ///< from the line's beginning
    double off_m = 0.0;     ///< from the line; above 0 to the right, below 0 to the left
};

/// The incidents at most `within_m` from the line, by the distance along it; where that is equal in
/// their order. Each is there once, however the line winds.
/// @param line of at least two points
/// @param within_m >= 0
std::vector<WalkIncident> incidents_along(const Line& line, std::span<const Incident> incidents,
                                          double within_m = along_a_walk_m);

}  // namespace tk
