#include "engine/grid/grid_spec.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>
#include <stdexcept>

namespace tk {
namespace {

TEST(GridSpec, CoversAnExtentOutwardToWholeCellsOfTheLattice) {
    const GridSpec spec = grid_covering({674003.0, 6580001.0, 674021.0, 6580030.0}, 10.0);
    EXPECT_EQ(spec.extent(), (Extent{674000.0, 6580000.0, 674030.0, 6580030.0}));
    EXPECT_EQ(spec.rows, 3);
    EXPECT_EQ(spec.cols, 3);
}

TEST(GridSpec, OfAnExtentOnTheLatticeIsThatExtent) {
    const GridSpec spec = grid_covering({674000.0, 6580000.0, 674100.0, 6580050.0}, 2.5);
    EXPECT_EQ(spec.extent(), (Extent{674000.0, 6580000.0, 674100.0, 6580050.0}));
    EXPECT_EQ(spec.cell_count(), 40u * 20u);
}

TEST(GridSpec, GainsNoCellFromARoundingError) {
    // 0.1 is no double: 674000.3 / 0.1 falls a hair beside a whole number.
    const GridSpec spec = grid_covering({674000.3, 6580000.7, 674001.3, 6580001.7}, 0.1);
    EXPECT_EQ(spec.rows, 10);
    EXPECT_EQ(spec.cols, 10);
    EXPECT_NEAR(spec.west_m(), 674000.3, 1e-9);
    EXPECT_NEAR(spec.north_m(), 6580001.7, 1e-9);
}

TEST(GridSpec, AnyExtentOfWholeTenthsHasAsManyCellsOfATenth) {
    // Quotients by 0.1 fall on either side of whole numbers; all four edges are tried.
    for (int i = 0; i < 300; ++i) {
        const GridSpec spec = grid_covering({(6740000 + i) / 10.0, (65800000 + 7 * i) / 10.0,
                                             (6740020 + i) / 10.0, (65800030 + 7 * i) / 10.0},
                                            0.1);
        EXPECT_EQ(spec.west_index, 6740000 + i);
        EXPECT_EQ(spec.north_index, 65800030 + 7 * i);
        EXPECT_EQ(spec.cols, 20) << i;
        EXPECT_EQ(spec.rows, 30) << i;
    }
    // What is more than a rounding error asks for a cell.
    EXPECT_EQ(grid_covering({674000.0, 0.0, 674010.0001, 1.0}, 10.0).cols, 2);
    EXPECT_EQ(grid_covering({673999.9999, 0.0, 674010.0, 1.0}, 10.0).cols, 2);
}

TEST(GridSpec, OfAPointIsOneCell) {
    const GridSpec spec = grid_covering({5.0, 5.0, 5.0, 5.0}, 2.0);
    EXPECT_EQ(spec.rows, 1);
    EXPECT_EQ(spec.cols, 1);
    EXPECT_EQ(spec.extent(), (Extent{4.0, 4.0, 6.0, 6.0}));
    EXPECT_EQ(grid_covering({4.0, 4.0, 4.0, 4.0}, 2.0).extent(), (Extent{4.0, 4.0, 6.0, 6.0}));
}

TEST(GridSpec, CoversWestAndSouthOfTheOriginToo) {
    const GridSpec spec = grid_covering({-7.0, -12.0, 3.0, -1.0}, 5.0);
    EXPECT_EQ(spec.extent(), (Extent{-10.0, -15.0, 5.0, 0.0}));
    EXPECT_EQ(spec.centre_of(0, 0), (MapPoint{-7.5, -2.5}));
}

TEST(GridSpec, RefusesWhatIsNoGrid) {
    const Extent extent{0.0, 0.0, 10.0, 10.0};
    constexpr double infinite = std::numeric_limits<double>::infinity();
    for (const double cell : {0.0, -1.0, infinite, std::nan("")})
        EXPECT_THROW(grid_covering(extent, cell), std::invalid_argument) << cell;
    EXPECT_THROW(grid_covering({}, 1.0), std::invalid_argument);
    EXPECT_THROW(grid_covering({0.0, 0.0, infinite, 1.0}, 1.0), std::invalid_argument);
    EXPECT_THROW(grid_covering({0.0, 0.0, 1e6, 1.0}, 1e-4), std::invalid_argument);
}

TEST(GridSpec, HasRowZeroInTheNorth) {
    const GridSpec spec{10.0, 67400, 658003, 3, 2};
    EXPECT_EQ(spec.centre_of(0, 0), (MapPoint{674005.0, 6580025.0}));
    EXPECT_EQ(spec.centre_of(2, 1), (MapPoint{674015.0, 6580005.0}));
}

TEST(GridSpec, CellsOwnTheirWestAndSouthEdges) {
    const GridSpec spec{10.0, 67400, 658002, 2, 2};
    EXPECT_EQ(cell_at(spec, {674000.0, 6580000.0}), (Cell{1, 0}));
    EXPECT_EQ(cell_at(spec, {674010.0, 6580010.0}), (Cell{0, 1}));
    EXPECT_EQ(cell_at(spec, {674009.999, 6580009.999}), (Cell{1, 0}));
    EXPECT_FALSE(cell_at(spec, {674020.0, 6580005.0}));
    EXPECT_FALSE(cell_at(spec, {674005.0, 6580020.0}));
    EXPECT_FALSE(cell_at(spec, {673999.999, 6580005.0}));
    EXPECT_FALSE(cell_at(spec, {674005.0, std::nan("")}));
}

TEST(GridSpec, AnyPointIsInTheCellWhoseCentreIsNearest) {
    std::mt19937 random(1);
    std::uniform_real_distribution<double> coordinate(0.0, 30.0);
    const GridSpec spec{3.0, 0, 10, 10, 10};
    for (int i = 0; i < 500; ++i) {
        const MapPoint p{coordinate(random), coordinate(random)};
        const auto cell = cell_at(spec, p);
        ASSERT_TRUE(cell);
        const MapPoint centre = spec.centre_of(cell->row, cell->col);
        EXPECT_LE(std::abs(p.east_m - centre.east_m), 1.5);
        EXPECT_LE(std::abs(p.north_m - centre.north_m), 1.5);
    }
}

TEST(GridSpec, AnyTwoGridsOfOneCellSizeShareTheirCentresToTheBit) {
    std::mt19937 random(2);
    std::uniform_real_distribution<double> size(10.0, 300.0), place(0.0, 300.0);
    for (const double cell : {0.1, 0.7, 1.0, 3.0, 12.3}) {
        const GridSpec whole = grid_covering({674000.0, 6580000.0, 674700.0, 6580700.0}, cell);
        for (int i = 0; i < 20; ++i) {
            const double west = 674000.0 + place(random), south = 6580000.0 + place(random);
            const GridSpec part =
                grid_covering({west, south, west + size(random), south + size(random)}, cell);
            const auto col_shift = static_cast<int>(part.west_index - whole.west_index);
            const auto row_shift = static_cast<int>(whole.north_index - part.north_index);
            for (int row = 0; row < part.rows; row += 7)
                for (int col = 0; col < part.cols; col += 7)
                    ASSERT_EQ(part.centre_of(row, col),
                              whole.centre_of(row + row_shift, col + col_shift));
        }
    }
}

TEST(GridSpec, AWindowIsTheSameCells) {
    const GridSpec spec = grid_covering({674000.0, 6580000.0, 674050.0, 6580050.0}, 0.3);
    const CellRange cells{10, 20, 30, 90};
    const GridSpec window = window_of(spec, cells);
    EXPECT_EQ(window.rows, 10);
    EXPECT_EQ(window.cols, 60);
    EXPECT_EQ(window.centre_of(0, 0), spec.centre_of(10, 30));
    EXPECT_EQ(window.centre_of(9, 59), spec.centre_of(19, 89));
    EXPECT_EQ(window_of(spec, spec.all_cells()), spec);
}

TEST(GridSpec, CellsWithCentreInAgreesWithLookingAtEveryCentre) {
    std::mt19937 random(3);
    std::uniform_real_distribution<double> coordinate(-5.0, 35.0);
    const GridSpec spec{2.5, 0, 12, 12, 12};
    for (int i = 0; i < 300; ++i) {
        Extent extent;
        extent.add(MapPoint{coordinate(random), coordinate(random)});
        extent.add(MapPoint{coordinate(random), coordinate(random)});
        const CellRange cells = cells_with_centre_in(spec, extent);
        for (int row = 0; row < spec.rows; ++row)
            for (int col = 0; col < spec.cols; ++col)
                EXPECT_EQ(row >= cells.row_begin && row < cells.row_end && col >= cells.col_begin &&
                              col < cells.col_end,
                          extent.contains(spec.centre_of(row, col)));
    }
}

TEST(GridSpec, CellsWithCentreOnTheEdgeOfAnExtentAreIn) {
    const GridSpec spec{2.0, 0, 5, 5, 5};
    EXPECT_EQ(cells_with_centre_in(spec, {1.0, 1.0, 5.0, 3.0}), (CellRange{3, 5, 0, 3}));
    EXPECT_TRUE(cells_with_centre_in(spec, {}).empty());
    EXPECT_TRUE(cells_with_centre_in(spec, {100.0, 0.0, 110.0, 10.0}).empty());
}

TEST(CellRange, IntersectionsAreWhatBothHold) {
    EXPECT_EQ(intersection({0, 5, 2, 9}, {3, 8, 0, 4}), (CellRange{3, 5, 2, 4}));
    EXPECT_TRUE(intersection({0, 5, 0, 5}, {5, 9, 0, 5}).empty());
    EXPECT_EQ(intersection({0, 5, 0, 5}, {7, 9, 0, 5}).cell_count(), 0u);
}

}  // namespace
}  // namespace tk
