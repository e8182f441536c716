#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "engine/network/street_network.h"

namespace tk {

struct NodeDistance {
    std::uint32_t node = 0;
    double distance_m = 0.0;
};

/// The shortest ways along streets from one place, as far as a bound (Dijkstra 1959). Keeps its
/// memory from one place to the next: each thread has its own.
class NetworkDistances {
public:
    static constexpr double no_way = std::numeric_limits<double>::infinity();

    /// @param streets must outlive it
    explicit NetworkDistances(const StreetNetwork& streets);

    /// Begins at a place. @return the nodes at most `bound_m` away, nearest first, of those as near
    /// the one with the lower number; good until the next call
    std::span<const NodeDistance> from(const NetworkPlace& place, double bound_m);

    /// How far it is from where from() began, by its edge or over its ends; no_way beyond the
    /// bound.
    double to(const NetworkPlace& place) const;

private:
    struct Open {
        double distance_m;
        std::uint32_t node;
        bool operator>(const Open& other) const {
            return distance_m != other.distance_m ? distance_m > other.distance_m
                                                  : node > other.node;
        }
    };
    void open(std::uint32_t node, double distance_m);

    const StreetNetwork& streets_;
    NetworkPlace start_;
    double bound_m_ = 0.0;
    std::vector<double> best_m_;      ///< of each node; no_way where it was not reached
    std::vector<NodeDistance> done_;  ///< also which nodes to forget
    std::vector<Open> open_;          ///< a heap, the nearest first
};

}  // namespace tk
