#include "viewer/widgets/chart_maths.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <limits>

namespace tk::ui {
namespace {

using std::chrono::year;

constexpr double nan_value = std::numeric_limits<double>::quiet_NaN();

TEST(NiceTicks, AreRoundNumbers) {
    EXPECT_EQ(nice_ticks(0, 10, 6), (std::vector<double>{0, 2, 4, 6, 8, 10}));
    EXPECT_EQ(nice_ticks(0, 97, 6), (std::vector<double>{0, 20, 40, 60, 80, 100}));
    EXPECT_EQ(nice_ticks(-3, 7, 4), (std::vector<double>{-5, 0, 5, 10}));
    EXPECT_EQ(nice_ticks(0, 1, 5), (std::vector<double>{0, 0.25, 0.5, 0.75, 1}));
}

TEST(NiceTicks, OfNothingAreZeroToOne) {
    EXPECT_EQ(nice_ticks(3, 3, 5), (std::vector<double>{0, 1}));
    EXPECT_EQ(nice_ticks(nan_value, 3, 5), (std::vector<double>{0, 1}));
}

RC_GTEST_PROP(NiceTicks, AnyRangeIsCoveredByFewEvenTicks, ()) {
    const double low = *rc::gen::inRange(-100000, 100000) / 100.0;
    const double high = low + *rc::gen::inRange(1, 100000) / 1000.0;
    const int most = *rc::gen::inRange(2, 12);
    const auto ticks = nice_ticks(low, high, most);
    const double slack = (high - low) * 1e-6;
    RC_ASSERT(ticks.front() <= low + slack);
    RC_ASSERT(ticks.back() >= high - slack);
    RC_ASSERT(ticks.size() >= 2U);
    RC_ASSERT(ticks.size() <= static_cast<std::size_t>(std::max(most, 3)));
    const double step = ticks[1] - ticks[0];
    for (std::size_t i = 1; i < ticks.size(); ++i)
        RC_ASSERT(std::abs(ticks[i] - ticks[i - 1] - step) < step * 1e-6);
}

TEST(TickDecimals, TellTheTicksApart) {
    EXPECT_EQ(tick_decimals({0, 20, 40}), 0);
    EXPECT_EQ(tick_decimals({0, 0.5, 1}), 1);
    EXPECT_EQ(tick_decimals({0, 0.25, 0.5}), 2);
    EXPECT_EQ(tick_decimals({5}), 0);
}

TEST(BinAt, IsWithinTheBins) {
    EXPECT_EQ(bin_at(0.0, 10), 0);
    EXPECT_EQ(bin_at(0.999, 10), 9);
    EXPECT_EQ(bin_at(1.0, 10), 9);
    EXPECT_EQ(bin_at(7.0, 10), 9);
    EXPECT_EQ(bin_at(-1.0, 10), 0);
    EXPECT_EQ(bin_at(nan_value, 10), 0);
    EXPECT_EQ(bin_at(0.5, 0), 0);
}

TEST(BrushGrip, HandlesComeBeforeTheMiddle) {
    const BinRange brush{2, 6};
    EXPECT_EQ(grip_at(0.205, brush, 10, 0.01), BrushGrip::begin);
    EXPECT_EQ(grip_at(0.595, brush, 10, 0.01), BrushGrip::end);
    EXPECT_EQ(grip_at(0.4, brush, 10, 0.01), BrushGrip::middle);
    EXPECT_EQ(grip_at(0.8, brush, 10, 0.01), BrushGrip::anew);
    EXPECT_EQ(grip_at(1.2, brush, 10, 0.01), BrushGrip::none);
}

TEST(BrushGrip, ABrushOverAllIsDrawnAnewAndNotMoved) {
    EXPECT_EQ(grip_at(0.4, {0, 10}, 10, 0.01), BrushGrip::anew);
}

TEST(BrushDrag, HandlesMoveOneEdgeAndMayCross) {
    const BinRange brush{2, 6};
    EXPECT_EQ(dragged(BrushGrip::begin, brush, 10, 0.2, 0.41), (BinRange{4, 6}));
    EXPECT_EQ(dragged(BrushGrip::end, brush, 10, 0.6, 0.9), (BinRange{2, 9}));
    EXPECT_EQ(dragged(BrushGrip::begin, brush, 10, 0.2, 0.9), (BinRange{6, 9}));
    EXPECT_EQ(dragged(BrushGrip::end, brush, 10, 0.6, 0.2), (BinRange{2, 3}));
    EXPECT_EQ(dragged(BrushGrip::begin, {8, 10}, 10, 0.8, 1.0), (BinRange{9, 10}));
}

TEST(BrushDrag, TheMiddleKeepsItsLengthWithinTheBins) {
    EXPECT_EQ(dragged(BrushGrip::middle, {2, 6}, 10, 0.3, 0.5), (BinRange{4, 8}));
    EXPECT_EQ(dragged(BrushGrip::middle, {2, 6}, 10, 0.3, 5.0), (BinRange{6, 10}));
    EXPECT_EQ(dragged(BrushGrip::middle, {2, 6}, 10, 0.3, -5.0), (BinRange{0, 4}));
}

TEST(BrushDrag, AnewSpansBothEnds) {
    EXPECT_EQ(dragged(BrushGrip::anew, {0, 10}, 10, 0.75, 0.31), (BinRange{3, 8}));
    EXPECT_EQ(dragged(BrushGrip::anew, {0, 10}, 10, 0.75, 0.75), (BinRange{7, 8}));
}

RC_GTEST_PROP(BrushDrag, AnyDragLeavesABrushWithinTheBins, ()) {
    const int bins = *rc::gen::inRange(1, 200);
    const int begin = *rc::gen::inRange(0, bins);
    const BinRange start{begin, begin + *rc::gen::inRange(1, bins - begin + 1)};
    const auto grip =
        *rc::gen::element(BrushGrip::begin, BrushGrip::end, BrushGrip::middle, BrushGrip::anew);
    const double from = *rc::gen::inRange(0, 1000) / 1000.0;
    const double to = *rc::gen::inRange(-1000, 2000) / 1000.0;
    const BinRange after = dragged(grip, start, bins, from, to);
    RC_ASSERT(after.begin >= 0);
    RC_ASSERT(after.begin < after.end);
    RC_ASSERT(after.end <= bins);
}

TEST(YearLabels, StandAtJanuaries) {
    EXPECT_EQ(year_label_bins(year(2022) / 1, 58, 12.0, 40.0),
              (std::vector<int>{0, 12, 24, 36, 48}));
    EXPECT_EQ(year_label_bins(year(2021) / 11, 15, 12.0, 40.0), (std::vector<int>{2, 14}));
    EXPECT_TRUE(year_label_bins(year(2022) / 2, 5, 12.0, 40.0).empty());
}

TEST(YearLabels, AreThinnedToRoundYearsWhereTheyWouldTouch) {
    // Twelve months of 2 px are 24: two years are 48 and hold a label of 40.
    EXPECT_EQ(year_label_bins(year(2021) / 1, 60, 2.0, 40.0), (std::vector<int>{12, 36}));
}

TEST(HeatColour, StandsOffTheGroundTheMoreTheHigherTheValue) {
    for (const Theme theme : {Theme::light, Theme::dark}) {
        const auto off_the_ground = [theme](double value) {
            const Colour c = heat_colour(value, 10.0, theme);
            return (c.red + c.green + c.blue) * (theme == Theme::dark ? 1 : -1);
        };
        EXPECT_LT(off_the_ground(0.0), off_the_ground(5.0));
        EXPECT_LT(off_the_ground(5.0), off_the_ground(10.0));
        EXPECT_EQ(heat_colour(nan_value, 10.0, theme), heat_colour(0.0, 10.0, theme));
        EXPECT_EQ(heat_colour(3.0, 0.0, theme), heat_colour(0.0, 10.0, theme));
    }
}

TEST(WeekHours, TheHighestIgnoresMissingOnes) {
    WeekHours hours{};
    hours[3][7] = nan_value;
    hours[6][23] = 4.0;
    EXPECT_EQ(highest_of(hours), 4.0);
}

TEST(WeekHourRange, SpansBothCorners) {
    const WeekHourRange range = spanned(5, 23, 2, 4);
    EXPECT_EQ(range, (WeekHourRange{2, 5, 4, 23}));
    EXPECT_TRUE(range.contains(5, 4));
    EXPECT_FALSE(range.contains(5, 3));
    EXPECT_FALSE(range.all());
    EXPECT_TRUE(WeekHourRange{}.all());
}

}  // namespace
}  // namespace tk::ui
