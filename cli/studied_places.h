#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "cli/grid_options.h"
#include "engine/analyses/place_counts.h"
#include "engine/town/incident.h"
#include "layers/read_area_values.h"

namespace tk::cli {

/// The places whose values are compared with those around them: the cells of a counting grid, or
/// areas.
struct StudiedPlaces {
    std::optional<NumberedCells> cells;  ///< none: areas
    AreaValues areas;
    std::vector<double> values;  ///< counts, sums or values, one for each place
    std::int64_t elsewhere = 0;  ///< incidents at none of them

    std::size_t count() const { return values.size(); }
    std::vector<MapPoint> centres() const;
    /// Of a cell; its upright rectangle.
    Extent cell_extent(std::size_t place) const;
};

/// The grid that incidents are counted on: of the extent, else of the boundary, else of the
/// incidents, with a cell for those on its eastern and northern edges too.
/// @param source of the incidents, named in errors
/// @throws InputError when there is nothing to lay a grid over, or it would be too large
GridSpec counting_grid(const GridRequest& request, const std::string& source,
                       const Incidents& incidents, const std::optional<MultiPolygon>& boundary);

/// Incidents on a grid: cells whose centre lies in the boundary, else all.
StudiedPlaces places_on_grid(std::span<const Incident> incidents, const GridSpec& spec,
                             const std::optional<MultiPolygon>& boundary);

/// Incidents counted in areas.
StudiedPlaces places_in_areas(std::span<const Incident> incidents, AreaValues areas);

/// Areas with values of their own.
StudiedPlaces places_with_values(AreaValues areas);

}  // namespace tk::cli
