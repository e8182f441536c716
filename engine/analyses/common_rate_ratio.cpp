#include "engine/analyses/common_rate_ratio.h"

#include <algorithm>
#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/tools/roots.hpp>
#include <cmath>
#include <cstdint>
#include <limits>
#include <stdexcept>
#include <vector>

namespace tk {
namespace {

constexpr std::int64_t most_exact_events = 20000;
/// Probabilities below this are left out of a sum of at most some hundred.
constexpr double negligible = 1e-17;

/// Events of a pair, and the first rate's exposure over the other's.
struct RatioStratum {
    std::int64_t events = 0;
    double exposure_ratio = 1.0;

    double share(double ratio) const {
        const double odds = ratio * exposure_ratio;
        return odds / (1.0 + odds);
    }
};

/// Probabilities of neighbouring numbers.
struct Probabilities {
    std::int64_t first = 0;
    std::vector<double> of;
};

/// From the most probable number outward, as far as it counts.
Probabilities binomial_probabilities(std::int64_t n, double share) {
    const boost::math::binomial law(static_cast<double>(n), share);
    const auto mode = std::min(n, static_cast<std::int64_t>(static_cast<double>(n + 1) * share));
    const double at_mode = boost::math::pdf(law, static_cast<double>(mode));
    const double odds = share / (1.0 - share);
    std::vector<double> below, above{at_mode};
    for (std::int64_t k = mode; k > 0; --k) {
        const double p = (below.empty() ? at_mode : below.back()) * static_cast<double>(k) /
                         (static_cast<double>(n - k + 1) * odds);
        if (p < negligible) break;
        below.push_back(p);
    }
    for (std::int64_t k = mode; k < n; ++k) {
        const double p =
            above.back() * odds * static_cast<double>(n - k) / static_cast<double>(k + 1);
        if (p < negligible) break;
        above.push_back(p);
    }
    Probabilities found{mode - static_cast<std::int64_t>(below.size()), {}};
    found.of.assign(below.rbegin(), below.rend());
    found.of.insert(found.of.end(), above.begin(), above.end());
    return found;
}

Probabilities sum_of_both(const Probabilities& a, const Probabilities& b) {
    Probabilities sum{a.first + b.first, std::vector<double>(a.of.size() + b.of.size() - 1, 0.0)};
    for (std::size_t i = 0; i < a.of.size(); ++i)
        for (std::size_t j = 0; j < b.of.size(); ++j) sum.of[i + j] += a.of[i] * b.of[j];
    const auto counts = [](double p) { return p >= negligible; };
    const auto last = std::find_if(sum.of.rbegin(), sum.of.rend(), counts);
    sum.of.erase(last.base(), sum.of.end());
    const auto first = std::find_if(sum.of.begin(), sum.of.end(), counts);
    sum.first += first - sum.of.begin();
    sum.of.erase(sum.of.begin(), first);
    return sum;
}

class RatioLikelihood {
public:
    explicit RatioLikelihood(std::span<const RatePair> pairs) {
        for (const RatePair& pair : pairs) {
            const std::int64_t events = pair.rate.count + pair.other.count;
            if (events == 0 || !(pair.rate.exposure > 0.0) || !(pair.other.exposure > 0.0))
                continue;
            strata_.push_back({events, pair.rate.exposure / pair.other.exposure});
            seen_ += pair.rate.count;
            events_ += events;
        }
    }
    std::size_t pairs() const { return strata_.size(); }
    std::int64_t seen() const { return seen_; }
    std::int64_t events() const { return events_; }

    double expected(double ratio) const {
        double sum = 0.0;
        for (const RatioStratum& s : strata_) sum += static_cast<double>(s.events) * s.share(ratio);
        return sum;
    }
    /// P(at most `most` events of the first rates).
    double at_most(std::int64_t most, double ratio) const {
        if (events_ > most_exact_events) {
            double variance = 0.0;
            for (const RatioStratum& s : strata_)
                variance += static_cast<double>(s.events) * s.share(ratio) * (1.0 - s.share(ratio));
            const double z =
                (static_cast<double>(most) + 0.5 - expected(ratio)) / std::sqrt(variance);
            return 0.5 * std::erfc(-z / std::sqrt(2.0));
        }
        Probabilities all{0, {1.0}};
        for (const RatioStratum& s : strata_)
            all = sum_of_both(all, binomial_probabilities(s.events, s.share(ratio)));
        double sum = 0.0;
        for (std::size_t i = 0; i < all.of.size(); ++i)
            if (all.first + static_cast<std::int64_t>(i) <= most) sum += all.of[i];
        return std::min(sum, 1.0);
    }

private:
    std::vector<RatioStratum> strata_;
    std::int64_t seen_ = 0, events_ = 0;
};

/// Where a function of the logarithm of the ratio that rises or falls throughout crosses 0.
template <class Function>
double ratio_at_zero(const Function& function) {
    // Beyond e^40 no count that fits into 64 bits leads.
    constexpr double furthest = 40.0;
    std::uintmax_t steps = 200;
    const auto ends = boost::math::tools::toms748_solve(
        [&](double log_ratio) { return function(std::exp(log_ratio)); }, -furthest, furthest,
        boost::math::tools::eps_tolerance<double>(44), steps);
    return std::exp(0.5 * (ends.first + ends.second));
}

void check_rate_pairs(std::span<const RatePair> pairs, double confidence) {
    if (!(confidence > 0.0) || !(confidence < 1.0))
        throw std::invalid_argument("a confidence lies between 0 and 1");
    for (const RatePair& pair : pairs)
        for (const PoissonExposure& side : {pair.rate, pair.other})
            if (side.count < 0 || !std::isfinite(side.exposure) || !(side.exposure >= 0.0))
                throw std::invalid_argument("counts and what they are over are not negative");
}

}  // namespace

CommonRateRatio common_rate_ratio(std::span<const RatePair> pairs, double confidence) {
    check_rate_pairs(pairs, confidence);
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const RatioLikelihood likelihood(pairs);
    CommonRateRatio found{
        std::numeric_limits<double>::quiet_NaN(), {0.0, infinity}, likelihood.pairs()};
    if (likelihood.events() == 0) return found;
    const std::int64_t seen = likelihood.seen();
    const double tail = 0.5 * (1.0 - confidence);
    if (seen > 0)
        found.interval.low = ratio_at_zero(
            [&](double ratio) { return 1.0 - likelihood.at_most(seen - 1, ratio) - tail; });
    if (seen < likelihood.events())
        found.interval.high =
            ratio_at_zero([&](double ratio) { return likelihood.at_most(seen, ratio) - tail; });
    found.ratio = seen == 0 ? 0.0
                  : seen == likelihood.events()
                      ? infinity
                      : ratio_at_zero([&](double ratio) {
                            return likelihood.expected(ratio) - static_cast<double>(seen);
                        });
    return found;
}

}  // namespace tk
