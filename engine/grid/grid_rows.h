#pragma once

#include <functional>
#include <utility>
#include <vector>

#include "engine/grid/surface_grid.h"

namespace tk {

/// The rows of a Grid<float>, a SurfaceGrid or plain memory, to read: what functions take that do
/// not care how the cells are kept. Owns nothing; what it is made from must outlive it.
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

    /// @param first the cell in the north-west; the others follow row by row
    /// @param let_go called now and then by each_cell(), when what it has read need not stay in
    ///        memory; may be empty
    GridRows(const GridSpec& spec, const float* first, std::function<void()> let_go = {})
        : spec_(spec), let_go_(std::move(let_go)) {
        rows_.reserve(static_cast<std::size_t>(spec_.rows));
        for (int row = 0; row < spec_.rows; ++row)
            rows_.push_back(first +
                            static_cast<std::size_t>(row) * static_cast<std::size_t>(spec_.cols));
    }

    const GridSpec& spec() const { return spec_; }
    std::span<const float> row(int index) const {
        return {rows_[static_cast<std::size_t>(index)], static_cast<std::size_t>(spec_.cols)};
    }
    float operator()(int row_index, int col) const {
        return rows_[static_cast<std::size_t>(row_index)][col];
    }
    /// Whether the rows follow each other in memory.
    bool in_one_piece() const {
        for (std::size_t row = 1; row < rows_.size(); ++row)
            if (rows_[row] != rows_[row - 1] + spec_.cols) return false;
        return true;
    }
    /// Calls `visit(value)` for every cell, row by row from the north-west.
    template <class Visit>
    void each_cell(Visit visit) const {
        constexpr std::size_t cells_between = std::size_t{1} << 24;
        std::size_t cells = 0;
        for (int index = 0; index < spec_.rows; ++index) {
            for (const float value : row(index)) visit(value);
            cells += static_cast<std::size_t>(spec_.cols);
            if (cells < cells_between || !let_go_) continue;
            let_go_();
            cells = 0;
        }
    }

private:
    GridSpec spec_;
    std::vector<const float*> rows_;
    std::function<void()> let_go_;
};

}  // namespace tk
