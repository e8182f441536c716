#pragma once

#include <limits>

namespace tk {

/// From a lowest to a highest value that the data allow; NaN where it can't be told.
struct ConfidenceInterval {
    double low = std::numeric_limits<double>::quiet_NaN();
    double high = std::numeric_limits<double>::quiet_NaN();

    bool known() const { return low <= high; }
    bool holds(double value) const { return low <= value && value <= high; }
};

/// Confidence of every interval of a follow-up.
inline constexpr double follow_up_confidence = 0.95;

/// Below what value of the standard normal distribution a share `p` of it lies; p in (0, 1).
double standard_normal_quantile(double p);

/// How far a two-sided interval of follow_up_confidence reaches, in standard errors: about 1.96.
double standard_errors_of_interval();

/// Share of the standard normal distribution as far from 0 as `z` or farther; NaN for NaN.
double two_sided_normal_p(double z);

}  // namespace tk
