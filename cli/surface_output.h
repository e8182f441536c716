#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "cli/output_options.h"
#include "cli/verb.h"
#include "engine/grid/grid_rows.h"
#include "layers/raster_description.h"
#include "layers/raster_style.h"

namespace tk::cli {

/// A surface that a verb computed, and what is to be told of it.
struct SurfaceResult {
    GridRows values;
    RasterDescription description;
    RasterStyle style;
    std::string crs_wkt;
    std::vector<std::string> sources;  ///< empty ones are left out
};

/// Writes a surface to --out: a .tif as a Cloud Optimized GeoTIFF, a .gpkg as a table of that
/// GeoPackage. @throws InputError, Cancelled
void write_surface(const SurfaceResult& surface, const OutputOptions& output,
                   const Json& parameters, const Progress& progress);

/// Where a file that is named so will be: a grid too large for memory is kept there meanwhile.
std::filesystem::path folder_of(const std::string& file);

/// Minimum, mean and maximum of the cells with data; NaN where there are none.
struct SurfaceStatistics {
    double minimum = 0.0;
    double mean = 0.0;
    double maximum = 0.0;
    Cell maximum_at;
    std::size_t cells_with_data = 0;
};
SurfaceStatistics statistics_of(const GridRows& values);

}  // namespace tk::cli
