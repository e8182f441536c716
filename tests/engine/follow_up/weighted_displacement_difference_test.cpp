#include "engine/follow_up/weighted_displacement_difference.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <array>
#include <cmath>
#include <stdexcept>

namespace tk {
namespace {

// The example of Wheeler & Ratcliffe (2018), as apwheele/ptools tests it.
TEST(DisplacementDifference, AgreesWithWheelerAndRatcliffe) {
    const auto found =
        weighted_displacement_difference({{207, 110}, {308, 318}, {{178, 157}}, {{150, 140}}});
    EXPECT_EQ(found.local.estimate, -107.0);
    EXPECT_NEAR(found.local.standard_error, 30.70830507, 5e-9);
    ASSERT_TRUE(found.displacement && found.total);
    EXPECT_EQ(found.displacement->estimate, -11.0);
    EXPECT_NEAR(found.displacement->standard_error, 25.0, 1e-12);
    EXPECT_EQ(found.total->estimate, -118.0);
    EXPECT_EQ(found.total->variance, 1568.0);
    EXPECT_NEAR(found.total->standard_error, 39.59797975, 5e-9);
    EXPECT_NEAR(found.total->z, -2.98, 5e-3);
    EXPECT_NEAR(found.total->interval.low, -196.0, 0.5);
    EXPECT_NEAR(found.total->interval.high, -40.0, 0.5);
    EXPECT_NEAR(found.total->p, std::erfc(118.0 / 39.59797975 / std::sqrt(2.0)), 1e-9);
}

TEST(DisplacementDifference, AgreesWithItsExtensionByTime) {
    AreaWeights weights;
    weights.before = 2.0;
    const auto found =
        weighted_displacement_difference({{80, 20}, {100, 50}, {}, {}}, weights).local;
    EXPECT_EQ(found.estimate, -20.0);
    EXPECT_NEAR(found.standard_error, 10.72380529, 5e-9);
    const auto simple = weighted_displacement_difference({{100, 80}, {100, 90}, {}, {}}).local;
    EXPECT_EQ(simple.estimate, -10.0);
    EXPECT_NEAR(simple.standard_error, 19.2353841, 5e-8);
}

TEST(DisplacementDifference, DividesCountsByTheirAreasWeights) {
    AreaWeights weights;
    weights.treated = 2.0;
    weights.control = 4.0;
    const auto found =
        weighted_displacement_difference({{80, 20}, {100, 50}, {}, {}}, weights).local;
    EXPECT_EQ(found.estimate, -30.0 + 12.5);
    EXPECT_NEAR(found.variance, 100 / 4.0 + 150 / 16.0, 1e-12);
}

TEST(DisplacementDifference, HasNoTotalWithoutBothDisplacementAreas) {
    EXPECT_FALSE(weighted_displacement_difference({{1, 2}, {3, 4}, {}, {}}).total);
    EXPECT_FALSE(weighted_displacement_difference({{1, 2}, {3, 4}, {{5, 6}}, {}}).displacement);
    EXPECT_FALSE(weighted_displacement_difference({{1, 2}, {3, 4}, {}, {{5, 6}}}).total);
}

TEST(DisplacementDifference, RefusesWeightsOfNothing) {
    AreaWeights weights;
    weights.after = 0.0;
    EXPECT_THROW(weighted_displacement_difference({{1, 2}, {3, 4}, {}, {}}, weights),
                 std::invalid_argument);
    EXPECT_THROW(weighted_displacement_difference({{1, -2}, {3, 4}, {}, {}}),
                 std::invalid_argument);
    EXPECT_EQ(weighted_displacement_difference({{0, 0}, {0, 0}, {}, {}}).local.p, 1.0);
}

RC_GTEST_PROP(DisplacementDifference, AnySumOfCountsHasTheSumOfDifferencesAndVariances, ()) {
    const auto areas = [] {
        std::array<double, 8> n{};
        for (double& count : n) count = *rc::gen::inRange(0, 2000);
        return AreaCounts{
            {n[0], n[1]}, {n[2], n[3]}, BeforeAfter{n[4], n[5]}, BeforeAfter{n[6], n[7]}};
    };
    const auto plus = [](BeforeAfter a, BeforeAfter b) {
        return BeforeAfter{a.before + b.before, a.after + b.after};
    };
    AreaWeights weights;
    weights.before = 0.25 * *rc::gen::inRange(1, 12);
    weights.treated = 0.25 * *rc::gen::inRange(1, 12);
    const AreaCounts a = areas(), b = areas();
    const AreaCounts both{plus(a.treated, b.treated), plus(a.control, b.control),
                          plus(*a.displacement, *b.displacement),
                          plus(*a.control_displacement, *b.control_displacement)};
    const auto of_a = weighted_displacement_difference(a, weights);
    const auto of_b = weighted_displacement_difference(b, weights);
    const auto of_both = weighted_displacement_difference(both, weights);
    RC_ASSERT(std::abs(of_both.total->estimate - of_a.total->estimate - of_b.total->estimate) <
              1e-8);
    RC_ASSERT(std::abs(of_both.total->variance - of_a.total->variance - of_b.total->variance) <
              1e-8);
    RC_ASSERT(std::abs(of_a.total->estimate - of_a.local.estimate - of_a.displacement->estimate) <
              1e-9);
}

}  // namespace
}  // namespace tk
