#include "engine/network/network_distances.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace tk {

NetworkDistances::NetworkDistances(const StreetNetwork& streets)
    : streets_(streets), best_m_(streets.nodes(), no_way) {}

void NetworkDistances::open(std::uint32_t node, double distance_m) {
    if (distance_m > bound_m_ || distance_m >= best_m_[node]) return;
    best_m_[node] = distance_m;
    open_.push_back({distance_m, node});
    std::push_heap(open_.begin(), open_.end(), std::greater<>());
}

std::span<const NodeDistance> NetworkDistances::from(const NetworkPlace& place, double bound_m) {
    for (const NodeDistance& done : done_) best_m_[done.node] = no_way;
    done_.clear();
    start_ = place;
    bound_m_ = bound_m;
    const NetworkEdge& edge = streets_.edge(place.edge);
    open(edge.from, place.along_m);
    open(edge.to, edge.length_m - place.along_m);
    while (!open_.empty()) {
        std::pop_heap(open_.begin(), open_.end(), std::greater<>());
        const Open nearest = open_.back();
        open_.pop_back();
        if (nearest.distance_m > best_m_[nearest.node]) continue;
        done_.push_back({nearest.node, nearest.distance_m});
        for (const Way way : streets_.ways_from(nearest.node))
            open(streets_.end_of(way), nearest.distance_m + streets_.edge(edge_of(way)).length_m);
    }
    return done_;
}

double NetworkDistances::to(const NetworkPlace& place) const {
    const NetworkEdge& edge = streets_.edge(place.edge);
    double distance = std::min(best_m_[edge.from] + place.along_m,
                               best_m_[edge.to] + (edge.length_m - place.along_m));
    if (place.edge == start_.edge)
        distance = std::min(distance, std::abs(place.along_m - start_.along_m));
    return distance <= bound_m_ ? distance : no_way;
}

}  // namespace tk
