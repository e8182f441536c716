#include "engine/grid/grid_spec.h"

#include <cmath>
#include <limits>
#include <stdexcept>
#include <string>

namespace tk {
namespace {

constexpr double rounding_in_cells = 1e-6;

int centres_up_to(double cells_from_edge, int count) {
    // Number of centres (at 0.5, 1.5, ...) that are <= cells_from_edge, clipped to [0, count].
    const double number = std::floor(cells_from_edge + 0.5);
    return static_cast<int>(std::clamp(number, 0.0, static_cast<double>(count)));
}

int centres_below(double cells_from_edge, int count) {
    const double number = std::ceil(cells_from_edge - 0.5);
    return static_cast<int>(std::clamp(number, 0.0, static_cast<double>(count)));
}

}  // namespace

GridSpec grid_covering(const Extent& extent, double cell_m) {
    if (!std::isfinite(cell_m) || cell_m <= 0.0)
        throw std::invalid_argument("grid: the cell must be finite and > 0 m, got " +
                                    std::to_string(cell_m));
    if (extent.empty() || !std::isfinite(extent.west_m) || !std::isfinite(extent.east_m) ||
        !std::isfinite(extent.south_m) || !std::isfinite(extent.north_m))
        throw std::invalid_argument("grid: the extent is empty or not finite");

    const double west = std::floor(extent.west_m / cell_m + rounding_in_cells);
    const double south = std::floor(extent.south_m / cell_m + rounding_in_cells);
    const double east = std::max(west + 1.0, std::ceil(extent.east_m / cell_m - rounding_in_cells));
    const double north =
        std::max(south + 1.0, std::ceil(extent.north_m / cell_m - rounding_in_cells));
    constexpr double most = std::numeric_limits<int>::max();
    constexpr double furthest = 1e15;
    if (east - west > most || north - south > most || std::abs(west) > furthest ||
        std::abs(east) > furthest || std::abs(south) > furthest || std::abs(north) > furthest)
        throw std::invalid_argument("grid: cells of " + std::to_string(cell_m) +
                                    " m are too small for the extent");
    return {cell_m, static_cast<std::int64_t>(west), static_cast<std::int64_t>(north),
            static_cast<int>(north - south), static_cast<int>(east - west)};
}

std::optional<Cell> cell_at(const GridSpec& spec, MapPoint p) {
    const double col = std::floor(p.east_m / spec.cell_m) - static_cast<double>(spec.west_index);
    const double row =
        static_cast<double>(spec.north_index) - 1.0 - std::floor(p.north_m / spec.cell_m);
    if (!(col >= 0.0 && col < spec.cols && row >= 0.0 && row < spec.rows)) return std::nullopt;
    return Cell{static_cast<int>(row), static_cast<int>(col)};
}

CellRange cells_with_centre_in(const GridSpec& spec, const Extent& extent) {
    if (extent.empty()) return {};
    const double west = static_cast<double>(spec.west_index);
    const double north = static_cast<double>(spec.north_index);
    CellRange range;
    range.col_begin = centres_below(extent.west_m / spec.cell_m - west, spec.cols);
    range.col_end = centres_up_to(extent.east_m / spec.cell_m - west, spec.cols);
    range.row_begin = centres_below(north - extent.north_m / spec.cell_m, spec.rows);
    range.row_end = centres_up_to(north - extent.south_m / spec.cell_m, spec.rows);
    return range;
}

GridSpec window_of(const GridSpec& spec, const CellRange& cells) {
    return {spec.cell_m, spec.west_index + cells.col_begin, spec.north_index - cells.row_begin,
            cells.rows(), cells.cols()};
}

}  // namespace tk
