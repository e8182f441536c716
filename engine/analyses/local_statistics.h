#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/analyses/grid_neighbours.h"
#include "engine/analyses/neighbours.h"
#include "engine/core/progress.h"

/// Where values are high or low beside each other more than chance has it.
///
/// Gi and Gi*: Getis & Ord (1992), Ord & Getis (1995), with w_ij of 1 for neighbours (Gi*: and for
/// the place itself) or, row-standardised, of one over their number. Local Moran: Anselin (1995),
/// I_i = z_i / m2 * sum_j w_ij z_j, m2 = sum z^2 / n; weights are row-standardised unless binary.
///
/// Inference of each place:
/// - normal: Gi and Gi* are z scores by themselves; local Moran by its conditional expectation and
///   variance (Sokal, Oden & Thomson 1998): the place's own value is held.
/// - permutation: the place's own value is held and the others are drawn without replacement from
///   all others, `permutations` times; z is by the mean and spread of the draws, and
///   p = (1 + #{as far from the conditional expectation}) / (permutations + 1), two-sided.
///
/// A place without neighbours has no Gi and no local Moran (NaN); of Gi* it has its own.
namespace tk {

enum class LocalStatistic { gi_star, gi, local_moran };
enum class LocalInference { normal, permutation };

struct LocalStatisticsOptions {
    LocalStatistic statistic = LocalStatistic::gi_star;
    bool row_standardised = false;  ///< local Moran: usually true
    LocalInference inference = LocalInference::normal;
    int permutations = 999;  ///< >= 1
    std::uint64_t seed = 1;
};

/// Of every place. NaN where nothing can be told: no neighbours, or all values alike.
struct LocalStatistics {
    std::vector<double> value;  ///< the statistic; of Gi and Gi* the z score
    std::vector<double> z;
    std::vector<double> p;  ///< two-sided
};

/// The same bytes on any number of threads.
/// @param values one for each place; finite
/// @throws std::invalid_argument if there are not as many values as places, fewer than 3, or no
///         permutation; Cancelled
LocalStatistics local_statistics(std::span<const double> values, const Neighbours& neighbours,
                                 const LocalStatisticsOptions& options = {},
                                 const Progress& progress = {});

/// The same where neighbours are added up along the rows of a grid, equal to 1e-9.
LocalStatistics local_statistics(std::span<const double> values, const GridNeighbours& neighbours,
                                 const LocalStatisticsOptions& options = {},
                                 const Progress& progress = {});

/// What the values beside a place are like, by local Moran's quadrants.
enum class MoranQuadrant { high_high, low_low, high_low, low_high };
/// Of each place: its own value against the mean, and that of its neighbours' mean.
std::vector<MoranQuadrant> moran_quadrants(std::span<const double> values,
                                           const Neighbours& neighbours);
std::vector<MoranQuadrant> moran_quadrants(std::span<const double> values,
                                           const GridNeighbours& neighbours);

}  // namespace tk
