#pragma once

#include <string>
#include <vector>

#include "cli/verb.h"
#include "engine/grid/grid.h"
#include "engine/surfaces/camera_coverage.h"

namespace tk::cli {

struct PolygonTarget {
    std::string path;  ///< .gpkg
    bool overwrite = false;
};

/// Where a result comes from, told in its file.
struct SurfaceSources {
    std::string crs_wkt;
    std::vector<std::string> sources;  ///< empty ones are left out
};

/// Writes the classes of camera coverage as polygons, one row a class: a cell belongs to the
/// highest class that its density reaches, so that rows do not overlap. Table `camera_classes` with
/// `class`, `minimum_px_per_m`, `maximum_px_per_m` (null for the highest) and `area_m2`.
/// @return for the answer: file, table, and class and area_m2 of each row
/// @throws InputError, Cancelled
Json write_coverage_polygons(const Grid<float>& density, CameraStandard standard,
                             const PolygonTarget& target, const SurfaceSources& told,
                             const Json& parameters, const Progress& progress);

}  // namespace tk::cli
