#include "engine/follow_up/relative_effect.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <array>
#include <cmath>
#include <stdexcept>

namespace tk {
namespace {

// Counts of Wheeler & Ratcliffe (2018); the logarithm and its standard error are those of the
// interaction in R's glm(count ~ treated * after, family = poisson).
TEST(RelativeEffect, AgreesWithThePoissonRegressionOfFourCounts) {
    const RelativeEffect effect = relative_effect({207, 110}, {308, 318});
    EXPECT_NEAR(effect.estimate, 1.942916175, 5e-10);
    EXPECT_NEAR(effect.log_estimate, 0.664190027, 5e-10);
    EXPECT_NEAR(effect.variance, 0.020313234, 5e-10);
    EXPECT_NEAR(effect.standard_error, 0.142524504, 5e-10);
    EXPECT_NEAR(effect.interval.low, 1.469390, 5e-7);
    EXPECT_NEAR(effect.interval.high, 2.569042, 5e-7);
    EXPECT_NEAR(effect.z, 4.660181, 5e-7);
    EXPECT_NEAR(effect.p, std::erfc(4.660181 / std::sqrt(2.0)), 1e-11);
    EXPECT_FALSE(effect.half_is_added);
}

TEST(RelativeEffect, OverdispersionWidensTheIntervalOnly) {
    const RelativeEffect effect = relative_effect({207, 110}, {308, 318}, 2.0);
    EXPECT_NEAR(effect.estimate, 1.942916175, 5e-10);
    EXPECT_NEAR(effect.interval.low, 1.308838, 5e-7);
    EXPECT_NEAR(effect.interval.high, 2.884180, 5e-7);
}

TEST(RelativeEffect, SaysByHowManyPerCentTheTreatedAreaIsBelowWhatWasToBeExpected) {
    EXPECT_NEAR(relative_effect({100, 80}, {100, 100}).percent_change(), -20.0, 1e-12);
    EXPECT_NEAR(relative_effect({100, 150}, {100, 100}).percent_change(), 50.0, 1e-12);
}

TEST(RelativeEffect, AddsHalfToAllFourOnlyWhereOneIsZero) {
    const RelativeEffect effect = relative_effect({5, 0}, {4, 6});
    EXPECT_TRUE(effect.half_is_added);
    EXPECT_NEAR(effect.estimate, (5.5 * 6.5) / (0.5 * 4.5), 1e-12);
    EXPECT_NEAR(effect.variance, 1 / 5.5 + 1 / 0.5 + 1 / 4.5 + 1 / 6.5, 1e-12);
    EXPECT_NEAR(relative_effect({5, 1}, {4, 6}).estimate, 7.5, 1e-12);
    EXPECT_NEAR(relative_effect({0, 0}, {0, 0}).estimate, 1.0, 1e-12);
}

TEST(RelativeEffect, RefusesCountsThatAreNone) {
    EXPECT_THROW(relative_effect({-1, 2}, {3, 4}), std::invalid_argument);
    EXPECT_THROW(relative_effect({1, NAN}, {3, 4}), std::invalid_argument);
    EXPECT_THROW(relative_effect({1, 2}, {3, 4}, 0.0), std::invalid_argument);
}

RC_GTEST_PROP(RelativeEffect, AnySwappedPeriodsInvertItAndKeepItsError, ()) {
    std::array<double, 4> n{};
    for (double& count : n) count = *rc::gen::inRange(0, 5000);
    const double phi = 0.5 + 0.1 * *rc::gen::inRange(0, 40);
    const RelativeEffect forth = relative_effect({n[0], n[1]}, {n[2], n[3]}, phi);
    const RelativeEffect back = relative_effect({n[1], n[0]}, {n[3], n[2]}, phi);
    const RelativeEffect exchanged = relative_effect({n[2], n[3]}, {n[0], n[1]}, phi);
    RC_ASSERT(std::abs(forth.estimate * back.estimate - 1.0) < 1e-12);
    RC_ASSERT(std::abs(forth.estimate * exchanged.estimate - 1.0) < 1e-12);
    RC_ASSERT(std::abs(forth.p - back.p) < 1e-12);
    RC_ASSERT(std::abs(forth.interval.low * back.interval.high - 1.0) < 1e-9);
    RC_ASSERT(forth.interval.holds(forth.estimate));
}

// Twenty thousand drawn follow-ups without an effect: 5 % are told from chance, whatever phi is.
TEST(RelativeEffect, IntervalsHoldOneAsOftenAsTheySay) {
    // A count of 2 n with a variance of 4 n: twice a Poisson count of n.
    std::uint64_t state = 7;
    const auto uniform = [&] {
        state = state * 6364136223846793005ULL + 1442695040888963407ULL;
        return (static_cast<double>(state >> 11) + 0.5) * 0x1.0p-53;
    };
    const auto poisson = [&](double mean) {
        double count = 0.0;
        for (double sum = -std::log(uniform()); sum < mean; sum -= std::log(uniform())) ++count;
        return count;
    };
    int outside = 0;
    constexpr int rounds = 20000;
    for (int round = 0; round < rounds; ++round) {
        const BeforeAfter treated{2 * poisson(60), 2 * poisson(50)};
        const BeforeAfter control{2 * poisson(120), 2 * poisson(100)};
        outside += relative_effect(treated, control, 2.0).interval.holds(1.0) ? 0 : 1;
    }
    EXPECT_NEAR(outside / static_cast<double>(rounds), 0.05, 0.008);
}

}  // namespace
}  // namespace tk
