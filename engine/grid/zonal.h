#pragma once

#include <cstdint>
#include <vector>

#include "engine/core/geometry.h"
#include "engine/grid/grid_rows.h"

/// Summaries of a grid by polygons, with the exact share of every cell that lies in the polygon.
///
/// Method: signed trapezoid areas of the polygon's edges accumulated per cell, then summed along
/// the row (the exact-area scan conversion of anti-aliased rasterisers).
namespace tk {

/// How much of each cell of a window lies in a polygon.
struct Coverage {
    CellRange cells;     ///< of the grid; the smallest window that holds all that is covered
    Grid<double> share;  ///< [0, 1], the window's size
};

/// The share of each cell's area that lies in `polygons`, exact to about 1e-12 and the rounding of
/// the coordinates; exactly 0 and 1 where a cell lies outside and inside. An outer ring covers and
/// a hole uncovers whichever way round they run. Parts outside the grid are left out.
Coverage coverage_of(const MultiPolygon& polygons, const GridSpec& spec);

/// A grid's values within a polygon, weighted by covered area; cells that are NaN take no part.
struct ZonalSummary {
    double covered_area_m2 = 0.0;  ///< of cells with a value
    double mean = 0.0;             ///< NaN when no cell has a value
    /// Over cells with a share above 1e-6, which is what rounding may make of a corner on a cell's
    /// edge; over all with a share above 0 where there is no such cell. NaN when none has a value.
    double minimum = 0.0;
    double maximum = 0.0;
    double sum = 0.0;  ///< of value * share
};

ZonalSummary summarise(const GridRows& values, const Coverage& coverage);
ZonalSummary summarise(const GridRows& values, const MultiPolygon& polygons);

/// 1 in every cell whose centre lies in the polygons, else 0.
Grid<std::uint8_t> centres_in(const MultiPolygon& polygons, const GridSpec& spec);

/// Sets cells with their centre outside `boundary` to NaN.
void mask_outside(Grid<float>& values, const MultiPolygon& boundary);

}  // namespace tk
