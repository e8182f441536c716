#include "engine/follow_up/count_likelihood.h"

#include <algorithm>
#include <boost/math/special_functions/digamma.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <boost/math/special_functions/trigamma.hpp>
#include <boost/math/tools/roots.hpp>
#include <cmath>
#include <cstdint>
#include <limits>
#include <map>

namespace tk {
namespace {

/// Up to here a sum over 0 .. y - 1 is exact and cheap.
constexpr double most_summed_count = 256.0;
/// A theta of so many means widens the variance by a millionth: no data can tell it from none.
constexpr double most_theta_in_means = 1e6;

bool is_summed(double count) {
    return count <= most_summed_count && count == std::floor(count);
}

/// log(Gamma(theta + y) / Gamma(theta) / theta^y).
double log_rising(double count, double alpha) {
    if (alpha == 0.0 || count == 0.0) return 0.0;
    if (is_summed(count)) {
        double sum = 0.0;
        for (double k = 1.0; k < count; k += 1.0) sum += std::log1p(alpha * k);
        return sum;
    }
    const double theta = 1.0 / alpha;
    return boost::math::lgamma(theta + count) - boost::math::lgamma(theta) -
           count * std::log(theta);
}

/// digamma(theta + y) - digamma(theta).
double digamma_rise(double count, double theta) {
    if (count == 0.0) return 0.0;
    if (is_summed(count)) {
        double sum = 0.0;
        for (double k = 0.0; k < count; k += 1.0) sum += 1.0 / (theta + k);
        return sum;
    }
    return boost::math::digamma(theta + count) - boost::math::digamma(theta);
}

/// trigamma(theta) - trigamma(theta + y).
double trigamma_fall(double count, double theta) {
    if (count == 0.0) return 0.0;
    if (is_summed(count)) {
        double sum = 0.0;
        for (double k = 0.0; k < count; k += 1.0) sum += 1.0 / ((theta + k) * (theta + k));
        return sum;
    }
    return boost::math::trigamma(theta) - boost::math::trigamma(theta + count);
}

double theta_score(const CountTally& tally, const CountRows& rows, std::span<const double> means,
                   double theta) {
    double sum = 0.0;
    for (std::size_t i = 0; i < tally.value.size(); ++i)
        sum += tally.times[i] * digamma_rise(tally.value[i], theta);
    for (std::size_t i = 0; i < means.size(); ++i)
        sum += rows.times[i] *
               ((means[i] - rows.counts[i]) / (means[i] + theta) - std::log1p(means[i] / theta));
    return sum;
}

}  // namespace

CountTally tally_of(const CountRows& rows) {
    std::map<double, double> times;
    for (std::size_t i = 0; i < rows.counts.size(); ++i) times[rows.counts[i]] += rows.times[i];
    CountTally tally;
    for (const auto& [count, of_count] : times) {
        tally.value.push_back(count);
        tally.times.push_back(of_count);
    }
    return tally;
}

double count_objective(double count, double eta, double mu, double alpha) {
    const double of_count = count > 0.0 ? count * eta : 0.0;
    return alpha == 0.0 ? of_count - mu : of_count - (count + 1.0 / alpha) * std::log1p(alpha * mu);
}

double count_constant(const CountTally& tally, double alpha) {
    double sum = 0.0;
    for (std::size_t i = 0; i < tally.value.size(); ++i)
        sum += tally.times[i] *
               (log_rising(tally.value[i], alpha) - boost::math::lgamma(tally.value[i] + 1.0));
    return sum;
}

double count_deviance(const CountRows& rows, std::span<const double> etas, double alpha) {
    double sum = 0.0;
    for (std::size_t i = 0; i < etas.size(); ++i) {
        const double y = rows.counts[i], mu = std::exp(etas[i]);
        const double gain = y > 0.0 ? y * (std::log(y) - etas[i]) : 0.0;
        const double loss =
            alpha == 0.0 ? y - mu
                         : (y + 1.0 / alpha) * std::log1p(alpha * (y - mu) / (1.0 + alpha * mu));
        sum += rows.times[i] * (gain - loss);
    }
    return 2.0 * sum;
}

std::optional<double> best_theta(const CountTally& tally, const CountRows& rows,
                                 std::span<const double> means) {
    double excess = 0.0, sum = 0.0, all = 0.0;
    for (std::size_t i = 0; i < means.size(); ++i) {
        const double off = rows.counts[i] - means[i];
        excess += rows.times[i] * (off * off - rows.counts[i]);
        sum += rows.times[i] * means[i];
        all += rows.times[i];
    }
    // The score of alpha at 0: where it is not above 0, more variance makes the counts less likely.
    if (!(excess > 0.0)) return std::nullopt;
    const auto score = [&](double log_theta) {
        return theta_score(tally, rows, means, std::exp(log_theta));
    };
    const double most = std::log(most_theta_in_means * std::max(1.0, sum / all));
    double low = 0.0, high = 0.0;
    constexpr double stride = 1.5;
    while (high < most && score(high) > 0.0) high += stride;
    if (high >= most) return std::nullopt;
    // Toward 0 the score rises without end, as long as some count is above 0.
    low = high - stride;
    while (!(score(low) > 0.0)) low -= stride;
    std::uintmax_t most_steps = 100;
    const auto root = boost::math::tools::toms748_solve(
        score, low, high, boost::math::tools::eps_tolerance<double>(50), most_steps);
    return std::exp(0.5 * (root.first + root.second));
}

double theta_standard_error(const CountTally& tally, const CountRows& rows,
                            std::span<const double> means, double theta) {
    double information = 0.0;
    for (std::size_t i = 0; i < tally.value.size(); ++i)
        information += tally.times[i] * trigamma_fall(tally.value[i], theta);
    for (std::size_t i = 0; i < means.size(); ++i) {
        const double wide = means[i] + theta;
        information +=
            rows.times[i] * (2.0 / wide - 1.0 / theta - (rows.counts[i] + theta) / (wide * wide));
    }
    return information > 0.0 ? 1.0 / std::sqrt(information)
                             : std::numeric_limits<double>::quiet_NaN();
}

}  // namespace tk
