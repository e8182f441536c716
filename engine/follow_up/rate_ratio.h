#pragma once

#include <limits>
#include <string_view>

#include "engine/follow_up/confidence.h"
#include "engine/follow_up/count_regression.h"

namespace tk {

/// A coefficient of a regression of counts as what expected counts are multiplied by.
struct RateRatio {
    double estimate = std::numeric_limits<double>::quiet_NaN();  ///< below 1: fewer
    double log_estimate = std::numeric_limits<double>::quiet_NaN();
    double standard_error = std::numeric_limits<double>::quiet_NaN();  ///< of log_estimate
    ConfidenceInterval interval;                                       ///< 95 %
    double z = std::numeric_limits<double>::quiet_NaN();
    double p = std::numeric_limits<double>::quiet_NaN();  ///< two-sided, of no effect
};

/// All NaN where the fit has no such coefficient.
RateRatio rate_ratio_of(const CountRegression& fit, std::string_view coefficient);

}  // namespace tk
