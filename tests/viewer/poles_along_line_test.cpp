#include "viewer/map/poles_along_line.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

namespace tk {
namespace {

const Line north_line{{100, 0}, {100, 50}};

TEST(PolesAlongLine, StandToTheLeftAndLookAtTheLine) {
    const auto poles = poles_along_line(north_line, {.spacing_m = 25.0, .offset_m = 3.0});
    ASSERT_EQ(poles.size(), 3U);
    for (std::size_t i = 0; i < 3; ++i) {
        EXPECT_NEAR(poles[i].at.east_m, 97.0, 1e-9);
        EXPECT_NEAR(poles[i].at.north_m, 25.0 * static_cast<double>(i), 1e-9);
        EXPECT_NEAR(poles[i].bearing_deg, 90.0, 1e-9);
    }
}

TEST(PolesAlongLine, OnBothSidesFaceEachOther) {
    const auto poles = poles_along_line(
        north_line, {.spacing_m = 50.0, .offset_m = 4.0, .sides = PoleSides::both});
    ASSERT_EQ(poles.size(), 4U);
    EXPECT_NEAR(poles[0].at.east_m, 96.0, 1e-9);
    EXPECT_NEAR(poles[1].at.east_m, 104.0, 1e-9);
    EXPECT_NEAR(poles[1].bearing_deg, 270.0, 1e-9);
}

TEST(PolesAlongLine, ZigzagTakesSidesByTurns) {
    const auto poles = poles_along_line(
        north_line, {.spacing_m = 20.0, .offset_m = 4.0, .sides = PoleSides::zigzag});
    ASSERT_EQ(poles.size(), 3U);
    EXPECT_LT(poles[0].at.east_m, 100.0);
    EXPECT_GT(poles[1].at.east_m, 100.0);
    EXPECT_LT(poles[2].at.east_m, 100.0);
}

TEST(PolesAlongLine, CountTheSpacingAlongTheLineAroundACorner) {
    const auto poles =
        poles_along_line({{0, 0}, {30, 0}, {30, 30}}, {.spacing_m = 20.0, .offset_m = 0.0});
    ASSERT_EQ(poles.size(), 4U);
    EXPECT_NEAR(poles[2].at.east_m, 30.0, 1e-9);
    EXPECT_NEAR(poles[2].at.north_m, 10.0, 1e-9);
    EXPECT_NEAR(poles[3].at.north_m, 30.0, 1e-9);
}

TEST(PolesAlongLine, AreNoneWithoutALengthOrASpacing) {
    EXPECT_TRUE(poles_along_line({}, {}).empty());
    EXPECT_TRUE(poles_along_line({{1, 1}}, {}).empty());
    EXPECT_TRUE(poles_along_line({{1, 1}, {1, 1}}, {}).empty());
    EXPECT_TRUE(poles_along_line(north_line, {.spacing_m = 0.0}).empty());
    EXPECT_TRUE(poles_along_line(north_line, {.spacing_m = std::nan("")}).empty());
    EXPECT_TRUE(poles_along_line(north_line, {.offset_m = std::nan("")}).empty());
}

TEST(PolesAlongLine, StayWithinReason) {
    EXPECT_EQ(poles_along_line({{0, 0}, {1e9, 0}}, {.spacing_m = 1.0}).size(), 10000U);
}

RC_GTEST_PROP(PolesAlongLine, AnyLineGetsThemAtTheOffsetFromItsOwnStretch, ()) {
    const auto corners =
        *rc::gen::resize(12, rc::gen::container<std::vector<std::pair<int, int>>>(rc::gen::pair(
                                 rc::gen::inRange(0, 500), rc::gen::inRange(0, 500))));
    const double spacing_m = *rc::gen::inRange(5, 60);
    const double offset_m = *rc::gen::inRange(0, 8);
    Line line;
    double length_m = 0.0;
    for (const auto& [x, y] : corners) {
        line.push_back({static_cast<double>(x), static_cast<double>(y)});
        if (line.size() > 1) length_m += distance_m(line[line.size() - 2], line.back());
    }
    const auto poles = poles_along_line(line, {.spacing_m = spacing_m, .offset_m = offset_m});
    if (length_m > 0.0)
        RC_ASSERT(poles.size() == static_cast<std::size_t>((length_m + 1e-6) / spacing_m) + 1);
    for (const Pole& pole : poles) {
        // No further from the line than the offset: a bend may bring another stretch nearer.
        double nearest_m = 1e9;
        for (std::size_t i = 1; i < line.size(); ++i)
            nearest_m = std::min(nearest_m, distance_to_segment_m(pole.at, line[i - 1], line[i]));
        RC_ASSERT(nearest_m <= offset_m + 1e-6);
        RC_ASSERT(pole.bearing_deg >= 0.0 && pole.bearing_deg < 360.0);
    }
}

}  // namespace
}  // namespace tk
