#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engine/core/geometry.h"
#include "engine/grid/grid.h"
#include "engine/town/incident.h"

/// Incidents counted by place: cells of a grid, or areas.
namespace tk {

/// The cells that are places, numbered from the north-west by rows.
struct NumberedCells {
    Grid<std::int32_t> number;   ///< -1: not a place
    std::vector<Cell> of_place;  ///< by number

    std::size_t places() const { return of_place.size(); }
};
/// @param boundary only cells whose centre lies in it; none: all cells
NumberedCells numbered_cells(const GridSpec& spec, const std::optional<MultiPolygon>& boundary);

/// The weights of the incidents at each place, added up.
struct PlaceCounts {
    std::vector<double> sums;
    std::int64_t elsewhere = 0;  ///< incidents at none of the places
};
/// A cell's west and south edges belong to it.
PlaceCounts counts_in_cells(std::span<const Incident> incidents, const NumberedCells& cells);
/// An incident counts in each area that holds it.
PlaceCounts counts_in_areas(std::span<const Incident> incidents,
                            std::span<const MultiPolygon> areas);

}  // namespace tk
