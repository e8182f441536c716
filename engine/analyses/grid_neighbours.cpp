#include "engine/analyses/grid_neighbours.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <utility>

#include "engine/core/parallel_for.h"
#include "engine/surfaces/kernel_lanes.h"

namespace tk {
namespace {

/// Rows that one thread takes at a time.
constexpr int rows_at_a_time = 16;

template <class Body>
void for_each_grid_row(int rows, Body body) {
    parallel_for(static_cast<std::size_t>((rows + rows_at_a_time - 1) / rows_at_a_time),
                 [&](std::size_t part) {
                     const int begin = static_cast<int>(part) * rows_at_a_time;
                     for (int row = begin; row < std::min(rows, begin + rows_at_a_time); ++row)
                         body(row);
                 });
}

/// sums[i] += further[i] - nearer[i].
TK_WIDE_CLONES void add_differences(const double* further, const double* nearer, double* sums,
                                    std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) sums[i] += further[i] - nearer[i];
}

}  // namespace

CellSpans CellSpans::touching(Contiguity contiguity) {
    CellSpans spans;
    spans.columns_ = {1, contiguity == Contiguity::queen ? 1 : 0};
    return spans;
}

CellSpans CellSpans::within(double distance_m, double cell_m) {
    for (const double length_m : {distance_m, cell_m})
        if (!(length_m > 0.0) || !std::isfinite(length_m))
            throw std::invalid_argument("the distance between neighbours must be above 0");
    const double reach = distance_m / cell_m * (1.0 + 1e-12);
    // Further than any grid of places that are numbered is wide.
    const int most = static_cast<int>(std::min(std::floor(reach), 0x1.0p24));
    CellSpans spans;
    for (int row = 0, column = most; row <= most; ++row) {
        while (std::hypot(static_cast<double>(row), static_cast<double>(column)) > reach) --column;
        spans.columns_.push_back(column);
    }
    return spans;
}

GridNeighbours::GridNeighbours(const NumberedCells& cells, CellSpans spans)
    : cells_(&cells), spans_(std::move(spans)) {
    counts_ = sums_around(std::vector<double>(cells.places(), 1.0));
}

/// What a row of running sums holds within the spans of a row so many away, added column by column.
void GridNeighbours::add_row(int rows_away, std::span<const double> running,
                             std::vector<double>& of_row) const {
    const auto cols = of_row.size();
    const auto wide = static_cast<std::size_t>(spans_.columns(rows_away));
    // In the middle the span lies within the row, at its ends it is cut off.
    const std::size_t begin = std::min(cols, wide), end = cols > wide ? cols - wide : 0;
    const auto cut_off = [&](std::size_t from, std::size_t to) {
        for (std::size_t col = from; col < to; ++col)
            of_row[col] +=
                running[std::min(cols, col + wide + 1)] - running[col > wide ? col - wide : 0];
    };
    if (begin >= end) return cut_off(0, cols);
    cut_off(0, begin);
    add_differences(running.data() + begin + wide + 1, running.data() + begin - wide,
                    of_row.data() + begin, end - begin);
    cut_off(end, cols);
}

std::vector<double> GridNeighbours::sums_around(std::span<const double> values) const {
    if (values.size() != places())
        throw std::invalid_argument("there must be a value for each place");
    const GridSpec& spec = cells_->number.spec();
    const std::size_t width = static_cast<std::size_t>(spec.cols) + 1;
    std::vector<double> running(static_cast<std::size_t>(spec.rows) * width);
    const auto running_row = [&](int row) {
        return std::span(running).subspan(static_cast<std::size_t>(row) * width, width);
    };
    for_each_grid_row(spec.rows, [&](int row) {
        const std::span<const std::int32_t> numbers = cells_->number.view().row(row);
        const std::span<double> sums = running_row(row);
        double sum = 0.0;
        for (std::size_t col = 0; col < numbers.size(); ++col) {
            if (numbers[col] >= 0) sum += values[static_cast<std::size_t>(numbers[col])];
            sums[col + 1] = sum;
        }
    });
    std::vector<double> around(values.size());
    for_each_grid_row(spec.rows, [&](int row) {
        std::vector<double> of_row(width - 1, 0.0);
        const int first = std::max(0, row - spans_.rows());
        const int last = std::min(spec.rows - 1, row + spans_.rows());
        for (int other = first; other <= last; ++other)
            add_row(other - row, running_row(other), of_row);
        const std::span<const std::int32_t> numbers = cells_->number.view().row(row);
        for (std::size_t col = 0; col < numbers.size(); ++col) {
            if (numbers[col] < 0) continue;
            const auto place = static_cast<std::size_t>(numbers[col]);
            // Nobody around is nothing around, however running sums are rounded.
            const bool is_alone = !counts_.empty() && counts_[place] == 0.0;
            around[place] = is_alone ? 0.0 : of_row[col] - values[place];
        }
    });
    return around;
}

}  // namespace tk
