#include "engine/analyses/place_counts.h"

#include <algorithm>

#include "engine/grid/zonal.h"
#include "engine/visibility/rectangle_index.h"

namespace tk {

NumberedCells numbered_cells(const GridSpec& spec, const std::optional<MultiPolygon>& boundary) {
    NumberedCells cells{Grid<std::int32_t>(spec, -1), {}};
    const Grid<std::uint8_t> inside =
        boundary ? centres_in(*boundary, spec) : Grid<std::uint8_t>(spec, 1);
    for (int row = 0; row < spec.rows; ++row)
        for (int col = 0; col < spec.cols; ++col) {
            if (inside(row, col) == 0) continue;
            cells.number(row, col) = static_cast<std::int32_t>(cells.of_place.size());
            cells.of_place.push_back({row, col});
        }
    return cells;
}

PlaceCounts counts_in_cells(std::span<const Incident> incidents, const NumberedCells& cells) {
    PlaceCounts counts{std::vector<double>(cells.places(), 0.0), 0};
    for (const Incident& incident : incidents) {
        const std::optional<Cell> cell = cell_at(cells.number.spec(), incident.at);
        const std::int32_t place = cell ? cells.number(cell->row, cell->col) : -1;
        if (place < 0)
            ++counts.elsewhere;
        else
            counts.sums[static_cast<std::size_t>(place)] += incident.weight;
    }
    return counts;
}

PlaceCounts counts_in_areas(std::span<const Incident> incidents,
                            std::span<const MultiPolygon> areas) {
    PlaceCounts counts{std::vector<double>(areas.size(), 0.0), 0};
    std::vector<Extent> extents;
    for (const MultiPolygon& area : areas) extents.push_back(extent_of(area));
    const RectangleIndex index(extents);
    for (const Incident& incident : incidents) {
        Extent place;
        place.add(incident.at);
        bool found = false;
        for (const std::int32_t k : index.meeting(place)) {
            const auto area = static_cast<std::size_t>(k);
            if (!contains(areas[area], incident.at)) continue;
            counts.sums[area] += incident.weight;
            found = true;
        }
        counts.elsewhere += found ? 0 : 1;
    }
    return counts;
}

}  // namespace tk
