#include "engine/compare/compare.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <stdexcept>

namespace tk {
namespace {

constexpr float nothing_there = std::numeric_limits<float>::quiet_NaN();

/// Two rows of three cells of 10 m, the south-west corner at (0, 0).
Grid<float> six_cells(const std::vector<float>& values) {
    Grid<float> grid(grid_covering({0, 0, 30, 20}, 10.0));
    std::copy(values.begin(), values.end(), grid.cells().begin());
    return grid;
}

const Grid<float> six_before = six_cells({1, 2, 3, 4, nothing_there, 6});
const Grid<float> six_after = six_cells({1, 5, 1, nothing_there, 7, 8});

Area rectangle_area(std::string name, double west, double south, double east, double north) {
    return {
        std::move(name), {{{{west, south}, {east, south}, {east, north}, {west, north}}, {}}}, {}};
}

TEST(Difference, IsAfterLessBeforeAndHasNoValueWhereEitherHasNone) {
    const Grid<float> change = difference(six_after, six_before);
    EXPECT_EQ(change(0, 0), 0.0F);
    EXPECT_EQ(change(0, 1), 3.0F);
    EXPECT_EQ(change(0, 2), -2.0F);
    EXPECT_TRUE(std::isnan(change(1, 0)));
    EXPECT_TRUE(std::isnan(change(1, 1)));
    EXPECT_EQ(change(1, 2), 2.0F);
}

TEST(Difference, IsRefusedBetweenDifferentCells) {
    const Grid<float> elsewhere(grid_covering({10, 0, 40, 20}, 10.0));
    EXPECT_THROW(difference(six_before, elsewhere), std::invalid_argument);
    EXPECT_THROW(compare(six_before, elsewhere), std::invalid_argument);
}

TEST(Compare, SummarisesTheCellsWithDataInBoth) {
    // Four cells: 1 -> 1, 2 -> 5, 3 -> 1, 6 -> 8.
    const ChangeSummary summary = compare(six_before, six_after);
    EXPECT_EQ(summary.cells_with_data, 4U);
    EXPECT_DOUBLE_EQ(summary.mean_before, 3.0);
    EXPECT_DOUBLE_EQ(summary.mean_after, 3.75);
    EXPECT_DOUBLE_EQ(summary.mean_change, 0.75);
    EXPECT_DOUBLE_EQ(summary.increased_share, 0.5);
    EXPECT_DOUBLE_EQ(summary.decreased_share, 0.25);
    EXPECT_FALSE(summary.better_share);
}

TEST(Compare, CallsWhatIsBetterByTheDirection) {
    const auto lower =
        compare(six_before, six_after, {}, {.direction = BetterDirection::lower_is_better});
    EXPECT_DOUBLE_EQ(*lower.better_share, 0.25);
    EXPECT_DOUBLE_EQ(*lower.worse_share, 0.5);
    const auto higher =
        compare(six_before, six_after, {}, {.direction = BetterDirection::higher_is_better});
    EXPECT_DOUBLE_EQ(*higher.better_share, 0.5);
    EXPECT_DOUBLE_EQ(*higher.worse_share, 0.25);
}

TEST(Compare, TakesAChangeUpToTheThresholdAsNone) {
    const ChangeSummary summary = compare(six_before, six_after, {}, {.threshold = 2.0});
    EXPECT_DOUBLE_EQ(summary.increased_share, 0.25);
    EXPECT_DOUBLE_EQ(summary.decreased_share, 0.0);
    EXPECT_DOUBLE_EQ(summary.mean_change, 0.75);
    EXPECT_THROW(compare(six_before, six_after, {}, {.threshold = -1.0}), std::invalid_argument);
}

TEST(Compare, HasNoMeanWhereNothingHasData) {
    const Grid<float> empty = six_cells(std::vector<float>(6, nothing_there));
    const ChangeSummary summary = compare(six_before, empty);
    EXPECT_EQ(summary.cells_with_data, 0U);
    EXPECT_TRUE(std::isnan(summary.mean_change));
    EXPECT_TRUE(std::isnan(summary.increased_share));
}

TEST(CompareByArea, WeighsEveryCellByItsPartInTheArea) {
    // Half of the cells 1 -> 1 and 2 -> 5 (the upper halves of 10 m × 5 m), and a fifth of 3 -> 1.
    const Area strip = rectangle_area("Centrum", 0, 15, 24, 20);
    const ChangeSummary summary = compare(six_before, six_after, {&strip, 1},
                                          {.direction = BetterDirection::lower_is_better});
    ASSERT_EQ(summary.areas.size(), 1U);
    const AreaChange& area = summary.areas[0];
    EXPECT_EQ(area.name, "Centrum");
    EXPECT_NEAR(area.covered_area_m2, 120.0, 1e-9);
    EXPECT_NEAR(area.before, (1 * 50 + 2 * 50 + 3 * 20) / 120.0, 1e-12);
    EXPECT_NEAR(area.after, (1 * 50 + 5 * 50 + 1 * 20) / 120.0, 1e-12);
    EXPECT_NEAR(area.change, (3 * 50 - 2 * 20) / 120.0, 1e-12);
    EXPECT_NEAR(area.increased_share, 50 / 120.0, 1e-12);
    EXPECT_NEAR(area.decreased_share, 20 / 120.0, 1e-12);
    EXPECT_NEAR(*area.better_share, 20 / 120.0, 1e-12);
    EXPECT_NEAR(*area.worse_share, 50 / 120.0, 1e-12);
}

TEST(CompareByArea, OfCellsWithoutDataInBothCoversNothing) {
    const Area built = rectangle_area("Kvarteret", 0, 0, 20, 10);
    const Area outside = rectangle_area("Annan kommun", 500, 500, 600, 600);
    const std::vector<Area> areas{built, outside};
    for (const AreaChange& area : compare(six_before, six_after, areas).areas) {
        EXPECT_EQ(area.covered_area_m2, 0.0);
        EXPECT_TRUE(std::isnan(area.change));
    }
}

TEST(CompareByArea, KeepsTheOrderOfTheAreas) {
    const std::vector<Area> areas{rectangle_area("B", 0, 0, 30, 20),
                                  rectangle_area("A", 0, 10, 30, 20)};
    const ChangeSummary summary = compare(six_before, six_after, areas);
    EXPECT_EQ(summary.areas[0].name, "B");
    EXPECT_EQ(summary.areas[1].name, "A");
    EXPECT_NEAR(summary.areas[0].change, summary.mean_change, 1e-12);
}

}  // namespace
}  // namespace tk
