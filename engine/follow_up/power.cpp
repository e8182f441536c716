#include "engine/follow_up/power.h"

#include <boost/math/distributions/normal.hpp>
#include <cmath>
#include <stdexcept>
#include <string>

#include "engine/follow_up/relative_effect.h"

namespace tk {
namespace {

void require_share(double value, const char* what) {
    if (!(value > 0.0) || !(value < 1.0))
        throw std::invalid_argument(std::string(what) + " must lie between 0 and 1");
}

double log_standard_error(const PowerQuestion& question) {
    if (!(question.overdispersion > 0.0) || !std::isfinite(question.overdispersion))
        throw std::invalid_argument("overdispersion must be above 0");
    require_share(question.significance, "significance");
    return std::sqrt(question.overdispersion *
                     log_effect_variance(question.treated, question.control));
}

}  // namespace

double minimum_detectable_effect(const PowerQuestion& question, double power) {
    const double error = log_standard_error(question);
    require_share(power, "power");
    return std::exp((standard_normal_quantile(1.0 - 0.5 * question.significance) +
                     standard_normal_quantile(power)) *
                    error);
}

double power_to_detect(double effect, const PowerQuestion& question) {
    if (!(effect > 0.0) || !std::isfinite(effect))
        throw std::invalid_argument("an effect must be above 0");
    const double away = std::abs(std::log(effect)) / log_standard_error(question);
    const double needed = standard_normal_quantile(1.0 - 0.5 * question.significance);
    const boost::math::normal_distribution<double> normal;
    return boost::math::cdf(normal, away - needed) + boost::math::cdf(normal, -away - needed);
}

}  // namespace tk
