#include "engine/surfaces/network_density.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <stdexcept>

#include "engine/core/parallel_for.h"
#include "engine/surfaces/arrival_sums.h"
#include "engine/surfaces/network_arrivals.h"

namespace tk {
namespace {

/// Edges, or ways, that are seen to between two looks at how much memory they take.
constexpr std::size_t edges_at_a_time = 256, ways_at_a_time = 64;
/// Of them some 200 MB are kept.
constexpr std::size_t most_unfinished = 8'000'000, most_arrivals = 4'000'000;

/// Places on the same edge, and what is still to be followed beyond its two ends.
struct EdgePlaces {
    std::span<const std::size_t> which;
    std::array<std::vector<PathEnd>, 2> unfinished;  ///< beyond its first node, and its second
};

void check_network_input(std::span<const NetworkIncident> incidents,
                         const NetworkDensityOptions& options) {
    if (!(options.bandwidth_m > 0.0) || !std::isfinite(options.bandwidth_m))
        throw std::invalid_argument("the bandwidth must be finite and above 0");
    if (!(options.scale >= 0.0) || !std::isfinite(options.scale))
        throw std::invalid_argument("the scale must be finite and not below 0");
    for (const NetworkIncident& incident : incidents)
        if (!(incident.weight >= 0.0) || !std::isfinite(incident.weight))
            throw std::invalid_argument("a weight must be finite and not below 0");
}

/// Sums of kernels at places. Paths multiply with their length, so they are followed from both
/// ends: from the places to half the bandwidth, and from wherever that leads over the other half,
/// once for all places that lead there.
class PlaceSums {
public:
    PlaceSums(std::span<const NetworkIncident> incidents, const StreetNetwork& streets,
              std::span<const NetworkPlace> places, const NetworkDensityOptions& options)
        : streets_(streets),
          places_(places),
          split_(options.split),
          half_m_(0.5 * options.bandwidth_m),
          kernel_(options.shape, options.bandwidth_m),
          incidents_(incidents, streets),
          values_(places.size(), 0.0),
          order_(places.size()) {
        std::iota(order_.begin(), order_.end(), std::size_t{0});
        std::stable_sort(order_.begin(), order_.end(), [&](std::size_t a, std::size_t b) {
            return places[a].edge < places[b].edge;
        });
        for (std::size_t i = 0, begin = 0; i < order_.size(); ++i) {
            if (i + 1 < order_.size() && places[order_[i + 1]].edge == places[order_[i]].edge)
                continue;
            edges_.push_back({std::span(order_).subspan(begin, i + 1 - begin), {}});
            begin = i + 1;
        }
    }

    std::vector<double> sums(const Progress& progress) {
        const Progress quiet{{}, progress.cancelled};
        std::size_t first = 0, unfinished = 0;
        for (std::size_t begin = 0; begin < edges_.size(); begin += edges_at_a_time) {
            const std::size_t end = std::min(edges_.size(), begin + edges_at_a_time);
            parallel_for(
                end - begin, [&](std::size_t i) { add_near(edges_[begin + i]); }, quiet);
            for (std::size_t i = begin; i < end; ++i)
                for (const auto& ends : edges_[i].unfinished) unfinished += ends.size();
            if (unfinished < most_unfinished && end < edges_.size()) continue;
            add_far(std::span(edges_).subspan(first, end - first), quiet);
            first = end;
            unfinished = 0;
            progress.at(static_cast<double>(end) / static_cast<double>(edges_.size()));
        }
        return std::move(values_);
    }

private:
    /// From the node at a side of the edge.
    double from_side_m(std::size_t place, std::size_t side) const {
        const NetworkPlace& at = places_[place];
        return side == 0 ? at.along_m : streets_.edge(at.edge).length_m - at.along_m;
    }

    void add_near(EdgePlaces& edge) {
        const std::uint32_t number = places_[edge.which.front()].edge;
        for (const std::size_t i : edge.which)
            for (const IncidentsByEdge::OnEdge& incident : incidents_.of(number))
                values_[i] +=
                    incident.weight * kernel_.at(std::abs(incident.along_m - places_[i].along_m));
        ArrivalSearch search(streets_, incidents_, split_);
        for (const std::size_t side : {0U, 1U}) {
            double nearest_m = HUGE_VAL;
            for (const std::size_t i : edge.which)
                nearest_m = std::min(nearest_m, from_side_m(i, side));
            const Way out = side == 0 ? turned(way_along(number)) : way_along(number);
            Beyond beyond = search.beyond(out, {kernel_.bandwidth_m() - nearest_m, half_m_});
            const ArrivalSums near(beyond.arrivals, kernel_);
            for (const std::size_t i : edge.which)
                values_[i] += near.sum(from_side_m(i, side), kernel_);
            edge.unfinished[side] = std::move(beyond.unfinished);
        }
    }

    void add_far(std::span<EdgePlaces> edges, const Progress& quiet) {
        std::vector<Way> ways;
        for (const EdgePlaces& edge : edges)
            for (const auto& ends : edge.unfinished)
                for (const PathEnd& end : ends)
                    if (ways.empty() || ways.back() != end.way) ways.push_back(end.way);
        std::sort(ways.begin(), ways.end());
        ways.erase(std::unique(ways.begin(), ways.end()), ways.end());
        std::vector<ArrivalSums> beyond(ways.size());
        std::size_t first = 0, arrivals = 0;
        for (std::size_t begin = 0; begin < ways.size(); begin += ways_at_a_time) {
            const std::size_t end = std::min(ways.size(), begin + ways_at_a_time);
            parallel_for(
                end - begin,
                [&](std::size_t i) {
                    ArrivalSearch search(streets_, incidents_, split_);
                    beyond[begin + i] =
                        ArrivalSums(search.beyond(ways[begin + i], {half_m_}).arrivals, kernel_);
                },
                quiet);
            for (std::size_t i = begin; i < end; ++i) arrivals += beyond[i].size();
            if (arrivals < most_arrivals && end < ways.size()) continue;
            const std::span<const Way> these = std::span(ways).subspan(first, end - first);
            const std::span<ArrivalSums> sums = std::span(beyond).subspan(first, end - first);
            parallel_for(
                edges.size(), [&](std::size_t e) { finish(edges[e], these, sums); }, quiet);
            for (ArrivalSums& done : sums) done = {};
            first = end;
            arrivals = 0;
        }
        for (EdgePlaces& edge : edges) edge.unfinished = {};
    }

    /// Those paths of an edge's places that end at one of `ways`.
    void finish(const EdgePlaces& edge, std::span<const Way> ways,
                std::span<const ArrivalSums> beyond) {
        for (const std::size_t side : {0U, 1U}) {
            const std::vector<PathEnd>& ends = edge.unfinished[side];
            auto path = std::lower_bound(ends.begin(), ends.end(), ways.front(),
                                         [](const PathEnd& end, Way way) { return end.way < way; });
            for (std::size_t w = 0; path != ends.end() && path->way <= ways.back(); ++path) {
                while (ways[w] != path->way) ++w;
                if (beyond[w].size() == 0) continue;
                for (const std::size_t i : edge.which)
                    values_[i] += path->factor *
                                  beyond[w].sum(path->length_m + from_side_m(i, side), kernel_);
            }
        }
    }

    const StreetNetwork& streets_;
    std::span<const NetworkPlace> places_;
    NodeSplit split_;
    double half_m_;
    KernelPolynomial kernel_;
    IncidentsByEdge incidents_;
    std::vector<double> values_;
    std::vector<std::size_t> order_;
    std::vector<EdgePlaces> edges_;
};

}  // namespace

double line_kernel_factor(KernelShape shape) {
    switch (shape) {
        case KernelShape::quartic: return 15.0 / 16.0;
        case KernelShape::epanechnikov: return 0.75;
        case KernelShape::triangular: return 1.0;
        case KernelShape::uniform: return 0.5;
        case KernelShape::triweight: return 35.0 / 32.0;
        case KernelShape::gaussian: break;
    }
    throw std::invalid_argument("along streets a kernel must end, and the gaussian does not");
}

std::vector<double> network_density(std::span<const NetworkIncident> incidents,
                                    const StreetNetwork& streets,
                                    std::span<const NetworkPlace> places,
                                    const NetworkDensityOptions& options,
                                    const Progress& progress) {
    check_network_input(incidents, options);
    double factor = line_kernel_factor(options.shape) / options.bandwidth_m;
    if (options.normalisation == Normalisation::raw) factor = 1.0;
    std::vector<double> values = PlaceSums(incidents, streets, places, options).sums(progress);
    for (double& value : values) {
        value *= factor * options.scale;
        // Nothing is taken away here, but for rounding.
        if (options.split == NodeSplit::discontinuous) value = std::max(0.0, value);
    }
    return values;
}

std::vector<Lixel> lixels_of(const StreetNetwork& streets, double longest_m) {
    if (!(longest_m > 0.0) || !std::isfinite(longest_m))
        throw std::invalid_argument("the length of a piece must be finite and above 0");
    std::vector<Lixel> lixels;
    for (std::uint32_t edge = 0; edge < streets.edges(); ++edge) {
        const double length_m = streets.edge(edge).length_m;
        // No piece more for what is rounding alone.
        const double pieces = std::max(1.0, std::ceil(length_m / longest_m - 1e-9));
        for (double k = 0.0; k < pieces; k += 1.0)
            lixels.push_back({edge, length_m * (k / pieces), length_m * ((k + 1.0) / pieces)});
    }
    return lixels;
}

}  // namespace tk
