#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/analyses/place_counts.h"
#include "engine/core/geometry.h"
#include "engine/core/progress.h"
#include "engine/grid/grid_rows.h"
#include "engine/town/incident.h"

/// A surface as a forecast of places: of its cells, or of areas.
namespace tk {

/// What a surface says of places; both lists are as long.
struct PlaceForecast {
    std::vector<double> density;  ///< NaN where it says nothing
    std::vector<double> size_m2;  ///< > 0 where it says something
};

/// Of cells, row by row from the north-west.
PlaceForecast forecast_of_cells(const GridRows& surface);

/// Of areas: the mean of the surface over what of each has values, and how large that is.
/// @throws Cancelled
PlaceForecast forecast_of_areas(const GridRows& surface, std::span<const MultiPolygon> areas,
                                const Progress& progress = {});

/// Cells put together into larger squares, with an edge at (0, 0) as cells have.
struct CellSquares {
    std::vector<std::int32_t> of_cell;  ///< number of its square, row by row from the north-west
    std::size_t count = 0;
};
/// @param cells_across how many cells a square is wide; >= 1
CellSquares squares_of_cells(const GridSpec& spec, int cells_across);

/// Of squares: the mean of their cells that have a value, and how large those are together.
PlaceForecast forecast_of_squares(const GridRows& surface, const CellSquares& squares);

/// What was counted in cells, added up by their squares.
std::vector<double> sums_by_squares(std::span<const double> of_cells, const CellSquares& squares);

/// Incidents in the cells, by the same order; elsewhere are those outside the surface and those in
/// cells without a value.
PlaceCounts counts_in_surface(const GridRows& surface, std::span<const Incident> incidents);

/// Incidents in the areas: in each that holds it, if the surface has a value there.
PlaceCounts counts_in_surface(const GridRows& surface, std::span<const MultiPolygon> areas,
                              std::span<const Incident> incidents);

}  // namespace tk
