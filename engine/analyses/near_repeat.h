#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/analyses/near_pairs.h"
#include "engine/core/map_point.h"
#include "engine/core/progress.h"

/// Whether more incidents than chance has it follow others soon and nearby: the Knox test (Knox
/// 1964) over bands of distance and days, as Johnson et al. (2007) and Ratcliffe & Rengert (2008)
/// use it for crime.
namespace tk {

/// An incident's place, and its time in days of any beginning: whole days where only dates are
/// known. Seconds instead, where the bands of days are given in seconds too: dated_places().
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
    PlacesOnStreets on_streets{};  ///< of the metric `network`
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

/// Bands by distance, and within each by days. The same on any number of threads. A last band of
/// distance without an end holds all other pairs, those that no street connects too.
/// @throws std::invalid_argument if bands are empty or do not ascend, there is no permutation, or
///         along streets an incident has no place
/// @throws Cancelled
std::vector<NearRepeatBand> near_repeat(std::span<const DatedPlace> incidents,
                                        const NearRepeatOptions& options = {},
                                        const Progress& progress = {});

/// What an incident is among the pairs that tell of repeats.
enum class RepeatRole {
    alone,
    originator,   ///< others follow it, and it follows none
    repeat,       ///< it follows one at the same place
    near_repeat,  ///< it follows one nearby
};

/// Which pairs tell of repeats.
struct RepeatPairs {
    std::vector<NearRepeatBand>
        bands;                  ///< those within one of these; none without an end in metres
    double same_place_m = 0.1;  ///< of two nearer than this the later is a repeat
    NearRepeatMetric metric = NearRepeatMetric::euclidean;
    PlacesOnStreets on_streets{};  ///< of the metric `network`
};

/// Of each incident; of two at the same time neither follows the other.
std::vector<RepeatRole> repeat_roles(std::span<const DatedPlace> incidents,
                                     const RepeatPairs& telling);

}  // namespace tk
