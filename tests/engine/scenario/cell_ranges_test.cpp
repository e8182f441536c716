#include "engine/scenario/cell_ranges.h"

#include <gtest/gtest.h>

#include <random>

#include "engine/grid/grid.h"

namespace tk {
namespace {

const GridSpec ranges_test_grid{5.0, 134800, 1316000, 300, 200};

/// How often each cell lies in a range.
Grid<int> times_covered(const std::vector<CellRange>& ranges, const GridSpec& spec) {
    Grid<int> times(spec);
    for (const CellRange& range : ranges)
        for (int row = range.row_begin; row < range.row_end; ++row)
            for (int col = range.col_begin; col < range.col_end; ++col) ++times(row, col);
    return times;
}

std::vector<CellRange> random_ranges(std::mt19937& random, int count, int furthest) {
    std::uniform_int_distribution<int> corner(0, furthest), size(0, 40);
    std::vector<CellRange> ranges;
    for (int i = 0; i < count; ++i) {
        const int row = corner(random), col = corner(random);
        ranges.push_back(
            {row, std::min(300, row + size(random)), col, std::min(200, col + size(random))});
    }
    return ranges;
}

TEST(DisjointRanges, AgreesWithMarkingEveryCell) {
    std::mt19937 random(3);
    for (int trial = 0; trial < 60; ++trial) {
        const std::vector<CellRange> ranges = random_ranges(random, trial, 190);
        const Grid<int> wanted = times_covered(ranges, ranges_test_grid);
        const Grid<int> got = times_covered(disjoint(ranges, ranges_test_grid), ranges_test_grid);
        for (std::size_t i = 0; i < wanted.cells().size(); ++i)
            ASSERT_EQ(got.cells()[i], wanted.cells()[i] > 0 ? 1 : 0) << "trial " << trial;
    }
}

TEST(DisjointRanges, ManyAreJoinedIntoFewAndStillHoldEveryCellOnce) {
    std::mt19937 random(4);
    const std::vector<CellRange> ranges = random_ranges(random, 500, 190);
    const std::vector<CellRange> joined = disjoint(ranges, ranges_test_grid);
    EXPECT_LE(joined.size(), 40U);
    const Grid<int> wanted = times_covered(ranges, ranges_test_grid);
    const Grid<int> got = times_covered(joined, ranges_test_grid);
    for (std::size_t i = 0; i < wanted.cells().size(); ++i) {
        ASSERT_LE(got.cells()[i], 1);
        ASSERT_GE(got.cells()[i], wanted.cells()[i] > 0 ? 1 : 0);
    }
}

TEST(DisjointRanges, OfNothingAreNone) {
    EXPECT_TRUE(disjoint({}, ranges_test_grid).empty());
    EXPECT_TRUE(disjoint({{5, 5, 0, 10}, {400, 500, 0, 10}}, ranges_test_grid).empty());
}

TEST(CellsOverlapping, AgreesWithComparingEveryPairOfCells) {
    // Two cells share area when their open squares meet.
    std::mt19937 random(5);
    const GridSpec fine = grid_covering({674000, 6580000, 674060, 6580050}, 2.0);
    for (const double cell_m : {1.0, 2.0, 3.0, 5.0, 10.0}) {
        const GridSpec onto = grid_covering(fine.extent(), cell_m);
        std::uniform_int_distribution<int> row(0, fine.rows), col(0, fine.cols);
        for (int trial = 0; trial < 10; ++trial) {
            const CellRange range{row(random), row(random), col(random), col(random)};
            Grid<int> wanted(onto);
            if (!range.empty()) {
                const Extent box = window_of(fine, range).extent();
                for (int r = 0; r < onto.rows; ++r)
                    for (int c = 0; c < onto.cols; ++c) {
                        const Extent cell = window_of(onto, {r, r + 1, c, c + 1}).extent();
                        wanted(r, c) = cell.west_m < box.east_m && box.west_m < cell.east_m &&
                                       cell.south_m < box.north_m && box.south_m < cell.north_m;
                    }
            }
            const Grid<int> got = times_covered(cells_overlapping({&range, 1}, fine, onto), onto);
            for (std::size_t i = 0; i < wanted.cells().size(); ++i)
                ASSERT_EQ(got.cells()[i], wanted.cells()[i]) << cell_m << " m, cell " << i;
        }
    }
}

}  // namespace
}  // namespace tk
