#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engine/core/geometry.h"
#include "engine/network/join_streets.h"
#include "engine/town/map_features.h"
#include "engine/visibility/rectangle_index.h"

namespace tk {

/// An edge and a direction along it: 2 * edge from its first node to its second, 2 * edge + 1 back.
using Way = std::uint32_t;

constexpr Way way_along(std::uint32_t edge) {
    return 2 * edge;
}
constexpr std::uint32_t edge_of(Way way) {
    return way / 2;
}
constexpr Way turned(Way way) {
    return way ^ 1U;
}

/// A place on a street.
struct NetworkPlace {
    std::uint32_t edge = 0;
    double along_m = 0.0;  ///< from the edge's first node, [0, length]
    double off_m = 0.0;    ///< how far the place that it stands for lies from it
};

/// Streets as a network: nodes where they meet or end, and edges between them, as long as the
/// streets' lines are. join_streets() says where lines meet. Immutable; in parts where not all
/// streets hang together.
class StreetNetwork {
public:
    StreetNetwork() : StreetNetwork(std::span<const Street>{}) {}
    /// @param snap_m as of join_streets()
    /// @throws std::invalid_argument if snap_m is below 0 or not finite
    explicit StreetNetwork(std::span<const Street> streets, double snap_m = default_street_snap_m);

    std::size_t nodes() const { return joined_.nodes.size(); }
    std::size_t edges() const { return joined_.edges.size(); }
    MapPoint node(std::uint32_t node) const { return joined_.nodes[node]; }
    const NetworkEdge& edge(std::uint32_t edge) const { return joined_.edges[edge]; }

    /// The node that a way leaves, and the one that it leads to.
    std::uint32_t start_of(Way way) const {
        const NetworkEdge& e = joined_.edges[edge_of(way)];
        return way % 2 == 0 ? e.from : e.to;
    }
    std::uint32_t end_of(Way way) const { return start_of(turned(way)); }
    /// Ascending; both ways of an edge that begins and ends there.
    std::span<const Way> ways_from(std::uint32_t node) const {
        return std::span(ways_).subspan(first_way_[node], first_way_[node + 1] - first_way_[node]);
    }

    double length_m() const { return length_m_; }

    /// Parts that no street connects, numbered by their first node; none without streets.
    std::size_t parts() const { return part_lengths_m_.size(); }
    std::uint32_t part_of(std::uint32_t node) const { return part_[node]; }
    std::span<const double> part_lengths_m() const { return part_lengths_m_; }

    /// The nearest point of any street; of several as near that of the first edge. None where all
    /// are further than `within_m`.
    std::optional<NetworkPlace> nearest(MapPoint at, double within_m) const;

    /// Where a place is on the map. `along_m` outside the edge: its nearest end.
    MapPoint point_at(std::uint32_t edge, double along_m) const;
    /// The line of a part of an edge; its two ends and what corners lie between them.
    /// @param from_m,to_m ascending, within the edge
    Line part_of_edge(std::uint32_t edge, double from_m, double to_m) const;

private:
    struct Piece {
        std::uint32_t edge;
        std::uint32_t point;  ///< of its line, where the straight piece begins
    };
    void find_ways();
    void find_parts();
    void index_pieces();
    std::size_t piece_at(std::uint32_t edge, double along_m) const;

    JoinedStreets joined_;
    std::vector<std::size_t> first_way_;
    std::vector<Way> ways_;
    std::vector<std::vector<double>> before_m_;  ///< of each edge's points, from its beginning
    std::vector<std::uint32_t> part_;            ///< of each node
    std::vector<double> part_lengths_m_;
    double length_m_ = 0.0;
    std::vector<Piece> pieces_;
    RectangleIndex index_;
};

}  // namespace tk
