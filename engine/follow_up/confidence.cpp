#include "engine/follow_up/confidence.h"

#include <boost/math/distributions/normal.hpp>
#include <cmath>

namespace tk {

double standard_normal_quantile(double p) {
    return boost::math::quantile(boost::math::normal_distribution<double>(), p);
}

double standard_errors_of_interval() {
    return standard_normal_quantile(0.5 + 0.5 * follow_up_confidence);
}

double two_sided_normal_p(double z) {
    return std::erfc(std::abs(z) / std::sqrt(2.0));
}

}  // namespace tk
