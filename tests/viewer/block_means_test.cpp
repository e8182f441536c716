#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <limits>

#include "viewer/map/raster_store.h"

namespace tk {
namespace {

Grid<float> random_grid(int rows, int cols) {
    Grid<float> grid(GridSpec{10.0, 0, 0, rows, cols});
    for (float& cell : grid.cells())
        cell = *rc::gen::inRange(0, 4) == 0 ? std::numeric_limits<float>::quiet_NaN()
                                            : static_cast<float>(*rc::gen::inRange(-50, 50));
    return grid;
}

TEST(BlockMeans, OfLevelZeroAreTheCells) {
    Grid<float> grid(GridSpec{10.0, 0, 0, 2, 3});
    for (std::size_t i = 0; i < 6; ++i) grid.cells()[i] = static_cast<float>(i);
    EXPECT_EQ(block_means(grid, 0, {0, 2, 1, 3}), (std::vector<float>{1, 2, 4, 5}));
}

RC_GTEST_PROP(BlockMeans, AnyLevelAgreesWithAPlainMean, ()) {
    const int rows = *rc::gen::inRange(1, 20), cols = *rc::gen::inRange(1, 20);
    const Grid<float> grid = random_grid(rows, cols);
    const int level = *rc::gen::inRange(0, 4);
    const int side = 1 << level;
    const int block_rows = (rows + side - 1) / side, block_cols = (cols + side - 1) / side;
    const std::vector<float> means = block_means(grid, level, {0, block_rows, 0, block_cols});
    for (int r = 0; r < block_rows; ++r)
        for (int c = 0; c < block_cols; ++c) {
            double sum = 0.0;
            int count = 0;
            for (int y = r * side; y < std::min(rows, (r + 1) * side); ++y)
                for (int x = c * side; x < std::min(cols, (c + 1) * side); ++x)
                    if (!std::isnan(grid(y, x))) {
                        sum += static_cast<double>(grid(y, x));
                        ++count;
                    }
            const float mean = means[static_cast<std::size_t>(r * block_cols + c)];
            if (count == 0)
                RC_ASSERT(std::isnan(mean));
            else
                RC_ASSERT(std::fabs(static_cast<double>(mean) - sum / count) < 1e-4);
        }
}

TEST(RasterLevel, IsTheCoarsestWhoseCellsAreNotLargerThanAPixel) {
    EXPECT_EQ(raster_level(10.0, 1.0), 0);
    EXPECT_EQ(raster_level(1.0, 1.9), 0);
    EXPECT_EQ(raster_level(1.0, 2.0), 1);
    EXPECT_EQ(raster_level(1.0, 7.9), 2);
    EXPECT_EQ(raster_level(1.0, 8.0), 3);
}

}  // namespace
}  // namespace tk
