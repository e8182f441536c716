#include "engine/follow_up/poisson_interval.h"

#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <stdexcept>

namespace tk {

ConfidenceInterval poisson_interval(double count, double confidence) {
    if (!(count >= 0.0) || !std::isfinite(count))
        throw std::invalid_argument("a count must be 0 or more");
    if (!(confidence > 0.0) || !(confidence < 1.0))
        throw std::invalid_argument("confidence must lie between 0 and 1");
    // Half of chi-squared with 2 k degrees of freedom is gamma-distributed with shape k.
    const double tail = 0.5 * (1.0 - confidence);
    return {count > 0.0 ? boost::math::gamma_p_inv(count, tail) : 0.0,
            boost::math::gamma_q_inv(count + 1.0, tail)};
}

}  // namespace tk
