#include "layers/gridded_tile.h"

#include <cpl_vsi.h>
#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "tests/layers/gdal_check.h"

namespace tk {
namespace {

constexpr float tile_hole = -9999.0f;

/// What GDAL reads in the tile's TIFF file.
std::vector<float> cells_read_by_gdal(GriddedTile tile, int side) {
    const test::GdalMustBeSilent silent;
    const std::string name = "/vsimem/gridded-tile-test.tif";
    VSIFCloseL(VSIFileFromMemBuffer(name.c_str(), tile.tiff.data(), tile.tiff.size(), FALSE));
    std::vector<float> cells(static_cast<std::size_t>(side) * static_cast<std::size_t>(side));
    {
        const test::OpenDataset dataset = test::open_with_gdal(name, GDAL_OF_RASTER);
        EXPECT_TRUE(dataset);
        if (!dataset) return {};
        EXPECT_EQ(dataset->GetRasterXSize(), side);
        EXPECT_EQ(dataset->GetRasterBand(1)->GetRasterDataType(), GDT_Float32);
        EXPECT_EQ(dataset->GetRasterBand(1)->RasterIO(GF_Read, 0, 0, side, side, cells.data(), side,
                                                      side, GDT_Float32, 0, 0, nullptr),
                  CE_None);
    }
    VSIUnlink(name.c_str());
    return cells;
}

TEST(GriddedTile, OfChangingCellsIsUncompressedAndReadByGdal) {
    Grid<float> grid(GridSpec{10.0, 0, 0, 40, 50});
    for (std::size_t i = 0; i < grid.cells().size(); ++i)
        grid.cells()[i] = static_cast<float>(i) * 0.37f - 11.0f;
    grid(17, 20) = std::nanf("");
    const GriddedTile tile = gridded_tile(grid, {16, 16}, 16, tile_hole);
    EXPECT_GT(tile.tiff.size(), 16u * 16u * 4u);
    const std::vector<float> cells = cells_read_by_gdal(tile, 16);
    for (int row = 0; row < 16; ++row)
        for (int col = 0; col < 16; ++col) {
            const float expected = grid(16 + row, 16 + col);
            EXPECT_EQ(cells[static_cast<std::size_t>(row * 16 + col)],
                      std::isnan(expected) ? tile_hole : expected);
        }
}

TEST(GriddedTile, OfMostlyEqualCellsIsCompressedAndReadByGdal) {
    Grid<float> grid(GridSpec{10.0, 0, 0, 300, 300}, 2.5f);
    grid(100, 100) = 7.25f;
    const GriddedTile tile = gridded_tile(grid, {0, 0}, 256, tile_hole);
    EXPECT_LT(tile.tiff.size(), 256u * 256u);
    const std::vector<float> cells = cells_read_by_gdal(tile, 256);
    EXPECT_EQ(cells[100 * 256 + 100], 7.25f);
    EXPECT_EQ(cells[0], 2.5f);
    EXPECT_EQ(cells.back(), 2.5f);
}

TEST(GriddedTile, BeyondTheGridAndWithoutAValueHoldsNoData) {
    Grid<float> grid(GridSpec{10.0, 0, 0, 3, 3}, 1.0f);
    const std::vector<float> cells =
        cells_read_by_gdal(gridded_tile(grid, {2, 2}, 16, tile_hole), 16);
    EXPECT_EQ(cells[0], 1.0f);
    EXPECT_EQ(cells[1], tile_hole);
    EXPECT_EQ(cells[16], tile_hole);
    for (float& cell : grid.cells()) cell = std::nanf("");
    EXPECT_TRUE(gridded_tile(grid, {0, 0}, 16, tile_hole).tiff.empty());
}

TEST(GriddedTile, FiguresAreThoseOfCellsWithAValue) {
    // 1, 2, 3 and a hole: mean 2, variance ((1)^2 + 0 + 1^2) / 3.
    Grid<float> grid(GridSpec{10.0, 0, 0, 2, 2});
    grid(0, 0) = 1.0f;
    grid(0, 1) = 2.0f;
    grid(1, 0) = 3.0f;
    grid(1, 1) = std::nanf("");
    const GriddedTile tile = gridded_tile(grid, {0, 0}, 16, tile_hole);
    EXPECT_DOUBLE_EQ(tile.mean, 2.0);
    EXPECT_DOUBLE_EQ(tile.standard_deviation, std::sqrt(2.0 / 3.0));
}

}  // namespace
}  // namespace tk
