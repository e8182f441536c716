#pragma once

#include <cstddef>
#include <span>

#include "engine/analyses/common_rate_ratio.h"

namespace tk {

/// Events over an exposure, with or without what is asked about, at one row and one column of a
/// table: hours of the clock and months, say.
struct TwoWayCell {
    std::size_t row = 0;
    std::size_t column = 0;
    bool is_exposed = false;
    PoissonExposure seen;
};

/// By how much the rate is multiplied where it is exposed, with a rate for each row and each column
/// allowed for: log mean = row + column + log ratio where exposed + log exposure, Poisson. Maximum
/// likelihood by proportional fitting (each part in turn has a closed form), the interval from the
/// profile likelihood, which also allows for what rows and columns are not known to (Venzon &
/// Moolgavkar, Applied Statistics 37, 1988). Large-sample, not exact.
///
/// @returns NaN, with an interval from 0 to infinity, where the data do not tell the ratio: no row
///          has both exposed and other events; infinite ends where the likelihood does not fall.
///          `pairs` are the rows that have both exposures.
/// @throws std::invalid_argument for a negative count, an exposure that is negative or not finite,
///         or a confidence not within (0, 1)
CommonRateRatio two_way_rate_ratio(std::span<const TwoWayCell> cells, double confidence = 0.95);

}  // namespace tk
