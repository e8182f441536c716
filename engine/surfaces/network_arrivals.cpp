#include "engine/surfaces/network_arrivals.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <string>

#include "engine/core/input_error.h"

namespace tk {
namespace {

constexpr double at_node_m = 1e-6;
constexpr double least_factor = 1e-15;
constexpr double steps_per_m = 0x1.0p30;
constexpr std::size_t most_paths = 250'000;

}  // namespace

IncidentsByEdge::IncidentsByEdge(std::span<const NetworkIncident> incidents,
                                 const StreetNetwork& streets) {
    const auto share_at = [&](std::uint32_t node, double weight) {
        const std::span<const Way> ways = streets.ways_from(node);
        for (const Way way : ways) {
            const double along_m = way % 2 == 0 ? 0.0 : streets.edge(edge_of(way)).length_m;
            all_.push_back({edge_of(way), along_m, weight / static_cast<double>(ways.size())});
        }
    };
    for (const NetworkIncident& incident : incidents) {
        const NetworkEdge& edge = streets.edge(incident.at.edge);
        if (incident.at.along_m <= at_node_m)
            share_at(edge.from, incident.weight);
        else if (incident.at.along_m >= edge.length_m - at_node_m)
            share_at(edge.to, incident.weight);
        else
            all_.push_back({incident.at.edge, incident.at.along_m, incident.weight});
    }
    std::stable_sort(all_.begin(), all_.end(), [](const OnEdge& a, const OnEdge& b) {
        return a.edge != b.edge ? a.edge < b.edge : a.along_m < b.along_m;
    });
    first_.assign(streets.edges() + 1, 0);
    for (const OnEdge& incident : all_) ++first_[incident.edge + 1];
    for (std::size_t e = 0; e < streets.edges(); ++e) first_[e + 1] += first_[e];
}

void ArrivalSearch::leave_node(Way arriving, double length_m, double factor) {
    const std::span<const Way> ways = streets_.ways_from(streets_.end_of(arriving));
    const auto n = static_cast<double>(ways.size());
    const bool continuous = split_ == NodeSplit::continuous;
    const double onward = continuous ? 2.0 / n : 1.0 / (n - 1.0);
    const double back = continuous ? (2.0 - n) / n : 0.0;
    for (const Way way : ways) {
        const double share = factor * (way == turned(arriving) ? back : onward);
        if (!(std::abs(share) >= least_factor)) continue;
        // A way without incidents whose end is out of reach leads to nothing.
        const bool leads_on = length_m + streets_.edge(edge_of(way)).length_m < reach_m_;
        if (!leads_on && incidents_.of(edge_of(way)).empty()) continue;
        open_.push_back({std::llround(length_m * steps_per_m), way, length_m, share});
        std::push_heap(open_.begin(), open_.end(), std::greater<>());
    }
}

ArrivalSearch::Path ArrivalSearch::take_shortest() {
    const auto take = [&] {
        std::pop_heap(open_.begin(), open_.end(), std::greater<>());
        const Path path = open_.back();
        open_.pop_back();
        return path;
    };
    Path path = take();
    while (!open_.empty() && open_.front().way == path.way &&
           open_.front().length_steps == path.length_steps)
        path.factor += take().factor;
    return path;
}

Beyond ArrivalSearch::beyond(Way way, const PathReach& reach) {
    Beyond found;
    open_.clear();
    reach_m_ = reach.reach_m;
    if (reach_m_ > 0.0) leave_node(way, 0.0, 1.0);
    for (std::size_t paths = 0; !open_.empty(); ++paths) {
        if (paths == most_paths) {
            const MapPoint at = streets_.node(streets_.end_of(way));
            throw InputError("",
                             "more than 250 000 paths lead along streets within the bandwidth of " +
                                 std::to_string(std::llround(at.east_m)) + ", " +
                                 std::to_string(std::llround(at.north_m)),
                             "give a smaller --bandwidth, or streets without their short pieces");
        }
        const Path path = take_shortest();
        const double length_m = streets_.edge(edge_of(path.way)).length_m;
        for (const IncidentsByEdge::OnEdge& incident : incidents_.of(edge_of(path.way))) {
            const double along_m =
                path.way % 2 == 0 ? incident.along_m : length_m - incident.along_m;
            if (path.length_m + along_m < reach_m_)
                found.arrivals.push_back({path.length_m + along_m, path.factor * incident.weight});
        }
        const double end_m = path.length_m + length_m;
        if (!(end_m < reach_m_)) continue;
        if (end_m < reach.follow_m)
            leave_node(path.way, end_m, path.factor);
        else
            found.unfinished.push_back({path.way, end_m, path.factor});
    }
    std::stable_sort(
        found.arrivals.begin(), found.arrivals.end(),
        [](const Arrival& a, const Arrival& b) { return a.distance_m < b.distance_m; });
    std::stable_sort(found.unfinished.begin(), found.unfinished.end(),
                     [](const PathEnd& a, const PathEnd& b) { return a.way < b.way; });
    return found;
}

}  // namespace tk
