#include "engine/follow_up/rate_comparison.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace tk {
namespace {

double rate_test_p(double k1, double n1, double k2, double n2) {
    return compare_rates({k1, n1}, {k2, n2}).p;
}

// The first: dodder seeds of Przyborowski & Wilenski (1940), 0.0884 in Krishnamoorthy & Thomson
// (2004); all checked against scipy.stats.poisson_means_test.
TEST(RateComparison, AgreesWithKrishnamoorthyAndThomson) {
    EXPECT_NEAR(rate_test_p(3, 1, 0, 1), 0.0883790, 5e-8);
    EXPECT_NEAR(rate_test_p(3, 100, 0, 100), 0.0883790, 5e-8);
    EXPECT_NEAR(rate_test_p(20, 1, 10, 1), 0.0688318, 5e-8);
    EXPECT_NEAR(rate_test_p(20, 4, 10, 2), 1.0, 1e-12);
}

// A denominator of the pooled rate, which the paper does not have, gives another value here.
TEST(RateComparison, AgreesWithTheTestAtUnequalExposures) {
    EXPECT_NEAR(rate_test_p(24, 2, 5, 1), 0.0395009, 5e-8);
}

TEST(RateComparison, TellsDifferenceRatioAndStatistic) {
    const RateComparison found = compare_rates({24, 2}, {5, 1});
    EXPECT_EQ(found.difference, 7.0);
    EXPECT_EQ(found.ratio, 2.4);
    EXPECT_NEAR(found.statistic, 7.0 / std::sqrt(24 / 4.0 + 5.0), 1e-12);
}

TEST(RateComparison, OfNothingTellsNothing) {
    EXPECT_EQ(rate_test_p(0, 1, 0, 5), 1.0);
    EXPECT_EQ(compare_rates({0, 1}, {0, 5}).statistic, 0.0);
    EXPECT_TRUE(std::isnan(compare_rates({0, 1}, {0, 5}).ratio));
    EXPECT_THROW(compare_rates({-1, 1}, {0, 1}), std::invalid_argument);
    EXPECT_THROW(compare_rates({1, 0}, {0, 1}), std::invalid_argument);
}

/// The double sum of the paper, over all counts that matter.
double p_summed_plainly(double k1, double n1, double k2, double n2) {
    const auto pivot = [&](double a, double b) {
        const double variance = a / (n1 * n1) + b / (n2 * n2);
        return variance > 0.0 ? std::abs(a / n1 - b / n2) / std::sqrt(variance) : 0.0;
    };
    const auto poisson = [](double k, double mean) {
        return std::exp(k * std::log(mean) - mean - std::lgamma(k + 1.0));
    };
    const double rate = (k1 + k2) / (n1 + n2), t = pivot(k1, k2) * (1.0 - 1e-12);
    const auto most = [](double mean) { return mean + 12.0 * std::sqrt(mean) + 40.0; };
    double p = 0.0;
    for (double a = 0; a < most(rate * n1); ++a)
        for (double b = 0; b < most(rate * n2); ++b)
            if (pivot(a, b) >= t) p += poisson(a, rate * n1) * poisson(b, rate * n2);
    return p;
}

TEST(RateComparison, AgreesWithTheDoubleSumWrittenOut) {
    for (const double k1 : {0.0, 1.0, 7.0, 60.0})
        for (const double k2 : {0.0, 2.0, 9.0, 45.0})
            for (const double n1 : {1.0, 0.4, 3.0}) {
                if (k1 + k2 == 0.0) continue;
                EXPECT_NEAR(rate_test_p(k1, n1, k2, 1.0),
                            std::min(1.0, p_summed_plainly(k1, n1, k2, 1.0)), 1e-11)
                    << k1 << "/" << n1 << " and " << k2;
            }
}

// With many incidents it is the normal test of the same statistic.
TEST(RateComparison, OfManyIsTheNormalTest) {
    const RateComparison found = compare_rates({1'002'000, 730}, {1'000'000, 730});
    EXPECT_NEAR(found.p, std::erfc(found.statistic / std::sqrt(2.0)), 1e-4);
}

RC_GTEST_PROP(RateComparison, AnyTwoRatesMayBeExchangedAndMeasuredInOtherUnits, ()) {
    const double k1 = *rc::gen::inRange(0, 80), k2 = *rc::gen::inRange(0, 80);
    const double n1 = 0.5 * *rc::gen::inRange(1, 20), n2 = 0.5 * *rc::gen::inRange(1, 20);
    const double p = rate_test_p(k1, n1, k2, n2);
    RC_ASSERT(p >= 0.0);
    RC_ASSERT(p <= 1.0);
    RC_ASSERT(std::abs(p - rate_test_p(k2, n2, k1, n1)) < 1e-10);
    RC_ASSERT(std::abs(p - rate_test_p(k1, 365.25 * n1, k2, 365.25 * n2)) < 1e-10);
}

}  // namespace
}  // namespace tk
