#include "engine/analyses/near_pairs.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>

#include "engine/network/network_distances.h"

namespace tk {

NearPairSearch::NearPairSearch(std::span<const MapPoint> incidents, double reach_m,
                               NearRepeatMetric metric, const PlacesOnStreets& on_streets)
    : reach_m_(reach_m), metric_(metric), on_streets_(on_streets), order_(incidents.size()) {
    if (metric == NearRepeatMetric::network &&
        (on_streets.streets == nullptr || on_streets.places.size() != incidents.size()))
        throw std::invalid_argument("along streets every incident needs a place on them");
    std::iota(order_.begin(), order_.end(), 0U);
    if (!(reach_m > 0.0)) return;
    std::vector<Square> squares;
    squares.reserve(incidents.size());
    for (const MapPoint at : incidents) squares.push_back(square_of(at));
    std::stable_sort(order_.begin(), order_.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return squares[a] < squares[b]; });
    for (const std::uint32_t i : order_) {
        places_.push_back(incidents[i]);
        squares_.push_back(squares[i]);
    }
    if (metric == NearRepeatMetric::network) list_by_edge();
}

NearPairSearch::Square NearPairSearch::square_of(MapPoint at) const {
    return {static_cast<std::int64_t>(std::floor(at.north_m / reach_m_)),
            static_cast<std::int64_t>(std::floor(at.east_m / reach_m_))};
}

std::uint32_t NearPairSearch::first_from(const Square& square) const {
    return static_cast<std::uint32_t>(std::lower_bound(squares_.begin(), squares_.end(), square) -
                                      squares_.begin());
}

double NearPairSearch::apart_m(std::uint32_t a, std::uint32_t b) const {
    const MapPoint p = places_[a], q = places_[b];
    return metric_ == NearRepeatMetric::manhattan
               ? std::abs(p.east_m - q.east_m) + std::abs(p.north_m - q.north_m)
               : distance_m(p, q);
}

void NearPairSearch::find(std::uint32_t begin, std::uint32_t end,
                          std::vector<NearPair>& pairs) const {
    if (!(reach_m_ > 0.0)) return;
    if (metric_ == NearRepeatMetric::network)
        find_along_streets(begin, end, pairs);
    else
        find_in_plane(begin, end, pairs);
}

void NearPairSearch::find_in_plane(std::uint32_t begin, std::uint32_t end,
                                   std::vector<NearPair>& pairs) const {
    Square square;
    std::uint32_t here_end = 0, above_begin = 0, above_end = 0;
    const auto look = [&](std::uint32_t a, std::uint32_t from, std::uint32_t to) {
        for (std::uint32_t b = from; b < to; ++b) {
            // Most are further away, and need no exact distance to be told so.
            if (std::abs(places_[a].east_m - places_[b].east_m) >= reach_m_ ||
                std::abs(places_[a].north_m - places_[b].north_m) >= reach_m_)
                continue;
            if (const double apart = apart_m(a, b); apart < reach_m_)
                pairs.push_back({a, b, apart});
        }
    };
    for (std::uint32_t a = begin; a < end; ++a) {
        if (a == begin || squares_[a] != square) {
            square = squares_[a];
            here_end = first_from({square.row, square.col + 2});
            above_begin = first_from({square.row + 1, square.col - 1});
            above_end = first_from({square.row + 1, square.col + 2});
        }
        look(a, a + 1, here_end);
        look(a, above_begin, above_end);
    }
}

void NearPairSearch::list_by_edge() {
    const auto edge_of_place = [&](std::uint32_t place) {
        return on_streets_.places[order_[place]].edge;
    };
    first_of_edge_.assign(on_streets_.streets->edges() + 1, 0);
    for (std::uint32_t place = 0; place < order_.size(); ++place)
        ++first_of_edge_[edge_of_place(place) + 1];
    for (std::size_t e = 1; e < first_of_edge_.size(); ++e)
        first_of_edge_[e] += first_of_edge_[e - 1];
    of_edge_.resize(order_.size());
    std::vector<std::size_t> next = first_of_edge_;
    for (std::uint32_t place = 0; place < order_.size(); ++place)
        of_edge_[next[edge_of_place(place)]++] = place;
}

void NearPairSearch::find_along_streets(std::uint32_t begin, std::uint32_t end,
                                        std::vector<NearPair>& pairs) const {
    const StreetNetwork& streets = *on_streets_.streets;
    NetworkDistances distances(streets);
    std::vector<std::uint32_t> looked_at_for(streets.edges(), UINT32_MAX);
    for (std::uint32_t a = begin; a < end; ++a) {
        const NetworkPlace& start = on_streets_.places[order_[a]];
        const std::size_t first = pairs.size();
        const auto look_at = [&](std::uint32_t edge) {
            if (looked_at_for[edge] == a) return;
            looked_at_for[edge] = a;
            for (std::size_t k = first_of_edge_[edge]; k < first_of_edge_[edge + 1]; ++k) {
                const std::uint32_t b = of_edge_[k];
                if (b <= a) continue;
                const double apart = std::max(distances.to(on_streets_.places[order_[b]]),
                                              distance_m(places_[a], places_[b]));
                if (apart < reach_m_) pairs.push_back({a, b, apart});
            }
        };
        const std::span<const NodeDistance> reached = distances.from(start, reach_m_);
        look_at(start.edge);
        for (const NodeDistance& node : reached)
            for (const Way way : streets.ways_from(node.node)) look_at(edge_of(way));
        std::sort(pairs.begin() + static_cast<std::ptrdiff_t>(first), pairs.end(),
                  [](const NearPair& p, const NearPair& q) { return p.b < q.b; });
    }
}

}  // namespace tk
