#include "engine/follow_up/rate_comparison.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <stdexcept>
#include <vector>

#include "engine/follow_up/poisson_table.h"

namespace tk {
namespace {

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

/// Shares of the second count up to each, and from each on, as its table has them.
struct CountTails {
    explicit CountTails(const PoissonTable& table)
        : first(table.first), last(table.last()), up_to(table.probabilities) {
        from.assign(up_to.rbegin(), up_to.rend());
        std::partial_sum(up_to.begin(), up_to.end(), up_to.begin());
        std::partial_sum(from.begin(), from.end(), from.begin());
        std::reverse(from.begin(), from.end());
    }
    double share_up_to(std::int64_t k) const {
        return k < first ? 0.0 : up_to[static_cast<std::size_t>(k - first)];
    }
    double share_from(std::int64_t k) const {
        return k > last ? 0.0 : from[static_cast<std::size_t>(k - first)];
    }

    std::int64_t first, last;
    std::vector<double> up_to, from;
};

/// How likely the second count is to be as extreme beside a first one of `k1`. Away from the rate
/// of the first the statistic only grows, so that extreme counts are all up to one and all from
/// another on, which are looked for by halving.
double share_as_extreme(double k1, CountedRate first, CountedRate second, double as_far,
                        const CountTails& seconds) {
    const auto pivot_at = [&](std::int64_t k2) {
        return pivot_of({k1, first.exposure}, {static_cast<double>(k2), second.exposure});
    };
    // The last with a pivot of at least `as_far`, and the first with one of at most -as_far.
    std::int64_t low = seconds.first - 1, end = seconds.last + 1;
    while (end - low > 1) {
        const std::int64_t middle = low + (end - low) / 2;
        (pivot_at(middle) >= as_far ? low : end) = middle;
    }
    std::int64_t begin = seconds.first - 1, high = seconds.last + 1;
    while (high - begin > 1) {
        const std::int64_t middle = begin + (high - begin) / 2;
        (pivot_at(middle) <= -as_far ? high : begin) = middle;
    }
    return seconds.share_up_to(low) + seconds.share_from(high);
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
    const PoissonTable firsts = poisson_table(common * first.exposure);
    const CountTails seconds(poisson_table(common * second.exposure));
    double p = 0.0;
    for (std::int64_t k1 = firsts.first; k1 <= firsts.last(); ++k1)
        p += firsts.probabilities[static_cast<std::size_t>(k1 - firsts.first)] *
             share_as_extreme(static_cast<double>(k1), first, second, as_far, seconds);
    result.p = std::min(1.0, p);
    return result;
}

}  // namespace tk
