#include "engine/network/street_network.h"

#include <algorithm>
#include <cmath>

namespace tk {
namespace {

constexpr std::uint32_t no_part = UINT32_MAX;
/// The nearest street is looked for among few at first: most places lie by one.
constexpr double first_look_m = 25.0;

/// Where on the straight piece from `a` to `b` the point nearest to `p` is, from `a`.
double along_piece_m(MapPoint p, MapPoint a, MapPoint b, double length_m) {
    const double east = (b.east_m - a.east_m) / length_m;
    const double north = (b.north_m - a.north_m) / length_m;
    return std::clamp((p.east_m - a.east_m) * east + (p.north_m - a.north_m) * north, 0.0,
                      length_m);
}

MapPoint point_between(MapPoint a, MapPoint b, double share) {
    return {a.east_m + share * (b.east_m - a.east_m), a.north_m + share * (b.north_m - a.north_m)};
}

}  // namespace

StreetNetwork::StreetNetwork(std::span<const Street> streets, double snap_m)
    : joined_(join_streets(streets, snap_m)) {
    find_ways();
    find_parts();
    index_pieces();
}

void StreetNetwork::find_ways() {
    first_way_.assign(nodes() + 1, 0);
    const auto ways = static_cast<Way>(2 * edges());
    for (Way way = 0; way < ways; ++way) ++first_way_[start_of(way) + 1];
    for (std::size_t node = 0; node < nodes(); ++node) first_way_[node + 1] += first_way_[node];
    ways_.resize(ways);
    std::vector<std::size_t> next(first_way_.begin(), first_way_.end() - 1);
    for (Way way = 0; way < ways; ++way) ways_[next[start_of(way)]++] = way;
}

void StreetNetwork::find_parts() {
    part_.assign(nodes(), no_part);
    std::vector<std::uint32_t> open;
    for (std::uint32_t first = 0; first < nodes(); ++first) {
        if (part_[first] != no_part) continue;
        const auto part = static_cast<std::uint32_t>(part_lengths_m_.size());
        part_lengths_m_.push_back(0.0);
        part_[first] = part;
        open.push_back(first);
        while (!open.empty()) {
            const std::uint32_t node = open.back();
            open.pop_back();
            for (const Way way : ways_from(node))
                if (const std::uint32_t other = end_of(way); part_[other] == no_part) {
                    part_[other] = part;
                    open.push_back(other);
                }
        }
    }
    for (const NetworkEdge& e : joined_.edges) {
        part_lengths_m_[part_[e.from]] += e.length_m;
        length_m_ += e.length_m;
    }
}

void StreetNetwork::index_pieces() {
    std::vector<Extent> extents;
    before_m_.reserve(edges());
    for (std::uint32_t e = 0; e < edges(); ++e) {
        const Line& line = edge(e).line;
        std::vector<double> before_m{0.0};
        for (std::uint32_t i = 0; i + 1 < line.size(); ++i) {
            before_m.push_back(before_m.back() + distance_m(line[i], line[i + 1]));
            Extent extent;
            extent.add(line[i]);
            extent.add(line[i + 1]);
            extents.push_back(extent);
            pieces_.push_back({e, i});
        }
        before_m_.push_back(std::move(before_m));
    }
    index_ = RectangleIndex(extents);
}

std::optional<NetworkPlace> StreetNetwork::nearest(MapPoint at, double within_m) const {
    for (double look_m = std::min(first_look_m, within_m);;
         look_m = std::min(4.0 * look_m, within_m)) {
        Extent around;
        around.add(at);
        std::optional<NetworkPlace> best;
        for (const std::int32_t k : index_.meeting(around.grown(look_m))) {
            const Piece& piece = pieces_[static_cast<std::size_t>(k)];
            const Line& line = edge(piece.edge).line;
            const MapPoint a = line[piece.point], b = line[piece.point + 1];
            const double length_m = distance_m(a, b);
            if (!(length_m > 0.0)) continue;
            const double along_m = along_piece_m(at, a, b, length_m);
            const double off_m = distance_m(at, point_between(a, b, along_m / length_m));
            if (off_m > look_m || (best && off_m >= best->off_m)) continue;
            best = {piece.edge, before_m_[piece.edge][piece.point] + along_m, off_m};
        }
        if (best) {
            best->along_m = std::min(best->along_m, edge(best->edge).length_m);
            return best;
        }
        if (!(look_m < within_m)) return std::nullopt;
    }
}

/// The straight piece of the edge's line that holds a place.
std::size_t StreetNetwork::piece_at(std::uint32_t edge, double along_m) const {
    const std::vector<double>& before_m = before_m_[edge];
    const auto after = std::upper_bound(before_m.begin() + 1, before_m.end() - 1, along_m);
    return static_cast<std::size_t>(after - before_m.begin()) - 1;
}

MapPoint StreetNetwork::point_at(std::uint32_t edge, double along_m) const {
    const Line& line = joined_.edges[edge].line;
    if (!(along_m > 0.0)) return line.front();
    if (along_m >= before_m_[edge].back()) return line.back();
    const std::size_t i = piece_at(edge, along_m);
    const double from_m = before_m_[edge][i], to_m = before_m_[edge][i + 1];
    return point_between(line[i], line[i + 1], (along_m - from_m) / (to_m - from_m));
}

Line StreetNetwork::part_of_edge(std::uint32_t edge, double from_m, double to_m) const {
    const Line& line = joined_.edges[edge].line;
    const std::vector<double>& before_m = before_m_[edge];
    Line part{point_at(edge, from_m)};
    for (std::size_t i = 1; i + 1 < line.size(); ++i)
        if (before_m[i] > from_m && before_m[i] < to_m) part.push_back(line[i]);
    part.push_back(point_at(edge, to_m));
    return part;
}

}  // namespace tk
