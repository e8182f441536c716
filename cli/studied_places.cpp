#include "cli/studied_places.h"

#include <utility>

#include "cli/plain_number.h"
#include "cli/reading.h"
#include "engine/core/geometry.h"
#include "engine/core/input_error.h"

namespace tk::cli {
namespace {

/// Statistics of more cells than this are refused: they take some hundred bytes each.
constexpr std::size_t most_counted_cells = 16'777'216;

}  // namespace

std::vector<MapPoint> StudiedPlaces::centres() const {
    std::vector<MapPoint> all;
    all.reserve(count());
    if (cells)
        for (const Cell& cell : cells->of_place)
            all.push_back(cells->number.spec().centre_of(cell.row, cell.col));
    else
        for (const MultiPolygon& shape : areas.shapes) all.push_back(centroid(shape));
    return all;
}

Extent StudiedPlaces::cell_extent(std::size_t place) const {
    const auto [row, col] = cells->of_place[place];
    return window_of(cells->number.spec(), {row, row + 1, col, col + 1}).extent();
}

GridSpec counting_grid(const GridRequest& request, const std::string& source,
                       const Incidents& incidents, const std::optional<MultiPolygon>& boundary) {
    Extent extent = extent_of_incidents(incidents.all);
    GridSpec spec = requested_grid(request, source, extent, 0.0, boundary);
    if (!request.extent && !boundary) {
        // A cell's eastern and northern edges are its neighbours'.
        const double half_m = 0.5 * spec.cell_m;
        if (!cell_at(spec, {extent.east_m, extent.south_m})) extent.east_m += half_m;
        if (!cell_at(spec, {extent.west_m, extent.north_m})) extent.north_m += half_m;
        spec = requested_grid(request, source, extent, 0.0, boundary);
    }
    if (spec.cell_count() > most_counted_cells)
        throw InputError(
            source,
            "the grid would have " + grouped(static_cast<long long>(spec.cell_count())) + " cells",
            "give a larger --cell or a smaller --extent");
    return spec;
}

StudiedPlaces places_on_grid(std::span<const Incident> incidents, const GridSpec& spec,
                             const std::optional<MultiPolygon>& boundary) {
    StudiedPlaces places;
    places.cells = numbered_cells(spec, boundary);
    PlaceCounts counts = counts_in_cells(incidents, *places.cells);
    places.values = std::move(counts.sums);
    places.elsewhere = counts.elsewhere;
    return places;
}

StudiedPlaces places_in_areas(std::span<const Incident> incidents, AreaValues areas) {
    StudiedPlaces places;
    PlaceCounts counts = counts_in_areas(incidents, areas.shapes);
    places.areas = std::move(areas);
    places.values = std::move(counts.sums);
    places.elsewhere = counts.elsewhere;
    return places;
}

StudiedPlaces places_with_values(AreaValues areas) {
    StudiedPlaces places;
    places.values = areas.values;
    places.areas = std::move(areas);
    return places;
}

}  // namespace tk::cli
