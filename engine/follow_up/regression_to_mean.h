#pragma once

#include <cstddef>
#include <span>

namespace tk {

/// How many incidents places like the treated one have in the period before: what its own count
/// is drawn toward.
struct ReferencePlaces {
    std::size_t places = 0;
    double mean = 0.0;      ///< incidents per place
    double variance = 0.0;  ///< of their counts, over places - 1; NaN below two places

    /// What of the variance is of the places themselves, and not chance: variance less mean, at
    /// least 0.
    double variance_between() const;
};
/// @param counts before the measure, of other places that could have been chosen as well
/// @throws std::invalid_argument for a count below 0 or not finite
ReferencePlaces reference_places(std::span<const double> counts);

/// A count before a measure as it would be expected to have come again without one: Hauer (1997),
/// chapters 11 and 12, by the method of sample moments. A place chosen for its peak falls back by
/// itself; that part is no effect of the measure.
struct ShrunkCount {
    double count = 0.0;           ///< as counted
    double expected = 0.0;        ///< weight x the others' mean + (1 - weight) x count
    double standard_error = 0.0;  ///< of expected
    /// Of the others' mean: 1 where places do not differ but by chance, near 0 where they differ
    /// much.
    double weight = 0.0;

    /// What would have gone by itself; below 0 where a low count would have risen.
    double fall_back() const { return count - expected; }
};
/// @param count of the treated place before, finite, >= 0
/// @throws std::invalid_argument for that, or where there are fewer than two reference places
ShrunkCount shrunk_before_count(double count, const ReferencePlaces& reference);

}  // namespace tk
