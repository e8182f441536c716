#include "engine/network/join_streets.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>
#include <stdexcept>
#include <unordered_map>

#include "engine/visibility/rectangle_index.h"

namespace tk {
namespace {

constexpr std::uint32_t not_a_node = UINT32_MAX;

/// Which corners are the same node: each set is known by its first corner.
class CornerSets {
public:
    explicit CornerSets(std::size_t corners) : first_(corners) {
        std::iota(first_.begin(), first_.end(), 0U);
    }
    std::uint32_t first_of(std::uint32_t corner) {
        while (first_[corner] != corner) corner = first_[corner] = first_[first_[corner]];
        return corner;
    }
    void join(std::uint32_t a, std::uint32_t b) {
        a = first_of(a);
        b = first_of(b);
        first_[std::max(a, b)] = std::min(a, b);
    }

private:
    std::vector<std::uint32_t> first_;
};

struct CornerHash {
    std::size_t operator()(MapPoint p) const {
        // The two zeros are the same place.
        const auto east = std::bit_cast<std::uint64_t>(p.east_m + 0.0);
        const auto north = std::bit_cast<std::uint64_t>(p.north_m + 0.0);
        return static_cast<std::size_t>((east ^ std::rotl(north, 23)) * 0x9e3779b97f4a7c15U);
    }
};

/// A line as the corners [begin, end) of all.
struct CornerLine {
    std::uint32_t begin, end;
    std::uint32_t street;
};

/// Where a line is met by another's end on the way from a corner to the next.
struct Meeting {
    std::uint32_t corner;  ///< that the straight piece begins at
    double share;          ///< of the piece, (0, 1)
    std::uint32_t end;     ///< the corner that ends there
};

class StreetJoiner {
public:
    StreetJoiner(std::span<const Street> streets, double snap_m)
        : snap_m_(snap_m), lines_(lines_of(streets)), sets_(corners_.size()) {
        is_node_.assign(corners_.size(), 0);
        join_equal_corners();
        join_ends();
        number_nodes();
    }

    JoinedStreets joined() {
        for (const CornerLine& line : lines_) cut(line);
        return std::move(result_);
    }

private:
    std::vector<CornerLine> lines_of(std::span<const Street> streets) {
        std::vector<CornerLine> lines;
        for (std::size_t s = 0; s < streets.size(); ++s)
            for (const Line& line : streets[s].lines) {
                const auto begin = static_cast<std::uint32_t>(corners_.size());
                for (const MapPoint p : line)
                    if (corners_.size() == begin || !(corners_.back() == p)) corners_.push_back(p);
                if (corners_.size() < begin + 2U) {
                    corners_.resize(begin);
                    continue;
                }
                lines.push_back({begin, static_cast<std::uint32_t>(corners_.size()),
                                 static_cast<std::uint32_t>(s)});
            }
        return lines;
    }

    void join_equal_corners() {
        std::unordered_map<MapPoint, std::uint32_t, CornerHash> first_at;
        first_at.reserve(corners_.size());
        for (std::uint32_t c = 0; c < corners_.size(); ++c) {
            const auto [found, is_new] = first_at.emplace(corners_[c], c);
            if (is_new) continue;
            sets_.join(found->second, c);
            is_node_[c] = is_node_[found->second] = 1;
        }
        for (const CornerLine& line : lines_) is_node_[line.begin] = is_node_[line.end - 1] = 1;
    }

    void join_ends() {
        std::vector<Extent> extents;
        std::vector<std::uint32_t> corner_of, line_of;
        for (std::uint32_t l = 0; l < lines_.size(); ++l)
            for (std::uint32_t c = lines_[l].begin; c + 1 < lines_[l].end; ++c) {
                Extent extent;
                extent.add(corners_[c]);
                extent.add(corners_[c + 1]);
                extents.push_back(extent.grown(snap_m_));
                corner_of.push_back(c);
                line_of.push_back(l);
            }
        const RectangleIndex index(extents);
        for (std::uint32_t l = 0; l < lines_.size(); ++l)
            for (const std::uint32_t end : {lines_[l].begin, lines_[l].end - 1}) {
                Extent here;
                here.add(corners_[end]);
                for (const std::int32_t k : index.meeting(here)) {
                    const auto piece = static_cast<std::size_t>(k);
                    if (line_of[piece] == l)
                        close(lines_[l]);
                    else
                        join_end(end, corner_of[piece]);
                }
            }
    }

    /// A line whose ends meet is a loop, unless that is all there is of it.
    void close(const CornerLine& line) {
        const std::uint32_t first = line.begin, last = line.end - 1;
        if (distance_m(corners_[first], corners_[last]) > snap_m_) return;
        double length = 0.0;
        for (std::uint32_t c = first; c < last; ++c)
            length += distance_m(corners_[c], corners_[c + 1]);
        if (length > 2.0 * snap_m_) sets_.join(first, last);
    }

    /// To the straight piece that begins at `corner`.
    void join_end(std::uint32_t end, std::uint32_t corner) {
        const MapPoint p = corners_[end], a = corners_[corner], b = corners_[corner + 1];
        const bool at_a = distance_m(p, a) <= snap_m_, at_b = distance_m(p, b) <= snap_m_;
        for (const auto& [is_there, other] :
             {std::pair(at_a, corner), std::pair(at_b, corner + 1)}) {
            if (!is_there) continue;
            sets_.join(end, other);
            is_node_[other] = 1;
        }
        if (at_a || at_b || distance_to_segment_m(p, a, b) > snap_m_) return;
        const double east = b.east_m - a.east_m, north = b.north_m - a.north_m;
        const double share = ((p.east_m - a.east_m) * east + (p.north_m - a.north_m) * north) /
                             (east * east + north * north);
        meetings_.push_back({corner, share, end});
    }

    void number_nodes() {
        std::sort(meetings_.begin(), meetings_.end(), [](const Meeting& a, const Meeting& b) {
            return std::pair(a.corner, a.share) < std::pair(b.corner, b.share);
        });
        node_of_set_.assign(corners_.size(), not_a_node);
        for (std::uint32_t c = 0; c < corners_.size(); ++c) {
            if (is_node_[c] == 0) continue;
            std::uint32_t& node = node_of_set_[sets_.first_of(c)];
            if (node != not_a_node) continue;
            node = static_cast<std::uint32_t>(result_.nodes.size());
            result_.nodes.push_back(corners_[sets_.first_of(c)]);
        }
    }

    std::uint32_t node_at(std::uint32_t corner) {
        return is_node_[corner] == 0 ? not_a_node : node_of_set_[sets_.first_of(corner)];
    }

    /// A line into edges, at its nodes.
    void cut(const CornerLine& line) {
        NetworkEdge edge;
        edge.street = line.street;
        edge.from = node_at(line.begin);
        edge.line = {result_.nodes[edge.from]};
        const auto reach = [&](std::uint32_t node) {
            edge.line.push_back(result_.nodes[node]);
            edge.to = node;
            add(edge);
            edge.from = node;
            edge.line = {result_.nodes[node]};
        };
        auto meeting = std::lower_bound(
            meetings_.begin(), meetings_.end(), line.begin,
            [](const Meeting& m, std::uint32_t corner) { return m.corner < corner; });
        for (std::uint32_t c = line.begin; c + 1 < line.end; ++c) {
            for (; meeting != meetings_.end() && meeting->corner == c; ++meeting)
                reach(node_at(meeting->end));
            if (const std::uint32_t node = node_at(c + 1); node != not_a_node)
                reach(node);
            else
                edge.line.push_back(corners_[c + 1]);
        }
    }

    void add(NetworkEdge& edge) {
        edge.length_m = 0.0;
        for (std::size_t i = 1; i < edge.line.size(); ++i)
            edge.length_m += distance_m(edge.line[i - 1], edge.line[i]);
        const bool is_speck = edge.from == edge.to && edge.length_m <= 2.0 * snap_m_;
        if (edge.length_m > 0.0 && !is_speck) result_.edges.push_back(edge);
    }

    double snap_m_;
    std::vector<MapPoint> corners_;
    std::vector<CornerLine> lines_;
    CornerSets sets_;
    std::vector<char> is_node_;
    std::vector<Meeting> meetings_;
    std::vector<std::uint32_t> node_of_set_;
    JoinedStreets result_;
};

}  // namespace

JoinedStreets join_streets(std::span<const Street> streets, double snap_m) {
    if (!(snap_m >= 0.0) || !std::isfinite(snap_m))
        throw std::invalid_argument("the snapping distance must be finite and not below 0");
    return StreetJoiner(streets, snap_m).joined();
}

}  // namespace tk
