#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/grid/grid_spec.h"

namespace tk {

/// Blocks of at most `side` x `side` cells that cover a part of a grid: what is computed at a time.
class GridTiles {
public:
    static constexpr int side = 192;

    explicit GridTiles(const CellRange& cells);

    std::size_t count() const {
        return static_cast<std::size_t>(tile_rows_) * static_cast<std::size_t>(tile_cols_);
    }
    /// From the north-west, row by row.
    CellRange tile(std::size_t index) const;

    /// For each tile the indices of those of `ranges` that meet it, ascending.
    std::vector<std::vector<std::uint32_t>> meeting(std::span<const CellRange> ranges) const;

private:
    CellRange cells_;
    int tile_rows_ = 0;
    int tile_cols_ = 0;
};

}  // namespace tk
