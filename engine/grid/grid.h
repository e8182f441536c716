#pragma once

#include <cassert>
#include <cstddef>
#include <span>
#include <type_traits>
#include <vector>

#include "engine/grid/grid_spec.h"

namespace tk {

/// Non-owning rows × cols window on somebody else's cells. Index as view(row, col).
template <class T>
class GridView {
public:
    GridView(T* first, int rows, int cols, std::ptrdiff_t row_stride)
        : first_(first), rows_(rows), cols_(cols), row_stride_(row_stride) {}

    /// A writable view is also a read-only one.
    operator GridView<const T>() const requires(!std::is_const_v<T>) {
        return {first_, rows_, cols_, row_stride_};
    }

    int rows() const { return rows_; }
    int cols() const { return cols_; }
    std::ptrdiff_t row_stride() const { return row_stride_; }

    T& operator()(int row, int col) const {
        assert(row >= 0 && row < rows_ && col >= 0 && col < cols_);
        return first_[row * row_stride_ + col];
    }
    std::span<T> row(int index) const {
        assert(index >= 0 && index < rows_);
        return {first_ + index * row_stride_, static_cast<std::size_t>(cols_)};
    }

private:
    T* first_;
    int rows_, cols_;
    std::ptrdiff_t row_stride_;
};

/// One value per cell of a GridSpec, owned, row-major, row 0 north. In floating grids a cell
/// without a value is NaN.
template <class T>
class Grid {
public:
    Grid() = default;
    explicit Grid(const GridSpec& spec, T fill = T{})
        : spec_(spec), cells_(spec.cell_count(), fill) {}

    const GridSpec& spec() const { return spec_; }
    GridView<T> view() { return {cells_.data(), spec_.rows, spec_.cols, spec_.cols}; }
    GridView<const T> view() const { return {cells_.data(), spec_.rows, spec_.cols, spec_.cols}; }
    T& operator()(int row, int col) { return view()(row, col); }
    const T& operator()(int row, int col) const { return view()(row, col); }
    std::span<T> cells() { return cells_; }
    std::span<const T> cells() const { return cells_; }

private:
    GridSpec spec_;
    std::vector<T> cells_;
};

}  // namespace tk
