#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "engine/core/map_point.h"
#include "engine/grid/grid_spec.h"
#include "engine/surfaces/kernel_tile_direct.h"

namespace tk {

/// A block of tiles of the lattice through (0, 0): tile (0, 0) is the south-west one.
///
/// Tiles do not depend on where a grid begins, so that a cell has the same tile in every window.
struct TileFrame {
    double cell_m = 1.0;
    std::int64_t first_col = 0, first_row = 0;  ///< in tiles from the origin
    int cols = 0, rows = 0;

    double tile_m() const { return tile_side * cell_m; }
    double middle_east_m(int col) const { return middle_m(first_col + col); }
    double middle_north_m(int row) const { return middle_m(first_row + row); }
    std::size_t count() const {
        return static_cast<std::size_t>(rows) * static_cast<std::size_t>(cols);
    }
    TileCentres centres(int row, int col) const {
        TileCentres centres;
        for (int i = 0; i < tile_side; ++i) {
            const auto at = static_cast<std::size_t>(i);
            centres.east_m[at] = cell_centre_m((first_col + col) * tile_side + i);
            centres.north_m[at] = cell_centre_m((first_row + row) * tile_side + i);
        }
        return centres;
    }

private:
    double middle_m(std::int64_t tile) const {
        return (static_cast<double>(tile) + 0.5) * tile_m();
    }
    double cell_centre_m(std::int64_t cell) const {
        return (static_cast<double>(cell) + 0.5) * cell_m;
    }
};

/// The tiles that hold `window`, which is not empty.
TileFrame frame_of_window(const GridSpec& spec, const CellRange& window);

/// How far bins matter to a tile, in whole tiles, by the rows between them.
struct TileReach {
    std::vector<int> near;  ///< bins up to so many columns away lie wholly within reach; -1: none
    std::vector<int> far;   ///< no bin further than so many columns away is in reach at all

    int rows() const { return static_cast<int>(far.size()) - 1; }
    int near_cols(int rows_off) const { return near[static_cast<std::size_t>(std::abs(rows_off))]; }
    int far_cols(int rows_off) const { return far[static_cast<std::size_t>(std::abs(rows_off))]; }
};

/// For bandwidths between the two, in cells. A bin that the kernel's edge touches within a rounding
/// error is neither near nor out of reach. Without `with_near` no bin is near.
TileReach tile_reach(double least_bandwidth, double most_bandwidth, bool with_near);

/// The tiles that points within `extent` lie in and that matter to the tiles of `window`; maybe
/// none.
/// @throws std::invalid_argument where these are too many to hold
TileFrame frame_of_sources(const TileFrame& window, const TileReach& reach, const Extent& extent);

/// Points sorted by the tile they lie in, row by row from the south-west; within a tile in the
/// order they came. Points of weight 0 are left out.
template <class Source>
class TileBins {
public:
    /// @param source_of source_of(i) for i in [0, count); points outside the frame are left out
    template <class SourceOf>
    TileBins(const TileFrame& frame, std::size_t count, const SourceOf& source_of)
        : frame_(frame), starts_(frame.count() + 1, 0) {
        std::vector<std::uint32_t> bin_of(count);
        for (std::size_t i = 0; i < count; ++i) {
            bin_of[i] = bin(source_of(i));
            if (bin_of[i] != outside) ++starts_[bin_of[i] + 1];
        }
        for (std::size_t k = 1; k < starts_.size(); ++k) starts_[k] += starts_[k - 1];
        sources_.resize(starts_.back());
        for (std::size_t i = 0; i < count; ++i)
            if (bin_of[i] != outside) sources_[starts_[bin_of[i]]++] = source_of(i);
        // Every start has moved to its bin's end, which is the next bin's start.
        for (std::size_t k = starts_.size() - 1; k > 0; --k) starts_[k] = starts_[k - 1];
        starts_[0] = 0;
    }

    const TileFrame& frame() const { return frame_; }

    /// The sources in tiles [col_begin, col_end) of a row; parts outside the frame hold none.
    std::span<const Source> in(int row, int col_begin, int col_end) const {
        col_begin = std::max(col_begin, 0);
        col_end = std::min(col_end, frame_.cols);
        if (row < 0 || row >= frame_.rows || col_begin >= col_end) return {};
        const std::size_t first = starts_[index(row, col_begin)];
        return {sources_.data() + first, starts_[index(row, col_end)] - first};
    }

private:
    static constexpr std::uint32_t outside = std::numeric_limits<std::uint32_t>::max();

    std::size_t index(int row, int col) const {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(frame_.cols) +
               static_cast<std::size_t>(col);
    }
    std::uint32_t bin(const Source& source) const {
        if (source.weight == 0.0) return outside;
        const double col =
            std::floor(source.east_m / frame_.tile_m()) - static_cast<double>(frame_.first_col);
        const double row =
            std::floor(source.north_m / frame_.tile_m()) - static_cast<double>(frame_.first_row);
        if (!(col >= 0.0 && col < frame_.cols && row >= 0.0 && row < frame_.rows)) return outside;
        return static_cast<std::uint32_t>(index(static_cast<int>(row), static_cast<int>(col)));
    }

    TileFrame frame_;
    std::vector<std::uint32_t> starts_;
    std::vector<Source> sources_;
};

}  // namespace tk
