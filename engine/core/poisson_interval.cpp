#include "engine/core/poisson_interval.h"

#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <limits>
#include <stdexcept>

namespace tk {
namespace {

double tail_of_confidence(double confidence) {
    if (!(confidence > 0.0) || !(confidence < 1.0))
        throw std::invalid_argument("a confidence lies between 0 and 1");
    return 0.5 * (1.0 - confidence);
}

void require_poisson_count(double count) {
    if (!(count >= 0.0) || !std::isfinite(count))
        throw std::invalid_argument("a count of events is not negative");
}

}  // namespace

PoissonInterval poisson_interval(double count, double confidence) {
    require_poisson_count(count);
    const double tail = tail_of_confidence(confidence);
    return {count > 0.0 ? boost::math::gamma_p_inv(count, tail) : 0.0,
            boost::math::gamma_q_inv(count + 1.0, tail)};
}

PoissonInterval poisson_ratio_interval(const PoissonExposure& rate, const PoissonExposure& other,
                                       double confidence) {
    const auto a = static_cast<double>(rate.count), b = static_cast<double>(other.count);
    require_poisson_count(a);
    require_poisson_count(b);
    for (const double exposure : {rate.exposure, other.exposure})
        if (!std::isfinite(exposure) || !(exposure > 0.0))
            throw std::invalid_argument("what a count is over must be above 0");
    const double tail = tail_of_confidence(confidence);
    const double scale = other.exposure / rate.exposure;
    // The share and its complement each by their own quantile: neither is lost beside 1.
    double low = 0.0, high = std::numeric_limits<double>::infinity();
    if (rate.count > 0) {
        double rest = 0.0;
        const double share = boost::math::ibeta_inv(a, b + 1.0, tail, &rest);
        low = scale * share / rest;
    }
    if (other.count > 0) {
        double rest = 0.0;
        const double share = boost::math::ibetac_inv(a + 1.0, b, tail, &rest);
        high = scale * share / rest;
    }
    return {low, high};
}

}  // namespace tk
