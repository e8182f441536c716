#include "engine/grid/scan_polygon.h"

#include <algorithm>
#include <cmath>

namespace tk {
namespace {

/// Where a ring crosses a row of centres.
struct RowCrossing {
    int row;
    double east_m;
};

void add_edge_crossings(MapPoint a, MapPoint b, const GridSpec& spec, const CellRange& cells,
                        std::vector<RowCrossing>& crossings) {
    if (a.north_m == b.north_m) return;
    // A row more on either side, so that rounding loses none; the comparison decides.
    const auto [south_m, north_m] = std::minmax(a.north_m, b.north_m);
    const auto row_of = [&](double from_m, double more) {
        const double rows = static_cast<double>(spec.north_index) - from_m / spec.cell_m + more;
        return static_cast<int>(std::clamp(rows, static_cast<double>(cells.row_begin),
                                           static_cast<double>(cells.row_end)));
    };
    const int row_end = row_of(south_m, 1.0);
    for (int row = row_of(north_m, -1.0); row < row_end; ++row) {
        const double centre_m = spec.north_of_centre_m(row);
        // Half open, as in contains(): an end on the line belongs to the edge above it.
        if ((a.north_m > centre_m) == (b.north_m > centre_m)) continue;
        crossings.push_back({row, crossing_east_m(a, b, centre_m)});
    }
}

void add_ring_crossings(const Ring& ring, const GridSpec& spec, const CellRange& cells,
                        std::vector<RowCrossing>& crossings) {
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
        add_edge_crossings(ring[j], ring[i], spec, cells, crossings);
}

}  // namespace

int first_column_from(const GridSpec& spec, double east_m) {
    // As far as this from the grid it does not matter which column.
    constexpr double furthest = 1e9;
    const double cells = east_m / spec.cell_m - static_cast<double>(spec.west_index) - 0.5;
    if (!(std::abs(cells) < furthest)) return static_cast<int>(cells < 0.0 ? -furthest : furthest);
    // The quotient may round either way; the comparison with the centre itself decides.
    auto col = static_cast<int>(std::ceil(cells));
    while (spec.east_of_centre_m(col - 1) >= east_m) --col;
    while (spec.east_of_centre_m(col) < east_m) ++col;
    return col;
}

void scan_polygons(const MultiPolygon& polygons, const GridSpec& spec,
                   const std::function<void(int, int, int)>& span) {
    const Extent extent = extent_of(polygons);
    if (extent.empty()) return;
    const CellRange cells = cells_with_centre_in(spec, extent.grown(spec.cell_m * 1e-3));
    if (cells.empty()) return;
    std::vector<RowCrossing> crossings;
    for (const Polygon& polygon : polygons) {
        add_ring_crossings(polygon.outer, spec, cells, crossings);
        for (const Ring& hole : polygon.holes) add_ring_crossings(hole, spec, cells, crossings);
    }
    std::sort(crossings.begin(), crossings.end(), [](const RowCrossing& a, const RowCrossing& b) {
        return a.row != b.row ? a.row < b.row : a.east_m < b.east_m;
    });
    // A closed ring crosses a row an even number of times.
    for (std::size_t i = 0; i + 1 < crossings.size(); i += 2) {
        const int begin = std::max(0, first_column_from(spec, crossings[i].east_m));
        const int end = std::min(spec.cols, first_column_from(spec, crossings[i + 1].east_m));
        if (begin < end) span(crossings[i].row, begin, end);
    }
}

}  // namespace tk
