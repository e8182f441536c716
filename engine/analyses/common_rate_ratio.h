#pragma once

#include <cstddef>
#include <span>

#include "engine/core/poisson_interval.h"

namespace tk {

/// Two Poisson rates under otherwise equal circumstances.
struct RatePair {
    PoissonExposure rate;
    PoissonExposure other;
};

/// One ratio for several pairs whose own rates may differ.
struct CommonRateRatio {
    double ratio = 0.0;        ///< conditional maximum likelihood; NaN where nothing can be told
    PoissonInterval interval;  ///< 0 to infinity where nothing can be told
    std::size_t pairs = 0;     ///< in which both rates have an exposure and there is an event
};

/// Given the events of each pair, those of its first rate are binomial; all of those together have
/// a distribution that depends on the ratio alone. The interval is exact (equal tails) up to 20 000
/// events, above that by the normal distribution with a correction for continuity. Pairs in which
/// an exposure is 0 tell nothing of the ratio and take no part.
///
/// Source: Martin & Austin, Epidemiology 7 (1996), exact estimates for a rate ratio.
///
/// @throws std::invalid_argument for a negative count, an exposure that is negative or not finite,
///         or a confidence not within (0, 1)
CommonRateRatio common_rate_ratio(std::span<const RatePair> pairs, double confidence = 0.95);

}  // namespace tk
