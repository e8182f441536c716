#include "cli/cluster_analysis.h"

#include <string>
#include <vector>

#include "cli/cluster_result.h"
#include "cli/plain_number.h"
#include "cli/reading.h"
#include "cli/source_options.h"
#include "engine/analyses/empirical_bayes.h"
#include "engine/analyses/false_discovery.h"
#include "engine/analyses/hot_spot_class.h"
#include "engine/core/input_error.h"

namespace tk::cli {
namespace {

constexpr std::size_t fewest_places = 4;

int how_many(const Neighbours& neighbours, std::size_t place) {
    return static_cast<int>(neighbours.of(place).size());
}
int how_many(const GridNeighbours& neighbours, std::size_t place) {
    return static_cast<int>(neighbours.counts()[place]);
}

/// @param neighbours listed, or added up along the rows of a grid
template <class NeighboursOrSums>
ClusterStatistics clusters_among(const NeighboursOrSums& neighbours, const StudiedPlaces& places,
                                 const ClusterRequest& request, const Progress& progress,
                                 std::vector<std::string>& notes) {
    ClusterStatistics found;
    found.statistic = request.options.statistic;
    const bool moran = request.options.statistic == LocalStatistic::local_moran;
    std::vector<double> of_moran = places.values;
    if (!request.asked.population.empty()) {
        // Moran's I, the global one too, has an index of its own for rates.
        of_moran = empirical_bayes_index(places.values, places.areas.populations);
        found.rates =
            moran ? of_moran : empirical_bayes_rates(places.values, places.areas.populations);
    }
    const std::vector<double>& studied = found.rates.empty() ? places.values : found.rates;
    found.local = local_statistics(studied, neighbours, request.options, progress);
    found.q = false_discovery_rates(found.local.p);
    found.moran = morans_i(of_moran, neighbours, true);
    found.geary = gearys_c(of_moran, neighbours, true);
    const std::vector<MoranQuadrant> quadrants = moran_quadrants(studied, neighbours);
    const std::vector<double>& judged_by =
        request.asked.by_false_discovery ? found.q : found.local.p;
    long long without = 0;
    for (std::size_t i = 0; i < places.count(); ++i) {
        found.classes.emplace_back(
            moran ? name_of(moran_class(quadrants[i], judged_by[i], request.asked.alpha))
                  : name_of(hot_spot_class(found.local.z[i], judged_by[i])));
        found.neighbours.push_back(how_many(neighbours, i));
        without += found.neighbours.back() == 0 ? 1 : 0;
    }
    if (without > 0)
        notes.push_back(grouped(without) + " of " +
                        grouped(static_cast<long long>(places.count())) +
                        " places have no neighbours");
    return found;
}

}  // namespace

ClusterRequest cluster_request(const ClustersAnalysis& asked, const std::string& source) {
    ClusterRequest request{asked, parse_neighbour_rule(asked.neighbours), {}, source};
    LocalStatisticsOptions& options = request.options;
    options.statistic = asked.statistic == "gi-star" ? LocalStatistic::gi_star
                        : asked.statistic == "gi"    ? LocalStatistic::gi
                                                     : LocalStatistic::local_moran;
    options.row_standardised =
        asked.row_standardised || options.statistic == LocalStatistic::local_moran;
    options.inference =
        asked.inference == "normal" ? LocalInference::normal : LocalInference::permutation;
    options.permutations = asked.permutations;
    options.seed = static_cast<std::uint64_t>(asked.seed);
    return request;
}

StudiedPlaces count_for_clusters(const ClusterRequest& request, const Incidents& incidents,
                                 const CountingGround& ground, const ReadContext& reading,
                                 Outcome& outcome) {
    const ClustersAnalysis& asked = request.asked;
    StudiedPlaces places;
    if (asked.areas.empty()) {
        const GridSpec spec =
            counting_grid(ground.grid, request.source, incidents, ground.boundary);
        outcome.grid = spec;
        places = places_on_grid(incidents.all, spec, ground.boundary);
        outcome.cells_with_data = places.count();
    } else {
        ReadReport of_areas;
        AreaValues areas = read_area_values(further_source(asked.areas), {"", asked.population},
                                            reading, of_areas);
        take_further_report(of_areas, outcome.notes);
        places = places_in_areas(incidents.all, std::move(areas));
    }
    if (places.elsewhere > 0)
        outcome.notes.push_back(grouped(places.elsewhere) + " of " +
                                grouped(static_cast<long long>(incidents.all.size())) +
                                " incidents lie in none of the " +
                                (asked.areas.empty() ? "cells" : "areas") + " and are not counted");
    return places;
}

ClusterStatistics find_clusters(const ClusterRequest& request, const StudiedPlaces& places,
                                const ReadContext& reading, const Progress& progress,
                                Outcome& outcome) {
    if (places.count() < fewest_places)
        throw InputError(request.source,
                         "it gives " + std::to_string(places.count()) +
                             (places.count() == 1 ? " place" : " places") +
                             " to compare, and four is the least that tells anything",
                         places.cells ? "give a smaller --cell or a larger --extent or --boundary"
                                      : "give more areas with values");
    outcome.parameters = cluster_parameters(request, places, reading);
    const auto sums = find_grid_neighbours(places, request.rule);
    const ClusterStatistics found =
        sums ? clusters_among(*sums, places, request, progress, outcome.notes)
             : clusters_among(
                   find_neighbours(places, {request.rule, request.asked.snap_m, request.source}),
                   places, request, progress, outcome.notes);
    tell_clusters(request, places, found, outcome);
    return found;
}

}  // namespace tk::cli
