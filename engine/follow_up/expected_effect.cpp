#include "engine/follow_up/expected_effect.h"

#include <algorithm>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/negative_binomial.hpp>
#include <boost/math/distributions/poisson.hpp>
#include <cmath>
#include <stdexcept>
#include <vector>

#include "engine/core/random_stream.h"

namespace tk {
namespace {

namespace bm = boost::math;

/// Quantiles of counts are the least count that holds the share, as an inverse distribution is.
using CountPolicy =
    bm::policies::policy<bm::policies::discrete_quantile<bm::policies::integer_round_up>,
                         bm::policies::promote_double<false>>;
using RatePolicy = bm::policies::policy<bm::policies::promote_double<false>>;

constexpr double days_of_a_year = 365.0;
/// So few are expected that one comes in less than one of 10^9 draws.
constexpr double least_mean = 1e-9;
/// Nearer to 1 than this, counts are Poisson in all that double can tell.
constexpr double least_excess = 1e-6;

void require_above_zero(double value, const char* what) {
    if (!(value > 0.0) || !std::isfinite(value))
        throw std::invalid_argument(std::string(what) + " must be above 0");
}

void require_expectation(const PublishedEffect& effect, const ExpectedEffectQuestion& question) {
    if (!effect.log_effect || !std::isfinite(*effect.log_effect))
        throw std::invalid_argument("the published effect has no number");
    for (const std::optional<double>& spread : {effect.standard_error, effect.between_studies_sd})
        if (spread && (!(*spread >= 0.0) || !std::isfinite(*spread)))
            throw std::invalid_argument("a spread of an effect must be 0 or more");
    if (!effect.standard_error)
        throw std::invalid_argument("the published effect has no standard error");
    if (!(question.before >= 0.0) || !std::isfinite(question.before))
        throw std::invalid_argument("a count must be 0 or more");
    require_above_zero(question.days_before, "the days before");
    require_above_zero(question.days_after, "the days after");
    require_above_zero(question.trend, "a trend");
    require_above_zero(question.overdispersion, "overdispersion");
    if (question.draws < 1000) throw std::invalid_argument("there must be 1000 draws at least");
}

/// In (0, 1).
double share_drawn(RandomStream& random) {
    return std::max(random.real(), 0x1.0p-54);
}

/// What the rate before may be, by its count.
double drawn_rate(double count, double overdispersion, double share) {
    if (count <= 0.0) return 0.0;
    const bm::gamma_distribution<double, RatePolicy> rate(count / overdispersion, overdispersion);
    return bm::quantile(rate, share);
}

double drawn_count(double mean, double overdispersion, double share) {
    if (mean < least_mean) return 0.0;
    const double excess = overdispersion - 1.0;
    if (excess < least_excess)
        return bm::quantile(bm::poisson_distribution<double, CountPolicy>(mean), share);
    return bm::quantile(bm::negative_binomial_distribution<double, CountPolicy>(
                            mean / excess, 1.0 / overdispersion),
                        share);
}

double effect_spread(const PublishedEffect& effect) {
    return std::hypot(*effect.standard_error,
                      effect.between_studies_sd.value_or(usual_between_studies_sd));
}

std::vector<double> sorted_counts_after(const PublishedEffect& effect,
                                        const ExpectedEffectQuestion& question) {
    const double overdispersion = std::max(1.0, question.overdispersion);
    const double spread = effect_spread(effect);
    const double periods = question.days_after / question.days_before * question.trend;
    std::vector<double> counts;
    counts.reserve(static_cast<std::size_t>(question.draws));
    for (int draw = 0; draw < question.draws; ++draw) {
        RandomStream random(question.seed, static_cast<std::uint64_t>(draw));
        const double log_effect =
            *effect.log_effect + spread * standard_normal_quantile(share_drawn(random));
        const double rate = drawn_rate(question.before, overdispersion, share_drawn(random));
        counts.push_back(drawn_count(rate * periods * std::exp(-log_effect), overdispersion,
                                     share_drawn(random)));
    }
    std::sort(counts.begin(), counts.end());
    return counts;
}

/// The least of the draws that a share of them does not exceed.
double drawn_quantile(const std::vector<double>& sorted, double share) {
    const double place = std::ceil(share * static_cast<double>(sorted.size()));
    return sorted[static_cast<std::size_t>(std::max(0.0, place - 1.0))];
}

ConfidenceInterval fewer_than(double expected, const std::vector<double>& sorted,
                              double confidence) {
    const double tail = 0.5 * (1.0 - confidence);
    return {expected - drawn_quantile(sorted, 1.0 - tail), expected - drawn_quantile(sorted, tail)};
}

/// Share of the draws that lie below `limit`, or on it where that counts too.
double share_below(const std::vector<double>& sorted, double limit, bool on_it_too) {
    const auto end = on_it_too ? std::upper_bound(sorted.begin(), sorted.end(), limit)
                               : std::lower_bound(sorted.begin(), sorted.end(), limit);
    return static_cast<double>(end - sorted.begin()) / static_cast<double>(sorted.size());
}

}  // namespace

ExpectedEffect expected_effect(const PublishedEffect& effect,
                               const ExpectedEffectQuestion& question) {
    require_expectation(effect, question);
    ExpectedEffect found;
    found.expected_without =
        question.before * question.days_after / question.days_before * question.trend;
    const double spread = effect_spread(effect);
    found.expected_fewer =
        -found.expected_without * std::expm1(-*effect.log_effect + 0.5 * spread * spread);
    const std::vector<double> counts = sorted_counts_after(effect, question);
    found.fewer_50 = fewer_than(found.expected_without, counts, 0.50);
    found.fewer_80 = fewer_than(found.expected_without, counts, 0.80);
    found.fewer_95 = fewer_than(found.expected_without, counts, 0.95);
    found.probability_fewer = share_below(counts, found.expected_without, false);
    const double one_a_year = question.days_after / days_of_a_year;
    found.probability_one_a_year_fewer =
        share_below(counts, found.expected_without - one_a_year, true);
    return found;
}

}  // namespace tk
