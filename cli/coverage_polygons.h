#pragma once

#include <string>
#include <vector>

#include "cli/verb.h"
#include "cli/watched_ground.h"
#include "engine/grid/grid.h"

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
///
/// And table `camera_areas` with `camera` (its id), `class` and `area_m2`: the same of each camera
/// alone, on the cells that have a density.
/// @return for the answer: file, table, class and area_m2 of each row, and the table of cameras
/// @throws InputError, Cancelled
Json write_coverage_polygons(const GridRows& density, const WatchedGround& ground,
                             const PolygonTarget& target, const SurfaceSources& told,
                             const Json& parameters, const Progress& progress);

}  // namespace tk::cli
