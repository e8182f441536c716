#pragma once

#include <functional>
#include <span>
#include <vector>

#include "engine/core/geometry.h"
#include "engine/grid/grid_spec.h"

/// Which cells have their centre in a polygon.
namespace tk {

/// Easting at which the edge between `a` and `b` crosses the line of `north_m`, which must lie
/// between their northings. Reckoned from the lower to the upper end, so that an edge gives the
/// same double from both sides.
inline double crossing_east_m(MapPoint a, MapPoint b, double north_m) {
    const MapPoint& low = a.north_m < b.north_m ? a : b;
    const MapPoint& high = a.north_m < b.north_m ? b : a;
    return low.east_m +
           (north_m - low.north_m) * (high.east_m - low.east_m) / (high.north_m - low.north_m);
}

/// First column whose centre is not west of `east_m`, not clipped to the grid.
int first_column_from(const GridSpec& spec, double east_m);

/// Calls `span(row, col_begin, col_end)` for every run of cells whose centre lies in the polygons
/// by the even-odd rule over all rings, as contains() has it: of two polygons that share an edge
/// exactly one has a centre on it. Runs of one row come from west to east.
void scan_polygons(const MultiPolygon& polygons, const GridSpec& spec,
                   const std::function<void(int row, int col_begin, int col_end)>& span);

}  // namespace tk
