#include "engine/surfaces/kernel_tile_bins.h"

#include <stdexcept>

namespace tk {
namespace {

constexpr double most_bandwidth_in_cells = 1e7;
constexpr double most_source_tiles = 1e9;

[[noreturn]] void refuse_small_cells() {
    throw std::invalid_argument("kernel density: the cells are too small for the bandwidth");
}

std::int64_t tile_of_cell(std::int64_t cell) {
    return cell >= 0 ? cell / tile_side : -((-cell + tile_side - 1) / tile_side);
}

std::int64_t tile_at(double metres, double tile_m) {
    constexpr double furthest = 1e15;
    return static_cast<std::int64_t>(std::clamp(std::floor(metres / tile_m), -furthest, furthest));
}

}  // namespace

TileFrame frame_of_window(const GridSpec& spec, const CellRange& window) {
    TileFrame frame;
    frame.cell_m = spec.cell_m;
    frame.first_col = tile_of_cell(spec.west_index + window.col_begin);
    frame.first_row = tile_of_cell(spec.north_index - window.row_end);
    frame.cols =
        static_cast<int>(tile_of_cell(spec.west_index + window.col_end - 1) - frame.first_col) + 1;
    frame.rows =
        static_cast<int>(tile_of_cell(spec.north_index - window.row_begin - 1) - frame.first_row) +
        1;
    return frame;
}

TileReach tile_reach(double least_bandwidth, double most_bandwidth, bool with_near) {
    constexpr double centres = tile_side - 0.5;  // from a tile's outer edge to its farthest centre
    constexpr double safety = 1e-6;
    const double inner = least_bandwidth * (1.0 - safety) - safety;
    const double outer = most_bandwidth * (1.0 + safety) + safety;
    const auto least_gap = [](int tiles) { return std::max(0.0, tile_side * tiles - centres); };
    const auto most_gap = [](int tiles) { return tile_side * tiles + centres; };
    if (outer > most_bandwidth_in_cells) refuse_small_cells();
    TileReach reach;
    for (int rows = 0; least_gap(rows) < outer; ++rows) {
        const double span = std::sqrt(outer * outer - least_gap(rows) * least_gap(rows));
        reach.far.push_back(static_cast<int>(std::floor((span + centres) / tile_side)));
        const double left = inner * inner - most_gap(rows) * most_gap(rows);
        const bool some = with_near && inner > 0.0 && left > centres * centres;
        reach.near.push_back(
            some ? static_cast<int>(std::floor((std::sqrt(left) - centres) / tile_side)) : -1);
    }
    return reach;
}

TileFrame frame_of_sources(const TileFrame& window, const TileReach& reach, const Extent& extent) {
    TileFrame frame = window;
    frame.cols = frame.rows = 0;
    if (extent.empty()) return frame;
    const int most = std::max(reach.rows(), reach.far[0]);
    const double tile_m = window.tile_m();
    frame.first_col = std::max(window.first_col - most, tile_at(extent.west_m, tile_m));
    frame.first_row = std::max(window.first_row - most, tile_at(extent.south_m, tile_m));
    const std::int64_t end_col =
        std::min(window.first_col + window.cols + most, tile_at(extent.east_m, tile_m) + 1);
    const std::int64_t end_row =
        std::min(window.first_row + window.rows + most, tile_at(extent.north_m, tile_m) + 1);
    if (end_col <= frame.first_col || end_row <= frame.first_row) return frame;
    const auto cols = static_cast<double>(end_col - frame.first_col);
    const auto rows = static_cast<double>(end_row - frame.first_row);
    if (cols * rows > most_source_tiles) refuse_small_cells();
    frame.cols = static_cast<int>(cols);
    frame.rows = static_cast<int>(rows);
    return frame;
}

}  // namespace tk
