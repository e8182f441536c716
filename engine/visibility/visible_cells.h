#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/grid/grid_spec.h"
#include "engine/visibility/sight.h"

namespace tk {

/// The cells of a window whose centre lies within an observer's reach and is not hidden from it.
///
/// Each cell is decided from its own coordinates, by the same comparisons as Sight::hides(): it
/// does not matter which window it is asked in.
class VisibleCells {
public:
    VisibleCells(const Sight& sight, const GridSpec& window);

    /// How far the centre of each cell of a row lies below the observer.
    std::span<const double> below_m(int row) const {
        const auto cols = static_cast<std::size_t>(window_.cols);
        const std::span<const double> all(below_m_);
        return sight_is_level_ ? all : all.subspan(static_cast<std::size_t>(row) * cols, cols);
    }

    /// Calls `run(row, col_begin, col_end)` for every unbroken run of visible cells, from north to
    /// south and from west to east.
    template <class Run>
    void each_run(Run run) const {
        for (int row = 0; row < window_.rows; ++row) {
            const Columns reached = reached_[static_cast<std::size_t>(row)];
            int begin = next(row, reached.begin, reached.end, false);
            while (begin < reached.end) {
                const int end = next(row, begin, reached.end, true);
                run(row, begin, end);
                begin = next(row, end, reached.end, false);
            }
        }
    }

private:
    struct Columns {
        int begin = 0;
        int end = 0;
    };

    double east_of(int col) const { return window_.east_of_centre_m(col) - observer_.at.east_m; }
    double north_of(int row) const { return window_.north_of_centre_m(row) - observer_.at.north_m; }
    int first_column_from(double east_m) const;
    Columns columns_reached(int row) const;
    void hide_by_wall(const WallShadow& shadow);
    void hide_by_ground(const Sight& sight);
    void hide(int row, int col_begin, int col_end);
    bool is_hidden(int row, int col) const { return next(row, col, col + 1, false) == col + 1; }
    /// The first column from `col` on that is hidden (or not), at most `end`.
    int next(int row, int col, int end, bool hidden) const;

    GridSpec window_;
    Observer observer_;
    bool sight_is_level_;
    std::vector<double> below_m_;  ///< of a row's cells, or on uneven ground of all cells
    std::size_t words_per_row_ = 0;
    std::vector<Columns> reached_;       ///< of each row
    std::vector<std::uint64_t> hidden_;  ///< a bit a cell; empty where nothing is hidden
};

}  // namespace tk
