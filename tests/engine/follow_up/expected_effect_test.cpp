#include "engine/follow_up/expected_effect.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <boost/math/distributions/negative_binomial.hpp>
#include <cmath>
#include <cstring>
#include <random>
#include <stdexcept>
#include <vector>

namespace tk {
namespace {

PublishedEffect effect_of(double log_effect, double standard_error,
                          std::optional<double> between_studies_sd = 0.0) {
    PublishedEffect effect;
    effect.log_effect = log_effect;
    effect.standard_error = standard_error;
    effect.between_studies_sd = between_studies_sd;
    return effect;
}

ExpectedEffectQuestion place_with(double before, double overdispersion) {
    ExpectedEffectQuestion question;
    question.before = before;
    question.overdispersion = overdispersion;
    return question;
}

/// The least count that a share of the distribution does not exceed.
template <typename Distribution>
double least_count(const Distribution& distribution, double share) {
    double count = 0.0;
    while (cdf(distribution, count) < share) ++count;
    return count;
}

/// The same by a generator and distributions of the standard library: the counts after, sorted.
std::vector<double> counts_after_by_brute_force(double mean_log, double sd, double before,
                                                double periods, double overdispersion, int draws) {
    std::mt19937_64 random(20240301);
    std::normal_distribution<double> log_effect(mean_log, sd);
    std::gamma_distribution<double> rate(before / overdispersion, overdispersion);
    std::vector<double> counts;
    for (int i = 0; i < draws; ++i) {
        const double mean = rate(random) * periods / std::exp(log_effect(random));
        std::gamma_distribution<double> wider(mean / (overdispersion - 1.0), overdispersion - 1.0);
        std::poisson_distribution<long long> count(std::max(1e-12, wider(random)));
        counts.push_back(static_cast<double>(count(random)));
    }
    std::sort(counts.begin(), counts.end());
    return counts;
}

// E[1 / RES] = exp(-mu + s^2 / 2) of a lognormal.
TEST(ExpectedEffect, HasTheMeanOfTheClosedForm) {
    ExpectedEffectQuestion question = place_with(50, 2);
    question.days_before = 730;
    question.trend = 1.1;
    const ExpectedEffect found = expected_effect(effect_of(0.15, 0.08, 0.06), question);
    EXPECT_NEAR(found.expected_without, 27.5, 1e-12);
    EXPECT_NEAR(found.expected_fewer, 27.5 * (1.0 - std::exp(-0.15 + 0.5 * 0.01)), 1e-12);
}

TEST(ExpectedEffect, TakesASpreadBetweenStudiesWhereNoneIsKnown) {
    const ExpectedEffect unknown =
        expected_effect(effect_of(0.15, 0.08, std::nullopt), place_with(50, 2));
    const ExpectedEffect usual = expected_effect(effect_of(0.15, 0.08, 0.15), place_with(50, 2));
    EXPECT_EQ(unknown.expected_fewer, usual.expected_fewer);
    EXPECT_EQ(unknown.fewer_95.low, usual.fewer_95.low);
}

// A known effect and Poisson counts: the rate before is Gamma(40, 1), so that the count after is
// negative binomial of size 40 and mean 64.
TEST(ExpectedEffect, OfAKnownEffectHasTheQuantilesOfANegativeBinomial) {
    ExpectedEffectQuestion question = place_with(40, 1);
    question.days_after = 730;
    question.draws = 200000;
    const ExpectedEffect found = expected_effect(effect_of(std::log(1.25), 0.0), question);
    const boost::math::negative_binomial after(40.0, 40.0 / (40.0 + 64.0));
    EXPECT_NEAR(found.fewer_50.low, 80.0 - least_count(after, 0.75), 1.0);
    EXPECT_NEAR(found.fewer_50.high, 80.0 - least_count(after, 0.25), 1.0);
    EXPECT_NEAR(found.fewer_80.low, 80.0 - least_count(after, 0.90), 1.0);
    EXPECT_NEAR(found.fewer_80.high, 80.0 - least_count(after, 0.10), 1.0);
    EXPECT_NEAR(found.fewer_95.low, 80.0 - least_count(after, 0.975), 1.0);
    EXPECT_NEAR(found.fewer_95.high, 80.0 - least_count(after, 0.025), 1.0);
    EXPECT_NEAR(found.probability_fewer, cdf(after, 79.0), 0.005);
    EXPECT_NEAR(found.probability_one_a_year_fewer, cdf(after, 78.0), 0.005);
}

TEST(ExpectedEffect, AgreesWithABruteForceSimulation) {
    ExpectedEffectQuestion question = place_with(63, 2.5);
    question.days_after = 730;
    question.trend = 0.9;
    question.draws = 100000;
    const double periods = 2.0 * 0.9;
    const double sd = std::hypot(0.077, 0.15);
    const std::vector<double> counts =
        counts_after_by_brute_force(0.15, sd, 63, periods, 2.5, 100000);
    const ExpectedEffect found = expected_effect(effect_of(0.15, 0.077, 0.15), question);
    const double expected = 63 * periods;
    const auto at = [&](double share) {
        return expected - counts[static_cast<std::size_t>(share * 100000.0)];
    };
    // Four standard errors of a quantile of the tail, of counts that spread by some 33.
    EXPECT_NEAR(found.fewer_50.low, at(0.75), 1.5);
    EXPECT_NEAR(found.fewer_50.high, at(0.25), 1.5);
    EXPECT_NEAR(found.fewer_80.low, at(0.90), 2.0);
    EXPECT_NEAR(found.fewer_80.high, at(0.10), 2.0);
    EXPECT_NEAR(found.fewer_95.low, at(0.975), 3.0);
    EXPECT_NEAR(found.fewer_95.high, at(0.025), 3.0);
    const auto below = std::lower_bound(counts.begin(), counts.end(), expected) - counts.begin();
    EXPECT_NEAR(found.probability_fewer, static_cast<double>(below) / 100000.0, 0.01);
}

TEST(ExpectedEffect, IsTheMeanOfWhatIsDrawn) {
    const std::vector<double> counts = counts_after_by_brute_force(0.3, 0.2, 80, 1.0, 2.0, 200000);
    double sum = 0.0;
    for (const double count : counts) sum += count;
    const ExpectedEffect found = expected_effect(effect_of(0.3, 0.2), place_with(80, 2));
    EXPECT_NEAR(found.expected_fewer, 80.0 - sum / 200000.0, 0.3);
}

TEST(ExpectedEffect, IsTheSameToTheLastBitForASeed) {
    const PublishedEffect effect = published_effects().front();
    const ExpectedEffect one = expected_effect(effect, place_with(31, 1.7));
    const ExpectedEffect again = expected_effect(effect, place_with(31, 1.7));
    EXPECT_EQ(std::memcmp(&one, &again, sizeof one), 0);
    ExpectedEffectQuestion other = place_with(3100, 1.7);
    const double low = expected_effect(effect, other).fewer_95.low;
    other.seed = 2;
    EXPECT_NE(expected_effect(effect, other).fewer_95.low, low);
}

// Each draw keeps its shares, so that a greater effect moves every one of them one way.
TEST(ExpectedEffect, GrowsWithTheEffect) {
    ExpectedEffect last = expected_effect(effect_of(-0.2, 0.1), place_with(45, 2));
    for (const double log_effect : {-0.1, 0.0, 0.1, 0.3, 0.7}) {
        const ExpectedEffect next = expected_effect(effect_of(log_effect, 0.1), place_with(45, 2));
        EXPECT_GT(next.expected_fewer, last.expected_fewer);
        EXPECT_GE(next.fewer_95.low, last.fewer_95.low);
        EXPECT_GE(next.fewer_95.high, last.fewer_95.high);
        EXPECT_GT(next.probability_fewer, last.probability_fewer);
        last = next;
    }
}

TEST(ExpectedEffect, HasIntervalsWithinOneAnother) {
    const ExpectedEffect found = expected_effect(effect_of(0.2, 0.1), place_with(12, 3));
    EXPECT_LE(found.fewer_95.low, found.fewer_80.low);
    EXPECT_LE(found.fewer_80.low, found.fewer_50.low);
    EXPECT_LT(found.fewer_50.low, found.fewer_50.high);
    EXPECT_LE(found.fewer_50.high, found.fewer_80.high);
    EXPECT_LE(found.fewer_80.high, found.fewer_95.high);
}

TEST(ExpectedEffect, OfNoIncidentsIsNothing) {
    const ExpectedEffect found = expected_effect(effect_of(0.2, 0.1), place_with(0, 2));
    EXPECT_EQ(found.expected_fewer, 0.0);
    EXPECT_EQ(found.fewer_95.low, 0.0);
    EXPECT_EQ(found.fewer_95.high, 0.0);
    EXPECT_EQ(found.probability_fewer, 0.0);
}

TEST(ExpectedEffect, TakesCountsThatVaryLessThanPoissonForPoisson) {
    const ExpectedEffect less = expected_effect(effect_of(0.2, 0.1), place_with(30, 0.4));
    const ExpectedEffect poisson = expected_effect(effect_of(0.2, 0.1), place_with(30, 1.0));
    EXPECT_EQ(less.fewer_95.low, poisson.fewer_95.low);
}

TEST(ExpectedEffect, RefusesWhatTellsNothing) {
    PublishedEffect effect = effect_of(0.2, 0.1);
    effect.standard_error.reset();
    EXPECT_THROW(expected_effect(effect, place_with(30, 1)), std::invalid_argument);
    effect = effect_of(0.2, 0.1);
    effect.log_effect.reset();
    EXPECT_THROW(expected_effect(effect, place_with(30, 1)), std::invalid_argument);
    EXPECT_THROW(expected_effect(effect_of(0.2, -0.1), place_with(30, 1)), std::invalid_argument);
    EXPECT_THROW(expected_effect(effect_of(0.2, 0.1), place_with(-1, 1)), std::invalid_argument);
    EXPECT_THROW(expected_effect(effect_of(0.2, 0.1), place_with(30, 0)), std::invalid_argument);
    ExpectedEffectQuestion question = place_with(30, 1);
    question.days_after = 0.0;
    EXPECT_THROW(expected_effect(effect_of(0.2, 0.1), question), std::invalid_argument);
    question = place_with(30, 1);
    question.draws = 999;
    EXPECT_THROW(expected_effect(effect_of(0.2, 0.1), question), std::invalid_argument);
}

}  // namespace
}  // namespace tk
