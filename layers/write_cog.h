#pragma once

#include <filesystem>
#include <string>

#include "engine/core/progress.h"
#include "engine/grid/grid_rows.h"
#include "layers/output_file.h"
#include "layers/provenance.h"
#include "layers/raster_description.h"
#include "layers/raster_style.h"

namespace tk {

struct CogOptions {
    Existing existing = Existing::refuse;
    int threads = 0;  ///< for compression; 0: all the machine has. The bytes do not depend on it.
};

/// Writes a grid as a Cloud Optimized GeoTIFF: Float32, north-up, no data is NaN, with unit, kind
/// and provenance as metadata; and its style beside it as NAME.qml, unless one that this program
/// did not make lies there. Up to 4096 x 4096 cells uncompressed and without overviews, above that
/// compressed (ZSTD where GDAL has it, else DEFLATE) with overviews.
///
/// @param crs_wkt of the grid's coordinates; empty for plane coordinates without a reference
/// @throws InputError if the file is there and may not be replaced, or cannot be written
/// @throws Cancelled  from `progress`
void write_cog(const std::filesystem::path& path, const GridRows& grid,
               const RasterDescription& description, const RasterStyle& style,
               const std::string& crs_wkt, const Provenance& provenance,
               const CogOptions& options = {}, const Progress& progress = {});

}  // namespace tk
