#include "engine/follow_up/rate_comparison.h"

#include <algorithm>
#include <boost/math/distributions/poisson.hpp>
#include <cmath>
#include <cstdint>
#include <stdexcept>

namespace tk {
namespace {

using PoissonCount = boost::math::poisson_distribution<double>;

void require_rate(CountedRate rate) {
    if (!(rate.count >= 0.0) || !std::isfinite(rate.count))
        throw std::invalid_argument("a count must be 0 or more");
    if (!(rate.exposure > 0.0) || !std::isfinite(rate.exposure))
        throw std::invalid_argument("an exposure must be more than 0");
}

double pivot_of(CountedRate first, CountedRate second) {
    const double variance = first.count / (first.exposure * first.exposure) +
                            second.count / (second.exposure * second.exposure);
    if (!(variance > 0.0)) return 0.0;
    return (first.rate() - second.rate()) / std::sqrt(variance);
}

/// Counts so far from `mean` that what lies beyond is below 1e-17.
struct CountRange {
    std::int64_t low, high;
};
CountRange likely_counts(double mean) {
    // Chernoff: beyond mean + a the share is at most exp(-a^2 / (2 (mean + a / 3))).
    constexpr double exponent = 40.0;
    const double reach = std::sqrt(2.0 * exponent * mean) + exponent;
    return {static_cast<std::int64_t>(std::max(0.0, std::floor(mean - reach))),
            static_cast<std::int64_t>(std::ceil(mean + reach))};
}

/// P(count <= k).
double share_up_to(const PoissonCount& counts, std::int64_t k) {
    return k < 0 ? 0.0 : boost::math::cdf(counts, static_cast<double>(k));
}
/// P(count >= k).
double share_from(const PoissonCount& counts, std::int64_t k) {
    return k <= 0 ? 1.0
                  : boost::math::cdf(boost::math::complement(counts, static_cast<double>(k - 1)));
}

/// How likely the second count is to be as extreme beside a first one of `k1`. Away from the rate
/// of the first the statistic only grows, so that extreme counts are all up to one and all from
/// another on, which are looked for by halving.
double share_as_extreme(double k1, CountedRate first, CountedRate second, double as_far,
                        const PoissonCount& seconds, CountRange range) {
    const auto pivot_at = [&](std::int64_t k2) {
        return pivot_of({k1, first.exposure}, {static_cast<double>(k2), second.exposure});
    };
    // The last with a pivot of at least `as_far`, and the first with one of at most -as_far.
    std::int64_t low = range.low - 1, end = range.high + 1;
    while (end - low > 1) {
        const std::int64_t middle = low + (end - low) / 2;
        (pivot_at(middle) >= as_far ? low : end) = middle;
    }
    std::int64_t begin = range.low - 1, high = range.high + 1;
    while (high - begin > 1) {
        const std::int64_t middle = begin + (high - begin) / 2;
        (pivot_at(middle) <= -as_far ? high : begin) = middle;
    }
    const double below = low < range.low ? 0.0 : share_up_to(seconds, low);
    const double above = high > range.high ? 0.0 : share_from(seconds, high);
    return below + above;
}

}  // namespace

RateComparison compare_rates(CountedRate first, CountedRate second) {
    require_rate(first);
    require_rate(second);
    RateComparison result;
    result.difference = first.rate() - second.rate();
    result.ratio = first.rate() / second.rate();
    result.statistic = pivot_of(first, second);
    const double common = (first.count + second.count) / (first.exposure + second.exposure);
    // Rates that are alike are as extreme as all others.
    if (!(common > 0.0) || result.statistic == 0.0) return result;

    // Counts of the same rates in another order must not fall short by the last bit.
    const double as_far = std::abs(result.statistic) * (1.0 - 1e-12);
    const double mean_first = common * first.exposure, mean_second = common * second.exposure;
    const PoissonCount firsts(mean_first), seconds(mean_second);
    const CountRange range_first = likely_counts(mean_first);
    const CountRange range_second = likely_counts(mean_second);
    double p = 0.0;
    for (std::int64_t k1 = range_first.low; k1 <= range_first.high; ++k1) {
        const auto count = static_cast<double>(k1);
        p += boost::math::pdf(firsts, count) *
             share_as_extreme(count, first, second, as_far, seconds, range_second);
    }
    result.p = std::min(1.0, p);
    return result;
}

}  // namespace tk
