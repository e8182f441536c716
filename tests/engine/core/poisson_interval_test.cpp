#include "engine/core/poisson_interval.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <stdexcept>

namespace tk {
namespace {

/// The probability of at most `most` events where `mean` are expected, added up.
double probability_of_at_most(std::int64_t most, double mean) {
    double sum = 0.0;
    for (std::int64_t k = 0; k <= most; ++k)
        sum += std::exp(static_cast<double>(k) * std::log(mean) - mean -
                        std::lgamma(static_cast<double>(k) + 1.0));
    return sum;
}

/// The probability of at most `most` of `of` draws of which each succeeds with `share`.
double probability_of_at_most(std::int64_t most, std::int64_t of, double share) {
    double sum = 0.0;
    const auto n = static_cast<double>(of);
    for (std::int64_t i = 0; i <= most; ++i) {
        const auto k = static_cast<double>(i);
        sum += std::exp(std::lgamma(n + 1.0) - std::lgamma(k + 1.0) - std::lgamma(n - k + 1.0) +
                        k * std::log(share) + (n - k) * std::log1p(-share));
    }
    return sum;
}

// Garwood's interval for 12 events, as tables of exact Poisson limits have it (O-29).
TEST(PoissonInterval, OfTwelveEventsIsThatOfTables) {
    const PoissonInterval interval = poisson_interval(12);
    EXPECT_NEAR(interval.low, 6.20057511, 5e-9);
    EXPECT_NEAR(interval.high, 20.961585, 5e-7);
}

TEST(PoissonInterval, OfNoEventsBeginsAtNothingAndEndsWhereNoneIsAsRareAsTheTail) {
    const PoissonInterval interval = poisson_interval(0);
    EXPECT_EQ(interval.low, 0.0);
    EXPECT_NEAR(interval.high, -std::log(0.025), 1e-12);
    EXPECT_NEAR(poisson_interval(0, 0.9).high, -std::log(0.05), 1e-12);
}

TEST(PoissonInterval, AgreesWithSumsOfProbabilities) {
    for (const double confidence : {0.8, 0.95, 0.999})
        for (const std::int64_t count : {1, 2, 5, 40, 300}) {
            const PoissonInterval interval =
                poisson_interval(static_cast<double>(count), confidence);
            const double tail = 0.5 * (1.0 - confidence);
            EXPECT_NEAR(1.0 - probability_of_at_most(count - 1, interval.low), tail, 1e-10);
            EXPECT_NEAR(probability_of_at_most(count, interval.high), tail, 1e-10);
        }
}

// Exact: over all counts that a mean may give, the interval holds it in 95 % of cases or more.
RC_GTEST_PROP(PoissonInterval, EveryMeanIsHeldAsOftenAsIsSaid, ()) {
    const double mean = 0.01 * static_cast<double>(*rc::gen::inRange(1, 6000));
    double held = 0.0;
    for (std::int64_t count = 0; count < 200; ++count) {
        const PoissonInterval interval = poisson_interval(static_cast<double>(count));
        if (interval.low <= mean && mean <= interval.high)
            held += std::exp(static_cast<double>(count) * std::log(mean) - mean -
                             std::lgamma(static_cast<double>(count) + 1.0));
    }
    RC_ASSERT(held >= 0.95 - 1e-12);
}

TEST(PoissonInterval, RefusesWhatIsNoCountOrConfidence) {
    EXPECT_THROW(poisson_interval(-1), std::invalid_argument);
    EXPECT_THROW(poisson_interval(HUGE_VAL), std::invalid_argument);
    EXPECT_THROW(poisson_interval(std::nan("")), std::invalid_argument);
    EXPECT_THROW(poisson_interval(1, 0.0), std::invalid_argument);
    EXPECT_THROW(poisson_interval(1, 1.0), std::invalid_argument);
    EXPECT_THROW(poisson_interval(1, std::nan("")), std::invalid_argument);
}

// "Comparing two person-time rates" of the program OpenEpi: 17 in 100025 against 3 in 122268, and 8
// in 78531 against 1 in 77932, by its exact (Fisher) limits.
TEST(PoissonRatioInterval, IsThatOfOpenEpi) {
    const PoissonInterval one = poisson_ratio_interval({17, 100025.0}, {3, 122268.0});
    EXPECT_NEAR(one.low, 2.004, 5e-4);
    EXPECT_NEAR(one.high, 36.89, 5e-3);
    const PoissonInterval two = poisson_ratio_interval({8, 78531.0}, {1, 77932.0});
    EXPECT_NEAR(two.low, 1.064, 5e-4);
    EXPECT_NEAR(two.high, 352.3, 5e-2);
}

// At an end of the interval the first count is as improbable as the tail, given the sum.
TEST(PoissonRatioInterval, AgreesWithSumsOfBinomialProbabilities) {
    for (const std::int64_t a : {1, 4, 30})
        for (const std::int64_t b : {1, 7, 90}) {
            const PoissonExposure rate{a, 3.0}, other{b, 50.0};
            const PoissonInterval interval = poisson_ratio_interval(rate, other);
            const auto share = [](double ratio) { return ratio * 3.0 / (ratio * 3.0 + 50.0); };
            EXPECT_NEAR(1.0 - probability_of_at_most(a - 1, a + b, share(interval.low)), 0.025,
                        1e-10);
            EXPECT_NEAR(probability_of_at_most(a, a + b, share(interval.high)), 0.025, 1e-10);
        }
}

RC_GTEST_PROP(PoissonRatioInterval, AnyTwoRatesExchangedTurnTheRatioOver, ()) {
    const PoissonExposure a{*rc::gen::inRange(1, 400),
                            static_cast<double>(*rc::gen::inRange(1, 900))};
    const PoissonExposure b{*rc::gen::inRange(1, 400),
                            static_cast<double>(*rc::gen::inRange(1, 900))};
    const PoissonInterval one = poisson_ratio_interval(a, b), other = poisson_ratio_interval(b, a);
    RC_ASSERT(std::abs(one.low * other.high - 1.0) < 1e-9);
    RC_ASSERT(std::abs(one.high * other.low - 1.0) < 1e-9);
    const double ratio =
        static_cast<double>(a.count) * b.exposure / (static_cast<double>(b.count) * a.exposure);
    RC_ASSERT(one.low < ratio && ratio < one.high);
}

TEST(PoissonRatioInterval, IsOpenWhereNothingIsCounted) {
    const PoissonInterval none = poisson_ratio_interval({0, 1.0}, {0, 1.0});
    EXPECT_EQ(none.low, 0.0);
    EXPECT_TRUE(std::isinf(none.high));
    // 0 of 5: the share is at most 1 - 0.025^(1/5).
    const double share = 1.0 - std::pow(0.025, 0.2);
    EXPECT_NEAR(poisson_ratio_interval({0, 1.0}, {5, 1.0}).high, share / (1.0 - share), 1e-12);
    EXPECT_TRUE(std::isinf(poisson_ratio_interval({5, 1.0}, {0, 1.0}).high));
    EXPECT_THROW(poisson_ratio_interval({1, 0.0}, {1, 1.0}), std::invalid_argument);
    EXPECT_THROW(poisson_ratio_interval({1, 1.0}, {1, HUGE_VAL}), std::invalid_argument);
}

}  // namespace
}  // namespace tk
