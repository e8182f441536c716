#include "engine/grid/surface_grid.h"

#include <gtest/gtest.h>

#include <random>
#include <stdexcept>
#include <vector>

#include "engine/grid/grid_rows.h"

namespace tk {
namespace {

Grid<float> numbered_grid(const GridSpec& spec) {
    Grid<float> grid(spec);
    float next = 0.0F;
    for (float& cell : grid.cells()) cell = next++;
    return grid;
}

const GridSpec banded_spec{2.0, 337000, 3290000, 101, 37};

TEST(SurfaceGrid, HasTheCellsItIsMadeFrom) {
    const Grid<float> whole = numbered_grid(banded_spec);
    const SurfaceGrid surface(whole);
    EXPECT_EQ(surface.spec(), banded_spec);
    for (int row = 0; row < banded_spec.rows; ++row)
        for (int col = 0; col < banded_spec.cols; ++col)
            ASSERT_EQ(surface(row, col), whole(row, col));
    EXPECT_TRUE(std::ranges::equal(surface.whole().cells(), whole.cells()));
}

TEST(SurfaceGrid, OfNoCellsHasNone) {
    EXPECT_EQ(SurfaceGrid().spec().cell_count(), 0U);
    EXPECT_EQ(SurfaceGrid(Grid<float>({1.0, 0, 0, 0, 0})).whole().cells().size(), 0U);
}

TEST(SurfaceGridIncremental, AnyPartsChangeTheirCellsAndNoOthersAndTheFormerVersionStays) {
    std::mt19937 random(3);
    const auto up_to = [&](int most) {
        return static_cast<int>(random() % static_cast<unsigned>(most + 1));
    };
    Grid<float> expected = numbered_grid(banded_spec);
    SurfaceGrid surface(expected);
    for (int step = 0; step < 60; ++step) {
        const Grid<float> before = expected;
        const SurfaceGrid former = surface;
        std::vector<Grid<float>> parts;
        for (int i = up_to(3); i > 0; --i) {
            const int row = up_to(banded_spec.rows - 1), col = up_to(banded_spec.cols - 1);
            const CellRange cells{row, row + 1 + up_to(banded_spec.rows - row - 1), col,
                                  col + 1 + up_to(banded_spec.cols - col - 1)};
            const float value = static_cast<float>(-step * 10 - i);
            parts.emplace_back(window_of(banded_spec, cells), value);
            for (int r = cells.row_begin; r < cells.row_end; ++r)
                for (int c = cells.col_begin; c < cells.col_end; ++c) expected(r, c) = value;
        }
        surface = surface.with(parts);
        ASSERT_TRUE(std::ranges::equal(surface.whole().cells(), expected.cells()));
        ASSERT_TRUE(std::ranges::equal(former.whole().cells(), before.cells()));
    }
}

TEST(SurfaceGridIncremental, OnlyTheBandsOfAPartAreCopied) {
    const SurfaceGrid before(numbered_grid(banded_spec));
    const Grid<float> part(window_of(banded_spec, {40, 41, 3, 5}), -1.0F);
    const SurfaceGrid after = before.with({&part, 1});
    for (int row = 0; row < banded_spec.rows; ++row)
        EXPECT_EQ(after.shares_row(row, before), row < 32 || row >= 64) << row;
}

TEST(SurfaceGrid, RefusesPartsOfOtherCells) {
    const SurfaceGrid surface(numbered_grid(banded_spec));
    const auto refused = [&](const GridSpec& spec) {
        const Grid<float> part(spec);
        EXPECT_THROW(surface.with({&part, 1}), std::invalid_argument);
    };
    refused({1.0, 674000, 6580000, 2, 2});
    refused({2.0, 336999, 3290000, 2, 2});
    refused({2.0, 337000, 3290001, 2, 2});
    refused({2.0, 337000, 3290000, 102, 2});
    refused({2.0, 337036, 3290000, 1, 2});
}

TEST(GridRows, AreThoseOfBothKindsOfGrid) {
    const Grid<float> whole = numbered_grid(banded_spec);
    const SurfaceGrid surface(whole);
    for (const GridRows& rows : {GridRows(whole), GridRows(surface)}) {
        EXPECT_EQ(rows.spec(), banded_spec);
        EXPECT_EQ(rows(100, 36), whole(100, 36));
        std::vector<float> all;
        rows.each_cell([&](float value) { all.push_back(value); });
        EXPECT_TRUE(std::ranges::equal(all, whole.cells()));
    }
}

}  // namespace
}  // namespace tk
