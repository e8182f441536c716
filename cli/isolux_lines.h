#pragma once

#include <string>

#include "cli/surface_output.h"
#include "cli/verb.h"
#include "engine/grid/grid_rows.h"

namespace tk::cli {

/// Where lines of equal light go, and what is told of them.
struct IsoluxTarget {
    std::string path;  ///< of a GeoPackage
    bool overwrite = false;
    std::string crs_wkt;
    std::vector<std::string> sources;
};

/// Writes lines at isolux_levels: the table `isolux_lines`, a row a line, its `lux`. What is NaN
/// has none. @return what was written, for the result @throws InputError, Cancelled
Json write_isolux_lines(const GridRows& lux, const IsoluxTarget& target, const Json& parameters,
                        const Progress& progress);

}  // namespace tk::cli
