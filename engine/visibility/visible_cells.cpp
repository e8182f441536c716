#include "engine/visibility/visible_cells.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace tk {
namespace {

constexpr int bits_per_word = 64;

std::size_t word_of(int col) {
    return static_cast<std::size_t>(col / bits_per_word);
}

/// Ones from the bit of `col` up.
std::uint64_t ones_from(int col) {
    return ~std::uint64_t{0} << (static_cast<unsigned>(col & (bits_per_word - 1)));
}

}  // namespace

VisibleCells::VisibleCells(const Sight& sight, const GridSpec& window)
    : window_(window),
      observer_(sight.observer()),
      sight_is_level_(sight.terrain() == nullptr),
      reached_(static_cast<std::size_t>(window.rows)) {
    if (window.rows == 0 || window.cols == 0) return;
    for (int row = 0; row < window.rows; ++row)
        reached_[static_cast<std::size_t>(row)] = columns_reached(row);
    if (sight_is_level_) {
        below_m_.assign(static_cast<std::size_t>(window.cols), sight.below_m(observer_.at));
        if (sight.shadows().empty()) return;
    } else {
        below_m_.reserve(window.cell_count());
        for (int row = 0; row < window.rows; ++row)
            for (int col = 0; col < window.cols; ++col)
                below_m_.push_back(sight.below_m(window.centre_of(row, col)));
    }
    words_per_row_ = word_of(window.cols - 1) + 1;
    hidden_.assign(words_per_row_ * static_cast<std::size_t>(window.rows), 0);
    for (const WallShadow& shadow : sight.shadows()) hide_by_wall(shadow);
    if (!sight_is_level_) hide_by_ground(sight);
}

int VisibleCells::first_column_from(double east_m) const {
    const double first_m = east_of(0);
    if (!(east_m > first_m)) return 0;
    if (east_m > east_of(window_.cols - 1)) return window_.cols;
    int col = std::min(static_cast<int>((east_m - first_m) / window_.cell_m), window_.cols - 1);
    // The quotient may round either way; the comparison with the centre itself decides.
    while (east_of(col) < east_m) ++col;
    while (col > 0 && east_of(col - 1) >= east_m) --col;
    return col;
}

VisibleCells::Columns VisibleCells::columns_reached(int row) const {
    const double north_m = north_of(row);
    const double reach2 = observer_.reach_m * observer_.reach_m;
    const double half2 = reach2 - north_m * north_m;
    if (half2 < 0.0) return {};
    const auto reaches = [&](int col) {
        const double east_m = east_of(col);
        return east_m * east_m + north_m * north_m <= reach2;
    };
    const double half_m = std::sqrt(half2);
    Columns columns{first_column_from(-half_m), first_column_from(half_m)};
    while (columns.begin > 0 && reaches(columns.begin - 1)) --columns.begin;
    while (columns.begin < columns.end && !reaches(columns.begin)) ++columns.begin;
    while (columns.end < window_.cols && reaches(columns.end)) ++columns.end;
    while (columns.end > columns.begin && !reaches(columns.end - 1)) --columns.end;
    return columns;
}

void VisibleCells::hide_by_wall(const WallShadow& shadow) {
    // Rows a little beyond both ends do no harm: the shadow hides nothing there.
    const auto row_near = [&](double north_m, double more) {
        const double rows = (north_of(0) - north_m) / window_.cell_m + more;
        return static_cast<int>(std::clamp(rows, 0.0, static_cast<double>(window_.rows)));
    };
    const int row_end = row_near(shadow.south_m(), 2.0);
    for (int row = row_near(shadow.north_m(), -1.0); row < row_end; ++row) {
        const Columns reached = reached_[static_cast<std::size_t>(row)];
        if (reached.begin >= reached.end) continue;
        const HiddenSpan span = shadow.on_line(north_of(row));
        if (span.empty()) continue;
        const int begin = std::max(reached.begin, first_column_from(span.west_m));
        const int end = std::min(reached.end, first_column_from(span.east_m));
        if (sight_is_level_) {
            hide(row, begin, end);
            continue;
        }
        const std::span<const double> below = below_m(row);
        for (int col = begin; col < end; ++col)
            if (shadow.hides_below(east_of(col), north_of(row),
                                   below[static_cast<std::size_t>(col)]))
                hide(row, col, col + 1);
    }
}

void VisibleCells::hide_by_ground(const Sight& sight) {
    for (int row = 0; row < window_.rows; ++row) {
        const Columns reached = reached_[static_cast<std::size_t>(row)];
        const std::span<const double> below = below_m(row);
        for (int col = reached.begin; col < reached.end; ++col)
            if (!is_hidden(row, col) && sight.ground_hides(window_.centre_of(row, col),
                                                           below[static_cast<std::size_t>(col)]))
                hide(row, col, col + 1);
    }
}

void VisibleCells::hide(int row, int col_begin, int col_end) {
    if (col_begin >= col_end) return;
    std::uint64_t* words = &hidden_[static_cast<std::size_t>(row) * words_per_row_];
    const std::size_t first = word_of(col_begin), last = word_of(col_end - 1);
    const std::uint64_t head = ones_from(col_begin);
    const std::uint64_t tail = ~(ones_from(col_end - 1) << 1);
    if (first == last) {
        words[first] |= head & tail;
        return;
    }
    words[first] |= head;
    for (std::size_t word = first + 1; word < last; ++word) words[word] = ~std::uint64_t{0};
    words[last] |= tail;
}

int VisibleCells::next(int row, int col, int end, bool hidden) const {
    if (hidden_.empty()) return hidden ? end : col;
    const std::uint64_t* words = &hidden_[static_cast<std::size_t>(row) * words_per_row_];
    while (col < end) {
        const std::uint64_t word = words[word_of(col)];
        const std::uint64_t wanted = (hidden ? word : ~word) & ones_from(col);
        const int word_begin = col - col % bits_per_word;
        if (wanted != 0) return std::min(end, word_begin + std::countr_zero(wanted));
        col = word_begin + bits_per_word;
    }
    return end;
}

}  // namespace tk
