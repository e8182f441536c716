#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/core/geometry.h"
#include "engine/town/map_features.h"

namespace tk {

/// How near the end of a street comes to another that it meets: more than rounding, less than the
/// distance between a bridge and what runs beside it.
inline constexpr double default_street_snap_m = 0.1;

/// A piece of street from one node to another, or back to the same.
struct NetworkEdge {
    std::uint32_t from = 0, to = 0;  ///< nodes
    std::uint32_t street = 0;        ///< index of the street that it is part of
    double length_m = 0.0;           ///< of `line`, > 0
    Line line;                       ///< from node to node
};

/// Nodes and edges, in the order in which the streets name them first.
struct JoinedStreets {
    std::vector<MapPoint> nodes;
    std::vector<NetworkEdge> edges;
};

/// Joins the lines of streets into a network. Lines meet
/// - where both have a corner at the very same point, whether it is their end or not;
/// - where one ends within `snap_m` of another line: at that line's corner if one is as near, else
///   part of the way along it.
/// Lines that cross without either, as a bridge does, do not meet. A node lies at the first of the
/// corners that it joins. What is shorter than twice snap_m and comes back to its own node is left
/// out, and so is a line without length.
/// @throws std::invalid_argument if snap_m is below 0 or not finite
JoinedStreets join_streets(std::span<const Street> streets, double snap_m);

}  // namespace tk
