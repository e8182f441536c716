#pragma once

#include "engine/follow_up/confidence.h"

namespace tk {

/// The exact interval of the mean that a Poisson count comes from (Garwood 1936), by quantiles of
/// chi-squared: 95 % unless said otherwise. Its low end is 0 for a count of 0.
/// @param count finite, >= 0; need not be whole
/// @param confidence in (0, 1)
/// @throws std::invalid_argument
ConfidenceInterval poisson_interval(double count, double confidence = follow_up_confidence);

}  // namespace tk
