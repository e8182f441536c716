#include "engine/surfaces/grid_tiles.h"

#include <algorithm>

namespace tk {

GridTiles::GridTiles(const CellRange& cells) : cells_(cells) {
    if (cells.empty()) return;
    tile_rows_ = (cells.rows() - 1) / side + 1;
    tile_cols_ = (cells.cols() - 1) / side + 1;
}

CellRange GridTiles::tile(std::size_t index) const {
    const int row =
        cells_.row_begin + static_cast<int>(index / static_cast<std::size_t>(tile_cols_)) * side;
    const int col =
        cells_.col_begin + static_cast<int>(index % static_cast<std::size_t>(tile_cols_)) * side;
    return {row, std::min(row + side, cells_.row_end), col, std::min(col + side, cells_.col_end)};
}

std::vector<std::vector<std::uint32_t>> GridTiles::meeting(
    std::span<const CellRange> ranges) const {
    std::vector<std::vector<std::uint32_t>> of_tile(count());
    for (std::size_t i = 0; i < ranges.size(); ++i) {
        const CellRange met = intersection(ranges[i], cells_);
        if (met.empty()) continue;
        const int first_col = (met.col_begin - cells_.col_begin) / side;
        const int last_col = (met.col_end - 1 - cells_.col_begin) / side;
        const int last_row = (met.row_end - 1 - cells_.row_begin) / side;
        for (int row = (met.row_begin - cells_.row_begin) / side; row <= last_row; ++row)
            for (int col = first_col; col <= last_col; ++col)
                of_tile[static_cast<std::size_t>(row) * static_cast<std::size_t>(tile_cols_) +
                        static_cast<std::size_t>(col)]
                    .push_back(static_cast<std::uint32_t>(i));
    }
    return of_tile;
}

}  // namespace tk
