#include "engine/surfaces/network_density.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>

#include "engine/core/parallel_for.h"
#include "engine/surfaces/network_arrivals.h"

namespace tk {
namespace {

/// Places that stand together and lie on the same edge: [begin, end) of the order.
struct PlacesOfEdge {
    std::size_t begin, end;
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

/// The sums at the places of one edge after the other.
class EdgeDensity {
public:
    EdgeDensity(const StreetNetwork& streets, const IncidentsByEdge& incidents,
                const NetworkDensityOptions& options)
        : streets_(streets), incidents_(incidents), options_(options) {}

    /// @param order numbers of places, all of the same edge
    void add(std::span<const std::size_t> order, std::span<const NetworkPlace> places,
             std::span<double> values) const {
        const std::uint32_t edge = places[order.front()].edge;
        const double length_m = streets_.edge(edge).length_m;
        double least_m = length_m, most_m = 0.0;
        for (const std::size_t i : order) {
            least_m = std::min(least_m, places[i].along_m);
            most_m = std::max(most_m, places[i].along_m);
            for (const IncidentsByEdge::OnEdge& incident : incidents_.of(edge))
                values[i] +=
                    incident.weight * shape_at(std::abs(incident.along_m - places[i].along_m));
        }
        ArrivalSearch search(streets_, incidents_, options_.split);
        const Way forth = way_along(edge);
        const auto& before = search.beyond(turned(forth), options_.bandwidth_m - least_m);
        for (const std::size_t i : order) values[i] += sum_of(before, places[i].along_m);
        const auto& behind = search.beyond(forth, options_.bandwidth_m - (length_m - most_m));
        for (const std::size_t i : order) values[i] += sum_of(behind, length_m - places[i].along_m);
    }

private:
    double shape_at(double distance_m) const {
        const double u = distance_m / options_.bandwidth_m;
        return u < 1.0 ? kernel_shape_at(options_.shape, u) : 0.0;
    }

    double sum_of(const std::vector<Arrival>& arrivals, double from_end_m) const {
        double sum = 0.0;
        for (const Arrival& arrival : arrivals) {
            const double distance_m = arrival.distance_m + from_end_m;
            if (!(distance_m < options_.bandwidth_m)) break;
            sum += arrival.weight * shape_at(distance_m);
        }
        return sum;
    }

    const StreetNetwork& streets_;
    const IncidentsByEdge& incidents_;
    const NetworkDensityOptions& options_;
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
    std::vector<std::size_t> order(places.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return places[a].edge < places[b].edge; });
    std::vector<PlacesOfEdge> groups;
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (i == 0 || places[order[i]].edge != places[order[i - 1]].edge) groups.push_back({i, i});
        groups.back().end = i + 1;
    }
    const IncidentsByEdge by_edge(incidents, streets);
    const EdgeDensity density(streets, by_edge, options);
    std::vector<double> values(places.size(), 0.0);
    parallel_for(
        groups.size(),
        [&](std::size_t g) {
            const auto [begin, end] = groups[g];
            density.add(std::span(order).subspan(begin, end - begin), places, values);
        },
        progress);
    for (double& value : values) value *= factor * options.scale;
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
