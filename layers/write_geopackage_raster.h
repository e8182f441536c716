#pragma once

#include <filesystem>
#include <string>

#include "engine/core/progress.h"
#include "engine/grid/grid_rows.h"

/// The tiled gridded coverage extension (OGC 17-066r1), as GDAL writes it.
namespace tk {

struct RasterTable {
    std::string name;
    std::string description;  ///< in gpkg_contents
    std::string unit;
    std::string quantity;  ///< what is measured, a few words
    std::string crs_wkt;
};

/// Adds a grid to the GeoPackage at `path`, which is there and open nowhere. One tile matrix at the
/// grid's own cells, Float32 in TIFF tiles, no data -9999; a tile without any data is left out.
/// Problems are told to GDAL's error handler.
/// @throws Cancelled
void write_raster_table(const std::filesystem::path& path, const GridRows& grid,
                        const RasterTable& table, const Progress& progress);

}  // namespace tk
