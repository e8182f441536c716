#pragma once

#include "engine/follow_up/before_after.h"
#include "engine/follow_up/confidence.h"

namespace tk {

/// What a comparison of four counts could see: from counts that are expected, before the measure;
/// from those that came, afterwards.
struct PowerQuestion {
    BeforeAfter treated, control;  ///< where one is 0, 0.5 is added to all four
    double overdispersion = 1.0;   ///< variance over mean of such counts, > 0
    double significance = 0.05;    ///< two-sided, in (0, 1)
};

/// The least relative effect (RelativeEffect::estimate, above 1) that would be told from chance
/// with probability `power`: exp((quantile of 1 - significance / 2 + quantile of power) x the
/// standard error of the logarithm), the usual normal approximation (Cohen 1988).
/// @param power in (0, 1)
/// @throws std::invalid_argument
double minimum_detectable_effect(const PowerQuestion& question, double power = 0.8);

/// The probability that a relative effect of `effect` (> 0) would be told from chance, in either
/// direction. @throws std::invalid_argument
double power_to_detect(double effect, const PowerQuestion& question);

}  // namespace tk
