#pragma once

#include <cstdint>
#include <vector>

#include "engine/grid/grid_rows.h"

namespace tk {

/// One tile of a tiled gridded coverage (OGC 17-066r1): a TIFF file of Float32 cells and the
/// figures that go with it.
struct GriddedTile {
    std::vector<std::uint8_t> tiff;  ///< empty when no cell has a value: the tile is left out
    /// Of its cells with a value. The standard also has room for their minimum and maximum, but
    /// GDAL 3.6 takes those of all tables together for each table's.
    double mean = 0.0, standard_deviation = 0.0;
};

/// The tile of `side` x `side` cells whose north-west cell is (row, col) of the grid. Cells without
/// a value and those beyond the grid hold `no_data`. Uncompressed, or LZW (the one compression that
/// the standard allows) where most cells repeat their neighbour: of other surfaces LZW saves a
/// tenth and takes most of the time.
GriddedTile gridded_tile(const GridRows& grid, const Cell& north_west, int side, float no_data);

}  // namespace tk
