#pragma once

#include <vector>

#include "engine/grid/surface_grid.h"

namespace tk {

/// The rows of a Grid<float> or a SurfaceGrid, to read: what functions take that do not care how
/// the cells are kept. Owns nothing; what it is made from must outlive it.
class GridRows {
public:
    GridRows(const Grid<float>& grid) : spec_(grid.spec()) {
        rows_.reserve(static_cast<std::size_t>(spec_.rows));
        for (int row = 0; row < spec_.rows; ++row) rows_.push_back(grid.view().row(row).data());
    }
    GridRows(const SurfaceGrid& grid) : spec_(grid.spec()) {
        rows_.reserve(static_cast<std::size_t>(spec_.rows));
        for (int row = 0; row < spec_.rows; ++row) rows_.push_back(grid.row(row).data());
    }

    const GridSpec& spec() const { return spec_; }
    std::span<const float> row(int index) const {
        return {rows_[static_cast<std::size_t>(index)], static_cast<std::size_t>(spec_.cols)};
    }
    float operator()(int row_index, int col) const {
        return rows_[static_cast<std::size_t>(row_index)][col];
    }
    /// Calls `visit(value)` for every cell, row by row from the north-west.
    template <class Visit>
    void each_cell(Visit visit) const {
        for (int index = 0; index < spec_.rows; ++index)
            for (const float value : row(index)) visit(value);
    }

private:
    GridSpec spec_;
    std::vector<const float*> rows_;
};

}  // namespace tk
