#include "engine/grid/zonal.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "engine/grid/scan_polygon.h"

namespace tk {
namespace {

constexpr double no_value = std::numeric_limits<double>::quiet_NaN();

/// A point in cells from a window's north-west corner: east, and down.
struct WindowPoint {
    double x = 0.0;
    double y = 0.0;
};

/// Sums, for each cell, how much of it lies to the east of the edges that run down less those that
/// run up: each row holds differences, so that the running sum along it gives the covered share.
class AreaAccumulator {
public:
    AreaAccumulator(int rows, int cols)
        : rows_(rows),
          cols_(cols),
          differences_(static_cast<std::size_t>(rows) * (static_cast<std::size_t>(cols) + 2)) {}

    void add_edge(WindowPoint a, WindowPoint b) {
        if (a.y == b.y) return;
        // Cut where it enters and leaves the window; what lies beside it acts at its edge.
        std::array<double, 4> cuts{0.0, share_at_x(a, b, 0.0), share_at_x(a, b, cols_), 1.0};
        std::sort(cuts.begin(), cuts.end());
        for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
            if (cuts[i] >= cuts[i + 1]) continue;
            WindowPoint from = at_share(a, b, cuts[i]), to = at_share(a, b, cuts[i + 1]);
            from.x = std::clamp(from.x, 0.0, static_cast<double>(cols_));
            to.x = std::clamp(to.x, 0.0, static_cast<double>(cols_));
            add_inside(from, to);
        }
    }

    /// The covered share of each cell of a row, from west to east.
    template <class Give>
    void row_shares(int row, Give give) const {
        const double* differences = &differences_[offset(row)];
        double sum = 0.0;
        for (int col = 0; col < cols_; ++col) {
            sum += differences[col];
            give(col, std::clamp(sum, 0.0, 1.0));
        }
    }

private:
    static double share_at_x(WindowPoint a, WindowPoint b, double x) {
        if (a.x == b.x) return 0.0;
        return std::clamp((x - a.x) / (b.x - a.x), 0.0, 1.0);
    }
    static WindowPoint at_share(WindowPoint a, WindowPoint b, double share) {
        if (share <= 0.0) return a;
        if (share >= 1.0) return b;
        return {a.x + share * (b.x - a.x), a.y + share * (b.y - a.y)};
    }

    std::size_t offset(int row) const {
        return static_cast<std::size_t>(row) * (static_cast<std::size_t>(cols_) + 2);
    }

    void add_inside(WindowPoint a, WindowPoint b) {
        if (a.y == b.y) return;
        const double sign = a.y < b.y ? 1.0 : -1.0;
        const WindowPoint top = a.y < b.y ? a : b, bottom = a.y < b.y ? b : a;
        if (bottom.y <= 0.0 || top.y >= rows_) return;
        const double slope = (bottom.x - top.x) / (bottom.y - top.y);
        const int first = std::max(0, static_cast<int>(std::floor(top.y)));
        const int last = std::min(rows_ - 1, static_cast<int>(std::ceil(bottom.y)) - 1);
        for (int row = first; row <= last; ++row) {
            const double y0 = std::max(top.y, static_cast<double>(row));
            const double y1 = std::min(bottom.y, row + 1.0);
            if (y1 <= y0) continue;
            const double x0 = y0 == top.y ? top.x : top.x + (y0 - top.y) * slope;
            const double x1 = y1 == bottom.y ? bottom.x : top.x + (y1 - top.y) * slope;
            add_in_row(row, std::min(x0, x1), std::max(x0, x1), sign * (y1 - y0));
        }
    }

    /// A piece of an edge within one row, from `west` to `east`, over `height` of it.
    void add_in_row(int row, double west, double east, double height) {
        double* differences = &differences_[offset(row)];
        west = std::clamp(west, 0.0, static_cast<double>(cols_));
        east = std::clamp(east, 0.0, static_cast<double>(cols_));
        const int first = static_cast<int>(west);
        const int last = static_cast<int>(east);
        if (first == last) {
            const double middle = 0.5 * (west + east) - first;
            differences[first] += height * (1.0 - middle);
            differences[first + 1] += height * middle;
            return;
        }
        const double per_cell = height / (east - west);
        for (int col = first; col <= last; ++col) {
            const double from = std::max(west, static_cast<double>(col));
            const double to = std::min(east, col + 1.0);
            if (to <= from) continue;
            const double part = per_cell * (to - from);
            const double middle = 0.5 * (from + to) - col;
            differences[col] += part * (1.0 - middle);
            differences[col + 1] += part * middle;
        }
    }

    int rows_, cols_;
    std::vector<double> differences_;
};

double signed_area_sign(const Ring& ring) {
    double twice = 0.0;
    const MapPoint origin = ring.front();
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
        twice += (ring[j].east_m - origin.east_m) * (ring[i].north_m - origin.north_m) -
                 (ring[i].east_m - origin.east_m) * (ring[j].north_m - origin.north_m);
    return twice < 0.0 ? -1.0 : 1.0;
}

/// The cells that `extent` touches, clipped to the grid.
CellRange cells_touched(const GridSpec& spec, const Extent& extent) {
    const auto bounded = [](double value, int most) {
        return static_cast<int>(std::clamp(value, 0.0, static_cast<double>(most)));
    };
    const double west = static_cast<double>(spec.west_index);
    const double north = static_cast<double>(spec.north_index);
    return {bounded(std::floor(north - extent.north_m / spec.cell_m), spec.rows),
            bounded(std::ceil(north - extent.south_m / spec.cell_m), spec.rows),
            bounded(std::floor(extent.west_m / spec.cell_m - west), spec.cols),
            bounded(std::ceil(extent.east_m / spec.cell_m - west), spec.cols)};
}

}  // namespace

Coverage coverage_of(const MultiPolygon& polygons, const GridSpec& spec) {
    Coverage coverage;
    const Extent extent = extent_of(polygons);
    if (extent.empty()) return coverage;
    coverage.cells = cells_touched(spec, extent);
    if (coverage.cells.empty()) return {};
    const GridSpec window = window_of(spec, coverage.cells);
    coverage.share = Grid<double>(window);
    AreaAccumulator accumulator(window.rows, window.cols);
    const double west_m = window.west_m(), north_m = window.north_m();
    const auto add_ring = [&](const Ring& ring, bool hole) {
        // Whatever way round it runs, an outer ring covers and a hole uncovers.
        const bool as_it_runs = (signed_area_sign(ring) > 0.0) != hole;
        for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
            const WindowPoint a{(ring[j].east_m - west_m) / spec.cell_m,
                                (north_m - ring[j].north_m) / spec.cell_m};
            const WindowPoint b{(ring[i].east_m - west_m) / spec.cell_m,
                                (north_m - ring[i].north_m) / spec.cell_m};
            // A counter-clockwise ring has its inside to the east of edges that run down.
            as_it_runs ? accumulator.add_edge(a, b) : accumulator.add_edge(b, a);
        }
    };
    for (const Polygon& polygon : polygons) {
        add_ring(polygon.outer, false);
        for (const Ring& hole : polygon.holes) add_ring(hole, true);
    }
    for (int row = 0; row < window.rows; ++row)
        accumulator.row_shares(row,
                               [&](int col, double share) { coverage.share(row, col) = share; });
    return coverage;
}

ZonalSummary summarise(const Grid<float>& values, const Coverage& coverage) {
    ZonalSummary s{0.0, no_value, no_value, no_value, 0.0};
    double weight = 0.0;
    for (int row = 0; row < coverage.cells.rows(); ++row)
        for (int col = 0; col < coverage.cells.cols(); ++col) {
            const double share = coverage.share(row, col);
            // Rounding leaves 1e-16 in cells that the polygon does not touch.
            if (share <= 1e-12) continue;
            const auto value = static_cast<double>(
                values(coverage.cells.row_begin + row, coverage.cells.col_begin + col));
            if (std::isnan(value)) continue;
            weight += share;
            s.sum += share * value;
            if (!(s.minimum <= value)) s.minimum = value;
            if (!(s.maximum >= value)) s.maximum = value;
        }
    s.covered_area_m2 = weight * values.spec().cell_area_m2();
    if (weight > 0.0) s.mean = s.sum / weight;
    return s;
}

ZonalSummary summarise(const Grid<float>& values, const MultiPolygon& polygons) {
    return summarise(values, coverage_of(polygons, values.spec()));
}

Grid<std::uint8_t> centres_in(const MultiPolygon& polygons, const GridSpec& spec) {
    Grid<std::uint8_t> inside(spec, 0);
    scan_polygons(polygons, spec, [&](int row, int begin, int end) {
        const std::span<std::uint8_t> cells = inside.view().row(row);
        std::fill(cells.begin() + begin, cells.begin() + end, std::uint8_t{1});
    });
    return inside;
}

void mask_outside(Grid<float>& values, const MultiPolygon& boundary) {
    const Grid<std::uint8_t> inside = centres_in(boundary, values.spec());
    for (std::size_t i = 0; i < values.cells().size(); ++i)
        if (inside.cells()[i] == 0) values.cells()[i] = std::numeric_limits<float>::quiet_NaN();
}

}  // namespace tk
