#include "engine/grid/scan_polygon.h"

#include <algorithm>
#include <cmath>

namespace tk {
namespace {

/// Where the rings cross each row of centres.
class RowCrossings {
public:
    RowCrossings(const GridSpec& spec, const CellRange& cells)
        : spec_(spec), cells_(cells), east_m_(static_cast<std::size_t>(cells.rows())) {}

    void add(const Ring& ring) {
        for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
            add_edge(ring[j], ring[i]);
    }

    std::vector<double>& of_row(int row) {
        return east_m_[static_cast<std::size_t>(row - cells_.row_begin)];
    }

private:
    void add_edge(MapPoint a, MapPoint b) {
        if (a.north_m == b.north_m) return;
        Extent extent;
        extent.add(a);
        extent.add(b);
        // A little more than the edge, so that rounding loses no row; the comparison decides.
        extent = extent.grown(spec_.cell_m * 1e-3);
        const CellRange touched = intersection(
            cells_with_centre_in(spec_, {spec_.west_m(), extent.south_m, spec_.east_m(),
                                         extent.north_m}),
            cells_);
        for (int row = touched.row_begin; row < touched.row_end; ++row) {
            const double north_m = spec_.north_of_centre_m(row);
            // Half open, as in contains(): an end on the line belongs to the edge above it.
            if ((a.north_m > north_m) == (b.north_m > north_m)) continue;
            of_row(row).push_back(crossing_east_m(a, b, north_m));
        }
    }

    const GridSpec& spec_;
    CellRange cells_;
    std::vector<std::vector<double>> east_m_;
};

}  // namespace

int first_column_from(const GridSpec& spec, double east_m) {
    const double cells = east_m / spec.cell_m - static_cast<double>(spec.west_index) - 0.5;
    double col = std::ceil(std::clamp(cells, -1e9, 1e9));
    // The quotient may round either way; the comparison with the centre itself decides.
    while (spec.east_of_centre_m(static_cast<int>(col) - 1) >= east_m) col -= 1.0;
    while (spec.east_of_centre_m(static_cast<int>(col)) < east_m) {
        if (col >= 1e9) break;
        col += 1.0;
    }
    return static_cast<int>(col);
}

void scan_polygons(const MultiPolygon& polygons, const GridSpec& spec,
                   const std::function<void(int, int, int)>& span) {
    if (extent_of(polygons).empty()) return;
    const CellRange cells =
        cells_with_centre_in(spec, extent_of(polygons).grown(spec.cell_m * 1e-3));
    if (cells.empty()) return;
    RowCrossings crossings(spec, cells);
    for (const Polygon& polygon : polygons) {
        crossings.add(polygon.outer);
        for (const Ring& hole : polygon.holes) crossings.add(hole);
    }
    for (int row = cells.row_begin; row < cells.row_end; ++row) {
        std::vector<double>& east_m = crossings.of_row(row);
        std::sort(east_m.begin(), east_m.end());
        for (std::size_t i = 0; i + 1 < east_m.size(); i += 2) {
            const int begin = std::max(0, first_column_from(spec, east_m[i]));
            const int end = std::min(spec.cols, first_column_from(spec, east_m[i + 1]));
            if (begin < end) span(row, begin, end);
        }
    }
}

}  // namespace tk
