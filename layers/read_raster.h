#pragma once

#include <string>

#include "engine/grid/grid.h"

namespace tk {

/// A surface read back from a file.
struct RasterFile {
    Grid<float> values;   ///< band 1; NaN where the file has no data
    std::string crs_wkt;  ///< empty when the file does not say
    std::string name;     ///< table or band description; may be empty
    std::string unit;     ///< may be empty
};

/// Reads band 1 of a raster that GDAL opens: PATH, `FILE.gpkg|layername=TABLE` or
/// GPKG:FILE:TABLE. A GeoPackage with one raster needs no table's name.
///
/// @throws InputError if it cannot be opened, holds several rasters and none is named, is not
///         north-up, has cells that are not square, does not lie on the lattice of its cells
///         through (0, 0) (within 1e-3 of a cell), or is cut short
RasterFile read_raster(const std::string& source);

}  // namespace tk
