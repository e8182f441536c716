#include "engine/follow_up/rate_ratio.h"

#include <cmath>

namespace tk {

RateRatio rate_ratio_of(const CountRegression& fit, std::string_view coefficient) {
    RateRatio ratio;
    const CountCoefficient* found = fit.coefficient(coefficient);
    if (found == nullptr) return ratio;
    ratio.log_estimate = found->estimate;
    ratio.estimate = std::exp(found->estimate);
    ratio.standard_error = found->standard_error;
    const double reach = standard_errors_of_interval() * found->standard_error;
    ratio.interval = {std::exp(found->estimate - reach), std::exp(found->estimate + reach)};
    ratio.z = found->z;
    ratio.p = found->p;
    return ratio;
}

}  // namespace tk
