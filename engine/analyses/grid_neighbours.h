#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/analyses/neighbours.h"
#include "engine/analyses/place_counts.h"

namespace tk {

/// Which cells around a cell of any grid are its neighbours: in each row those at most so many
/// columns to either side. The cell itself is not among them.
class CellSpans {
public:
    /// The cells around it (queen), or beside, above and below it (rook).
    static CellSpans touching(Contiguity contiguity);
    /// Those whose centres are at most `distance_m` from its own; 1e-12 of it is no difference.
    /// @throws std::invalid_argument if either is not finite and above 0
    static CellSpans within(double distance_m, double cell_m);

    /// Rows above and below it that hold any.
    int rows() const { return static_cast<int>(columns_.size()) - 1; }
    /// Of a row so many above or below it: columns to either side.
    int columns(int rows_away) const {
        return columns_[static_cast<std::size_t>(rows_away < 0 ? -rows_away : rows_away)];
    }

private:
    std::vector<int> columns_;
};

/// Neighbours among the cells of a grid that are places, not listed but added up: by running sums
/// along rows, in time that does not depend on how wide the spans are. Everybody is as much a
/// neighbour of others as they are of it.
class GridNeighbours {
public:
    /// @param cells must outlive it
    GridNeighbours(const NumberedCells& cells, CellSpans spans);

    std::size_t places() const { return cells_->places(); }
    /// How many each place has.
    std::span<const double> counts() const { return counts_; }
    /// Of each place, what those around it have, added up. The same on any number of threads.
    /// @param values one for each place
    std::vector<double> sums_around(std::span<const double> values) const;

private:
    void add_row(int rows_away, std::span<const double> running, std::vector<double>& of_row) const;

    const NumberedCells* cells_;
    CellSpans spans_;
    std::vector<double> counts_;
};

}  // namespace tk
