#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/map_point.h"
#include "engine/core/progress.h"

namespace tk {

/// One raster of a source, whatever its cells.
struct RasterInfo {
    std::string name;    ///< table or band description; the file's name where it has none
    std::string driver;  ///< GDAL's name of the format
    int cols = 0, rows = 0, bands = 0;
    double cell_width = 0.0,
           cell_height = 0.0;  ///< in the unit of its CRS; 0 where it lies nowhere
    std::string crs;           ///< EPSG:code, else its name; empty when it does not say
    Extent extent;             ///< in its CRS; empty where it lies nowhere
    std::string unit;          ///< of its values; may be empty
    std::optional<double> no_data;
    // Of band 1, over its cells with data; none where there are none.
    std::int64_t cells_with_data = 0;
    std::optional<double> minimum, mean, maximum;
    std::vector<std::string> notes;
};

/// Looks into every raster of a source; none where it holds no raster at all. Values are read in
/// full, up to 400 million cells; of larger ones an overview, which is said.
/// @param source PATH, `FILE.gpkg|layername=TABLE`, or what GDAL opens
/// @throws InputError if a raster is cut short
/// @throws Cancelled
std::vector<RasterInfo> describe_rasters(const std::string& source, const Progress& progress = {});

}  // namespace tk
