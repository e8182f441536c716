#include "viewer/map/measure.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

#include "viewer/map/scale_bar.h"

namespace tk {
namespace {

TEST(MeasuredLine, AddsUpItsStretches) {
    const MeasuredLine line = measured({{0, 0}, {30, 40}, {30, 100}}, false);
    EXPECT_EQ(line.stretches_m, (std::vector<double>{50.0, 60.0}));
    EXPECT_DOUBLE_EQ(line.length_m, 110.0);
    EXPECT_EQ(line.inside_m2, 0.0);
}

TEST(MeasuredLine, GoesAllRoundWhenClosed) {
    const MeasuredLine square = measured(
        {{674000, 6580000}, {674010, 6580000}, {674010, 6580010}, {674000, 6580010}}, true);
    EXPECT_DOUBLE_EQ(square.length_m, 40.0);
    EXPECT_NEAR(square.inside_m2, 100.0, 1e-9);
    const MeasuredLine clockwise = measured({{0, 0}, {0, 10}, {10, 10}, {10, 0}}, true);
    EXPECT_NEAR(clockwise.inside_m2, 100.0, 1e-9);
}

TEST(MeasuredLine, OfOneThatCrossesItselfHasTheAreaOfItsLoops) {
    EXPECT_NEAR(measured({{0, 0}, {4, 4}, {4, 0}, {0, 4}}, true).inside_m2, 8.0, 1e-5);
}

TEST(MeasuredLine, OfTooFewPointsIsNothing) {
    EXPECT_EQ(measured({}, true).length_m, 0.0);
    EXPECT_EQ(measured({{1, 1}}, true).length_m, 0.0);
    const MeasuredLine two = measured({{0, 0}, {3, 4}}, true);
    EXPECT_DOUBLE_EQ(two.length_m, 5.0);
    EXPECT_EQ(two.inside_m2, 0.0);
}

TEST(WalkingMinutes, AreEightyMetresEach) {
    EXPECT_DOUBLE_EQ(walking_minutes(400.0), 5.0);
}

TEST(ScaleBarOnScreen, IsTheLongestNiceLengthThatFits) {
    EXPECT_EQ(scale_bar(1.0, 100.0), (ScaleBar{100.0, 100.0, 2}));
    EXPECT_EQ(scale_bar(1.0, 99.0), (ScaleBar{50.0, 50.0, 5}));
    EXPECT_EQ(scale_bar(2.0, 120.0), (ScaleBar{200.0, 100.0, 2}));
    EXPECT_EQ(scale_bar(0.005, 100.0).length_m, 0.5);
}

RC_GTEST_PROP(ScaleBarOnScreen, EveryOneFillsMoreThanTwoFifthsOfItsRoom, ()) {
    const double metres_per_px = std::pow(10.0, *rc::gen::inRange(-2000, 4300) / 1000.0);
    const double most_px = *rc::gen::inRange(20, 400);
    const ScaleBar bar = scale_bar(metres_per_px, most_px);
    RC_ASSERT(bar.length_px <= most_px * (1.0 + 1e-6));
    RC_ASSERT(bar.length_px >= most_px * 0.4 * (1.0 - 1e-6));
    RC_ASSERT(std::fabs(bar.length_px * metres_per_px - bar.length_m) <= 1e-9 * bar.length_m);
}

}  // namespace
}  // namespace tk
