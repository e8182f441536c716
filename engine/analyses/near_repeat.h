#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/core/map_point.h"
#include "engine/core/progress.h"

/// Whether more incidents than chance has it follow others soon and nearby: the Knox test (Knox
/// 1964) over bands of distance and days, as Johnson et al. (2007) and Ratcliffe & Rengert (2008)
/// use it for crime.
namespace tk {

enum class NearRepeatMetric { euclidean, manhattan };

/// An incident's place, and its time in days of any beginning: whole days where only dates are
/// known.
struct DatedPlace {
    MapPoint at;
    double day = 0.0;
};

struct NearRepeatOptions {
    /// Upper ends of half-open bands, ascending; the first begins at 0. The last may be infinite.
    std::vector<double> distance_ends_m{0.1, 100.0, 200.0, 300.0, 400.0};
    std::vector<double> day_ends{7.0, 14.0, 21.0, 28.0};
    NearRepeatMetric metric = NearRepeatMetric::euclidean;
    int permutations = 999;  ///< >= 1
    std::uint64_t seed = 1;
};

/// Of the pairs within one band of distance and one of days.
struct NearRepeatBand {
    double from_m = 0.0, to_m = 0.0;        ///< [from, to)
    double from_days = 0.0, to_days = 0.0;  ///< [from, to)
    std::int64_t observed = 0;
    double expected = 0.0;  ///< mean over permutations of the days among the places
    double median = 0.0;    ///< over the same
    double ratio = 0.0;     ///< observed over expected; NaN where none is expected
    double p = 1.0;         ///< (1 + permutations with as many) / (1 + permutations): one-sided
};

/// Bands by distance, and within each by days. The same on any number of threads.
/// @throws std::invalid_argument if bands are empty or do not ascend, or there is no permutation
/// @throws Cancelled
std::vector<NearRepeatBand> near_repeat(std::span<const DatedPlace> incidents,
                                        const NearRepeatOptions& options = {},
                                        const Progress& progress = {});

/// What an incident is among the pairs nearer than `distance_m` and sooner than `days` of each
/// other.
enum class RepeatRole {
    alone,
    originator,   ///< others follow it, and it follows none
    repeat,       ///< it follows one at the same place, nearer than the first band's end
    near_repeat,  ///< it follows one nearby
};
/// Of each incident; of two at the same time neither follows the other.
std::vector<RepeatRole> repeat_roles(std::span<const DatedPlace> incidents, double same_place_m,
                                     double distance_m, double days,
                                     NearRepeatMetric metric = NearRepeatMetric::euclidean);

}  // namespace tk
