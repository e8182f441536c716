#include "engine/follow_up/measure_area.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <vector>

namespace tk {
namespace {

/// Cells of 10 m from (0, 20) to the south-east, row by row.
Grid<float> two_rows(const std::vector<float>& values) {
    Grid<float> grid(GridSpec{10.0, 0, 2, 2, static_cast<int>(values.size() / 2)});
    std::copy(values.begin(), values.end(), grid.cells().begin());
    return grid;
}

MeasureArea block_of(double west, double south, double east, double north) {
    return MeasureArea(rectangle({west, south, east, north}));
}

TEST(GroundMadeLighter, IsWhereLightGainsALuxAndAStep) {
    const Grid<float> before = two_rows({0.0F, 0.5F, 4.0F, 10.0F, 2.0F, NAN});
    const Grid<float> after = two_rows({0.9F, 1.5F, 5.5F, 15.0F, 1.0F, 9.0F});
    const MeasureArea area = ground_made_lighter(before, after);
    EXPECT_FALSE(area.holds({5, 15}));   // 0.9 lx more
    EXPECT_TRUE(area.holds({15, 15}));   // 1 lx more, three times as much
    EXPECT_FALSE(area.holds({25, 15}));  // 1.5 lx more, but by less than a half
    EXPECT_TRUE(area.holds({5, 5}));     // 5 lx more, half as much again
    EXPECT_FALSE(area.holds({15, 5}));   // darker
    EXPECT_FALSE(area.holds({25, 5}));   // no value before
    EXPECT_FALSE(area.holds({500, 500}));
    EXPECT_EQ(area.area_m2(), 200.0);
    EXPECT_EQ(ground_made_lighter(before, after, {0.5, 1.0}).area_m2(), 400.0);
    EXPECT_TRUE(ground_made_lighter(before, before).empty());
}

TEST(GroundNewlyWatched, IsWhatWasNotSeenFinelyEnoughBefore) {
    const Grid<float> before = two_rows({0.0F, 12.0F, 30.0F, NAN});
    const Grid<float> after = two_rows({12.5F, 12.4F, 60.0F, 60.0F});
    const MeasureArea area = ground_newly_watched(before, after, 12.5);
    EXPECT_TRUE(area.holds({5, 15}));
    EXPECT_EQ(area.area_m2(), 100.0);
}

TEST(MeasureAreaOfCells, HasTheOutlineOfItsCells) {
    const Grid<float> before = two_rows({0, 0, 0, 0});
    const Grid<float> after = two_rows({5, 5, 0, 5});
    const MeasureArea area = ground_made_lighter(before, after);
    EXPECT_EQ(tk::area_m2(area.outline()), 300.0);
    EXPECT_EQ(tk::area_m2(MeasureArea(area.outline()).outline()), 300.0);
    EXPECT_TRUE(contains(area.outline(), {15, 5}));
    EXPECT_FALSE(contains(area.outline(), {5, 5}));
}

TEST(MeasureArea, TouchesWhatItSharesAPlaceWith) {
    const MeasureArea block = block_of(0, 0, 10, 10);
    EXPECT_TRUE(block.touches(block_of(9, 9, 20, 20)));
    EXPECT_FALSE(block.touches(block_of(11, 11, 20, 20)));
    const MeasureArea cells =
        ground_made_lighter(two_rows({0, 0, 0, 0}), two_rows({0, 5, 0, 0}));  // (10, 10) on
    EXPECT_TRUE(cells.touches(block_of(12, 12, 13, 13)));
    EXPECT_TRUE(block_of(12, 12, 13, 13).touches(cells));
    EXPECT_FALSE(cells.touches(block_of(0, 0, 9, 9)));
    EXPECT_FALSE(cells.touches(block_of(100, 100, 110, 110)));
    Grid<std::uint8_t> fine(GridSpec{5.0, 2, 4, 2, 2});  // (10, 10) to (20, 20)
    EXPECT_FALSE(cells.touches(MeasureArea(fine)));
    fine(1, 1) = 1;
    EXPECT_TRUE(cells.touches(MeasureArea(fine)));
    EXPECT_TRUE(MeasureArea(fine).touches(cells));
    EXPECT_FALSE(MeasureArea().touches(cells));
    EXPECT_FALSE(cells.touches(MeasureArea()));
}

TEST(GroundMadeLighter, RefusesOtherCellsAndRulesWithoutSense) {
    const Grid<float> two = two_rows({0, 0, 0, 0}), three = two_rows({0, 0, 0, 0, 0, 0});
    EXPECT_THROW(ground_made_lighter(two, three), std::invalid_argument);
    EXPECT_THROW(ground_made_lighter(two, two, {0.0, 1.5}), std::invalid_argument);
    EXPECT_THROW(ground_made_lighter(two, two, {1.0, 0.9}), std::invalid_argument);
    EXPECT_THROW(ground_newly_watched(two, two, 0.0), std::invalid_argument);
}

}  // namespace
}  // namespace tk
