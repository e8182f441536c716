#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "engine/surfaces/network_density.h"

namespace tk {

/// Incidents by the edge that they lie on; those at a node on all edges that meet there.
class IncidentsByEdge {
public:
    struct OnEdge {
        std::uint32_t edge = 0;
        double along_m = 0.0;
        double weight = 0.0;
    };

    IncidentsByEdge(std::span<const NetworkIncident> incidents, const StreetNetwork& streets);
    std::span<const OnEdge> of(std::uint32_t edge) const {
        return std::span(all_).subspan(first_[edge], first_[edge + 1] - first_[edge]);
    }

private:
    std::vector<std::size_t> first_;
    std::vector<OnEdge> all_;
};

/// An incident at the end of a path, and the weight that comes along it.
struct Arrival {
    double distance_m = 0.0;
    double weight = 0.0;
};

/// A path that has come to the end of a way.
struct PathEnd {
    Way way = 0;
    double length_m = 0.0;
    double factor = 0.0;
};

/// What is to be found beyond the end of a way.
struct Beyond {
    std::vector<Arrival> arrivals;    ///< nearest first
    std::vector<PathEnd> unfinished;  ///< by way: paths that were not followed further
};

/// How far paths are followed.
struct PathReach {
    double reach_m = 0.0;  ///< to incidents nearer than this
    /// Paths that have come as far as this at the end of a way go no further.
    double follow_m = std::numeric_limits<double>::infinity();
};

/// Follows paths from the end of a way out into the network. A path's factor is the same both
/// ways, so that what comes from the incidents is found by going to them. Paths of the same length
/// that take the same way go on as one: there are many, of the same streets in another order.
class ArrivalSearch {
public:
    ArrivalSearch(const StreetNetwork& streets, const IncidentsByEdge& incidents, NodeSplit split)
        : streets_(streets), incidents_(incidents), split_(split) {}

    /// @throws InputError where there are more than 250 000 paths
    Beyond beyond(Way way, const PathReach& reach);

private:
    /// A path that has come to the beginning of a way.
    struct Path {
        std::int64_t length_steps;  ///< the length, so coarse that rounding is no difference
        Way way;
        double length_m;
        double factor;
        /// The shortest first.
        bool operator>(const Path& other) const {
            return length_steps != other.length_steps ? length_steps > other.length_steps
                                                      : way > other.way;
        }
    };
    void leave_node(Way arriving, double length_m, double factor);
    Path take_shortest();

    const StreetNetwork& streets_;
    const IncidentsByEdge& incidents_;
    NodeSplit split_;
    double reach_m_ = 0.0;
    std::vector<Path> open_;  ///< a heap
};

}  // namespace tk
