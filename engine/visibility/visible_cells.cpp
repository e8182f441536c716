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

VisibleCells::VisibleCells(const Observer& observer, std::span<const WallShadow> shadows,
                           const GridSpec& window)
    : window_(window), observer_(observer), reached_(static_cast<std::size_t>(window.rows)) {
    if (window.rows == 0 || window.cols == 0) return;
    for (int row = 0; row < window.rows; ++row)
        reached_[static_cast<std::size_t>(row)] = columns_reached(row);
    if (shadows.empty()) return;
    words_per_row_ = word_of(window.cols - 1) + 1;
    hidden_.assign(words_per_row_ * static_cast<std::size_t>(window.rows), 0);
    for (const WallShadow& shadow : shadows) hide(shadow);
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

void VisibleCells::hide(const WallShadow& shadow) {
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
        hide(row, std::max(reached.begin, first_column_from(span.west_m)),
             std::min(reached.end, first_column_from(span.east_m)));
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
