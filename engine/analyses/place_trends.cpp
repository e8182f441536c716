#include "engine/analyses/place_trends.h"

#include "engine/analyses/local_statistics.h"
#include "engine/core/parallel_for.h"

namespace tk {

std::vector<PlaceTrend> place_trends(const SpaceTimeCube& cube, const Neighbours& space,
                                     double alpha, const Progress& progress) {
    const LocalStatistics gi =
        local_statistics(cube.counts, neighbours_in_cube(space, cube.steps), {}, progress);
    std::vector<PlaceTrend> trends(cube.places);
    parallel_for(cube.places, [&](std::size_t place) {
        PlaceTrend& trend = trends[place];
        const std::vector<double> counts = cube.series(cube.counts, place);
        for (const double count : counts) trend.total += count;
        trend.of_counts = mann_kendall(counts);
        const std::vector<double> z = cube.series(gi.z, place), p = cube.series(gi.p, place);
        trend.of_scores = mann_kendall(z);
        std::vector<SpotState> states;
        for (std::size_t step = 0; step < cube.steps; ++step) {
            const bool significant = p[step] <= alpha;
            states.push_back(!significant    ? SpotState::neither
                             : z[step] > 0.0 ? SpotState::hot
                                             : SpotState::cold);
            trend.hot_steps += states.back() == SpotState::hot ? 1 : 0;
            trend.cold_steps += states.back() == SpotState::cold ? 1 : 0;
        }
        const int direction = trend.of_scores.p <= alpha ? (trend.of_scores.z > 0.0 ? 1 : -1) : 0;
        trend.spot = emerging_spot(states, direction);
    });
    return trends;
}

}  // namespace tk
