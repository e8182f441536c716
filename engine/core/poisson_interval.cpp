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

void require_poisson_count(std::int64_t count) {
    if (count < 0) throw std::invalid_argument("a count of events is not negative");
}

}  // namespace

PoissonInterval poisson_interval(std::int64_t count, double confidence) {
    require_poisson_count(count);
    const double tail = tail_of_confidence(confidence);
    const auto k = static_cast<double>(count);
    return {count == 0 ? 0.0 : boost::math::gamma_p_inv(k, tail),
            boost::math::gamma_q_inv(k + 1.0, tail)};
}

PoissonInterval poisson_ratio_interval(const PoissonExposure& rate, const PoissonExposure& other,
                                       double confidence) {
    require_poisson_count(rate.count);
    require_poisson_count(other.count);
    for (const double exposure : {rate.exposure, other.exposure})
        if (!std::isfinite(exposure) || !(exposure > 0.0))
            throw std::invalid_argument("what a count is over must be above 0");
    const double tail = tail_of_confidence(confidence);
    const auto a = static_cast<double>(rate.count), b = static_cast<double>(other.count);
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
