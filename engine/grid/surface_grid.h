#pragma once

#include <memory>
#include <span>
#include <vector>

#include "engine/grid/grid.h"

namespace tk {

/// A surface that edits change in few places: one value per cell as in a Grid, kept in bands of
/// rows that versions of it share until one of them changes. Immutable; copies are cheap.
///
/// So a surface of 100 million cells follows an edit by copying the bands that the edit reaches,
/// not 400 MB. A row lies in one piece, whole columns do not.
class SurfaceGrid {
public:
    /// Rows that are kept together; the last band may have fewer.
    static constexpr int band_rows = 32;

    SurfaceGrid() = default;
    /// Takes the cells as they are; nothing is copied.
    explicit SurfaceGrid(Grid<float> whole);

    const GridSpec& spec() const { return spec_; }
    std::span<const float> row(int index) const {
        const auto cols = static_cast<std::size_t>(spec_.cols);
        const float* band = bands_[static_cast<std::size_t>(index / band_rows)].get();
        return {band + static_cast<std::size_t>(index % band_rows) * cols, cols};
    }
    float operator()(int row_index, int col) const {
        return row(row_index)[static_cast<std::size_t>(col)];
    }

    /// A copy of all cells, or of `cells`, which lie in the grid.
    Grid<float> whole() const { return window(spec_.all_cells()); }
    Grid<float> window(const CellRange& cells) const;

    /// This surface with other values in parts of it, each a window_of() this grid. What lies
    /// outside them is shared.
    /// @throws std::invalid_argument if a part lies on other cells or outside the grid
    SurfaceGrid with(std::span<const Grid<float>> parts) const;

    /// Whether the row is the same memory in both: then it has the same values.
    bool shares_row(int index, const SurfaceGrid& other) const {
        return spec_ == other.spec_ && row(index).data() == other.row(index).data();
    }

private:
    GridSpec spec_;
    std::vector<std::shared_ptr<const float[]>> bands_;
};

}  // namespace tk
