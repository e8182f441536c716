#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "engine/core/map_point.h"

namespace tk {

/// Half-open block of cells: rows [row_begin, row_end), columns [col_begin, col_end).
struct CellRange {
    int row_begin = 0, row_end = 0;
    int col_begin = 0, col_end = 0;

    bool empty() const { return row_begin >= row_end || col_begin >= col_end; }
    int rows() const { return std::max(0, row_end - row_begin); }
    int cols() const { return std::max(0, col_end - col_begin); }
    std::size_t cell_count() const {
        return static_cast<std::size_t>(rows()) * static_cast<std::size_t>(cols());
    }
    friend bool operator==(const CellRange&, const CellRange&) = default;
};

/// The cells in both; an empty range when they do not meet.
inline CellRange intersection(const CellRange& a, const CellRange& b) {
    return {std::max(a.row_begin, b.row_begin), std::min(a.row_end, b.row_end),
            std::max(a.col_begin, b.col_begin), std::min(a.col_end, b.col_end)};
}

struct Cell {
    int row = 0;
    int col = 0;
    friend bool operator==(const Cell&, const Cell&) = default;
};

/// Where a grid of square cells lies on the map. Cells lie on the lattice through (0, 0): every
/// cell edge is a whole number of cells east or north of the origin, so that two grids of the same
/// cell size always align, and a cell's centre is the same double in every window on it.
///
/// Row 0 is the northernmost row, column 0 the westernmost.
struct GridSpec {
    double cell_m = 10.0;          ///< side of a cell; finite and > 0
    std::int64_t west_index = 0;   ///< the west edge is west_index * cell_m
    std::int64_t north_index = 0;  ///< the north edge is north_index * cell_m
    int rows = 0;
    int cols = 0;

    std::size_t cell_count() const {
        return static_cast<std::size_t>(rows) * static_cast<std::size_t>(cols);
    }
    CellRange all_cells() const { return {0, rows, 0, cols}; }
    double cell_area_m2() const { return cell_m * cell_m; }

    double east_of_centre_m(int col) const {
        return (static_cast<double>(west_index + col) + 0.5) * cell_m;
    }
    double north_of_centre_m(int row) const {
        return (static_cast<double>(north_index - row) - 0.5) * cell_m;
    }
    MapPoint centre_of(int row, int col) const {
        return {east_of_centre_m(col), north_of_centre_m(row)};
    }
    double west_m() const { return static_cast<double>(west_index) * cell_m; }
    double north_m() const { return static_cast<double>(north_index) * cell_m; }
    double east_m() const { return static_cast<double>(west_index + cols) * cell_m; }
    double south_m() const { return static_cast<double>(north_index - rows) * cell_m; }
    Extent extent() const { return {west_m(), south_m(), east_m(), north_m()}; }

    friend bool operator==(const GridSpec&, const GridSpec&) = default;
};

/// The smallest grid of `cell_m` cells on the lattice that covers `extent`: grown outward to whole
/// cells, and never by a cell that only a rounding error of 1e-6 of a cell would ask for. An extent
/// without width still gets one cell.
///
/// @throws std::invalid_argument if the extent is empty or not finite, cell_m is not finite and
///         > 0, or the grid would have more than 2^31 - 1 rows or columns
GridSpec grid_covering(const Extent& extent, double cell_m);

/// The cell that holds `p` (its west and south edges belong to it); none outside the grid.
std::optional<Cell> cell_at(const GridSpec& spec, MapPoint p);

/// The cells with their centre inside or on the edge of `extent`, clipped to the grid.
CellRange cells_with_centre_in(const GridSpec& spec, const Extent& extent);

/// `cells` of `spec` as a grid of their own.
GridSpec window_of(const GridSpec& spec, const CellRange& cells);

}  // namespace tk
