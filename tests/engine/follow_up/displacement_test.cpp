#include "engine/follow_up/displacement.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <stdexcept>
#include <vector>

namespace tk {
namespace {

TEST(DisplacementQuotient, IsMinusOneWhereAllThatIsPreventedComesBackAround) {
    const DisplacementQuotient found =
        weighted_displacement_quotient({{100, 50}, {100, 100}, {100, 150}});
    EXPECT_NEAR(found.success, -0.5, 1e-12);
    EXPECT_NEAR(found.surroundings, 0.5, 1e-12);
    EXPECT_NEAR(found.quotient, -1.0, 1e-12);
    EXPECT_EQ(found.why_none, NoQuotient::none);
}

TEST(DisplacementQuotient, IsAboveZeroWhereTheSurroundingsGainToo) {
    // Both fall by a half against a control that doubles: as much as each other.
    const DisplacementQuotient found =
        weighted_displacement_quotient({{100, 100}, {50, 100}, {60, 60}});
    EXPECT_NEAR(found.success, -1.0, 1e-12);
    EXPECT_NEAR(found.quotient, 0.6, 1e-12);
}

TEST(DisplacementQuotient, IsNoneWhereNothingCouldHaveMoved) {
    const auto risen = weighted_displacement_quotient({{100, 120}, {100, 100}, {100, 80}});
    EXPECT_EQ(risen.why_none, NoQuotient::treated_did_not_improve);
    EXPECT_TRUE(std::isnan(risen.quotient));
    EXPECT_FALSE(risen.interval.known());
    EXPECT_NEAR(risen.success, 0.2, 1e-12);
    EXPECT_EQ(weighted_displacement_quotient({{10, 10}, {10, 10}, {5, 5}}).why_none,
              NoQuotient::treated_did_not_improve);
    EXPECT_EQ(weighted_displacement_quotient({{10, 5}, {0, 10}, {5, 5}}).why_none,
              NoQuotient::control_count_is_zero);
    EXPECT_THROW(weighted_displacement_quotient({{-1, 5}, {0, 10}, {5, 5}}), std::invalid_argument);
}

TEST(DisplacementQuotient, AgreesWithAPlainBootstrapByAnotherGenerator) {
    const DisplacementCounts counts{{400, 240}, {600, 620}, {500, 460}};
    const DisplacementQuotient found = weighted_displacement_quotient(counts, {20000, 3});
    std::mt19937_64 random(11);
    const auto draw = [&](double mean) {
        return static_cast<double>(std::poisson_distribution<int>(mean)(random));
    };
    std::vector<double> quotients;
    for (int i = 0; i < 20000; ++i) {
        const double a0 = draw(400), a1 = draw(240), c0 = draw(600), c1 = draw(620), b0 = draw(500),
                     b1 = draw(460);
        quotients.push_back((b1 / c1 - b0 / c0) / (a1 / c1 - a0 / c0));
    }
    std::sort(quotients.begin(), quotients.end());
    EXPECT_NEAR(found.interval.low, quotients[500], 0.02);
    EXPECT_NEAR(found.interval.high, quotients[19500], 0.02);
    EXPECT_EQ(found.draws_without, 0.0);
    EXPECT_TRUE(found.interval.holds(found.quotient));
}

TEST(DisplacementQuotient, HasNoBoundsWhereItsDivisorMayBeNothing) {
    const DisplacementQuotient found =
        weighted_displacement_quotient({{20, 18}, {40, 41}, {30, 29}});
    EXPECT_FALSE(std::isnan(found.quotient));
    EXPECT_FALSE(found.interval.known());
    EXPECT_GT(found.draws_without, 0.2);
}

TEST(DisplacementQuotient, IsTheSameForTheSameSeed) {
    const DisplacementCounts counts{{400, 240}, {600, 620}, {500, 460}};
    const auto once = weighted_displacement_quotient(counts, {499, 1});
    const auto again = weighted_displacement_quotient(counts, {499, 1});
    const auto other = weighted_displacement_quotient(counts, {499, 2});
    EXPECT_EQ(once.interval.low, again.interval.low);
    EXPECT_NE(once.interval.low, other.interval.low);
    EXPECT_FALSE(weighted_displacement_quotient(counts, {0, 1}).interval.known());
}

TEST(NetEffects, CountWhatWasPrevented) {
    // The control halves: 50 were to be expected of the treated area and 40 around.
    const NetEffects effects = net_effects({{100, 30}, {200, 100}, {80, 45}});
    EXPECT_NEAR(effects.gross, 70.0, 1e-12);
    EXPECT_NEAR(effects.net, 0.5 - 0.3, 1e-12);
    EXPECT_NEAR(effects.total_net, (50.0 - 30.0) + (40.0 - 45.0), 1e-12);
    EXPECT_TRUE(std::isnan(net_effects({{1, 1}, {0, 1}, {1, 1}}).total_net));
}

}  // namespace
}  // namespace tk
