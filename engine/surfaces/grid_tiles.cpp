#include "engine/surfaces/grid_tiles.h"

#include <algorithm>

namespace tk {

std::vector<CellRange> tiles_of(const CellRange& cells) {
    constexpr int side = 128;
    std::vector<CellRange> tiles;
    for (int row = cells.row_begin; row < cells.row_end; row += side)
        for (int col = cells.col_begin; col < cells.col_end; col += side)
            tiles.push_back({row, std::min(row + side, cells.row_end), col,
                             std::min(col + side, cells.col_end)});
    return tiles;
}

}  // namespace tk
