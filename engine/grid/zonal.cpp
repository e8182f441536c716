#include "engine/grid/zonal.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "engine/grid/scan_polygon.h"

namespace tk {
namespace {

constexpr double no_value = std::numeric_limits<double>::quiet_NaN();

/// Sums of shares that should cancel leave about 1e-15; what is nearer to nothing or to all than
/// this is taken for it.
constexpr double coverage_rounding = 1e-12;

/// A corner on a cell's edge may lie on the wrong side of it by the rounding of its coordinates, as
/// large as this part of a cell where they were transformed: no cell's value is extreme for that.
constexpr double sliver_share = 1e-6;

/// A point in cells from a window's north-west corner: east, and down.
struct WindowPoint {
    double x = 0.0;
    double y = 0.0;
};

/// The least and the greatest of some values; NaN of none.
struct CellExtremes {
    double minimum = no_value;
    double maximum = no_value;

    void add(double value) {
        if (!(minimum <= value)) minimum = value;
        if (!(maximum >= value)) maximum = value;
    }
};

/// Adds up how much of each cell lies to the east of edges that run down, less what lies to the
/// east of those that run up. Kept as differences along each row: an edge touches only the cells
/// that it passes, and the running sum along the row gives the shares.
class AreaAccumulator {
public:
    explicit AreaAccumulator(const GridSpec& window)
        : rows_(window.rows),
          cols_(window.cols),
          stride_(static_cast<std::size_t>(window.cols) + 2),
          differences_(static_cast<std::size_t>(window.rows) * stride_) {}

    void add_edge(WindowPoint a, WindowPoint b) {
        const double sign = a.y < b.y ? 1.0 : -1.0;
        const WindowPoint top = a.y < b.y ? a : b, bottom = a.y < b.y ? b : a;
        if (top.y == bottom.y || bottom.y <= 0.0 || top.y >= rows_) return;
        const double slope = (bottom.x - top.x) / (bottom.y - top.y);
        // Compared as doubles: an end may lie more rows away than an int counts.
        const int last = static_cast<int>(std::min(rows_ - 1.0, std::ceil(bottom.y) - 1.0));
        double y0 = std::max(0.0, top.y);
        double x0 = y0 == top.y ? top.x : top.x + (y0 - top.y) * slope;
        for (int row = static_cast<int>(y0); row <= last; ++row) {
            const bool ends = bottom.y <= row + 1.0;
            const double y1 = ends ? bottom.y : row + 1.0;
            const double x1 = ends ? bottom.x : top.x + (y1 - top.y) * slope;
            add_in_row(row, {std::min(x0, x1), std::max(x0, x1), sign * (y1 - y0)});
            y0 = y1;
            x0 = x1;
        }
    }

    /// Writes the covered shares of a row's cells.
    void shares_of(int row, std::span<double> shares) const {
        const double* differences = &differences_[offset(row)];
        double sum = 0.0;
        for (double& share : shares) {
            sum += *differences++;
            share = sum < coverage_rounding ? 0.0 : sum > 1.0 - coverage_rounding ? 1.0 : sum;
        }
    }

private:
    /// A piece of an edge within one row: from west to east, over a signed part of its height.
    struct Piece {
        double west, east, height;
    };

    std::size_t offset(int row) const { return static_cast<std::size_t>(row) * stride_; }

    void add_in_row(int row, Piece piece) {
        if (piece.west < 0.0 || piece.east > cols_) {
            add_beside(row, piece);
            return;
        }
        double* differences = &differences_[offset(row)];
        const int first = static_cast<int>(piece.west), last = static_cast<int>(piece.east);
        if (first == last) {
            const double beside = piece.height * (0.5 * (piece.west + piece.east) - first);
            differences[first] += piece.height - beside;
            differences[first + 1] += beside;
            return;
        }
        const double per_cell = piece.height / (piece.east - piece.west);
        for (int col = first; col <= last; ++col) {
            const double from = std::max(piece.west, static_cast<double>(col));
            const double to = std::min(piece.east, col + 1.0);
            const double part = per_cell * (to - from);
            const double beside = part * (0.5 * (from + to) - col);
            differences[col] += part - beside;
            differences[col + 1] += beside;
        }
    }

    /// What lies west of the window covers all of the row from its edge on, what lies east nothing.
    void add_beside(int row, Piece piece) {
        const double width = cols_;
        const double west = std::clamp(piece.west, 0.0, width);
        const double east = std::clamp(piece.east, 0.0, width);
        const double span = piece.east - piece.west;
        if (piece.west < 0.0) {
            const double out = span > 0.0 ? std::min(1.0, -piece.west / span) : 1.0;
            differences_[offset(row)] += piece.height * out;
        }
        if (east > west) add_in_row(row, {west, east, piece.height * ((east - west) / span)});
    }

    int rows_, cols_;
    std::size_t stride_;
    std::vector<double> differences_;
};

/// Whether the ring runs counter-clockwise.
bool runs_left(const Ring& ring) {
    double twice = 0.0;
    const MapPoint origin = ring.front();
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
        twice += (ring[j].east_m - origin.east_m) * (ring[i].north_m - origin.north_m) -
                 (ring[i].east_m - origin.east_m) * (ring[j].north_m - origin.north_m);
    return twice > 0.0;
}

/// Adds one ring's edges: an outer ring covers and a hole uncovers, whichever way round it runs.
void add_ring(const Ring& ring, bool covers, const GridSpec& window, AreaAccumulator& areas) {
    if (ring.empty()) return;
    const double west_m = window.west_m(), north_m = window.north_m();
    const auto in_window = [&](MapPoint p) {
        return WindowPoint{(p.east_m - west_m) / window.cell_m,
                           (north_m - p.north_m) / window.cell_m};
    };
    // A counter-clockwise ring has its inside to the east of the edges that run down.
    const bool as_it_runs = runs_left(ring) == covers;
    WindowPoint last = in_window(ring.back());
    for (const MapPoint p : ring) {
        const WindowPoint next = in_window(p);
        if (as_it_runs)
            areas.add_edge(last, next);
        else
            areas.add_edge(next, last);
        last = next;
    }
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
    AreaAccumulator areas(window);
    for (const Polygon& polygon : polygons) {
        add_ring(polygon.outer, true, window, areas);
        for (const Ring& hole : polygon.holes) add_ring(hole, false, window, areas);
    }
    coverage.share = Grid<double>(window);
    for (int row = 0; row < window.rows; ++row)
        areas.shares_of(row, coverage.share.view().row(row));
    return coverage;
}

ZonalSummary summarise(const GridRows& values, const Coverage& coverage) {
    ZonalSummary s{0.0, no_value, no_value, no_value, 0.0};
    double weight = 0.0;
    CellExtremes covered, slivers;
    for (int row = 0; row < coverage.cells.rows(); ++row) {
        const auto shares = coverage.share.view().row(row);
        const auto cells =
            values.row(coverage.cells.row_begin + row)
                .subspan(static_cast<std::size_t>(coverage.cells.col_begin), shares.size());
        for (std::size_t col = 0; col < shares.size(); ++col) {
            const auto value = static_cast<double>(cells[col]);
            if (shares[col] <= 0.0 || std::isnan(value)) continue;
            weight += shares[col];
            s.sum += shares[col] * value;
            (shares[col] > sliver_share ? covered : slivers).add(value);
        }
    }
    s.covered_area_m2 = weight * values.spec().cell_area_m2();
    if (weight > 0.0) s.mean = s.sum / weight;
    // Of a polygon tiny beside the cells there is nothing but slivers.
    const CellExtremes& extremes = std::isnan(covered.minimum) ? slivers : covered;
    s.minimum = extremes.minimum;
    s.maximum = extremes.maximum;
    return s;
}

ZonalSummary summarise(const GridRows& values, const MultiPolygon& polygons) {
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
