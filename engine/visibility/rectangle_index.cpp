#include "engine/visibility/rectangle_index.h"

#include <algorithm>
#include <cmath>

namespace tk {

RectangleIndex::RectangleIndex(std::span<const Extent> extents)
    : extents_(extents.begin(), extents.end()) {
    for (const Extent& extent : extents_) all_.add(extent);
    if (all_.empty()) return;
    const double width = all_.east_m - all_.west_m;
    const double height = all_.north_m - all_.south_m;
    // About a street block; larger where the town is, so that there are a million bins at most.
    bin_m_ = std::max(50.0, std::sqrt(width * height / 1e6));
    cols_ = static_cast<int>(width / bin_m_) + 1;
    rows_ = static_cast<int>(height / bin_m_) + 1;
    const std::size_t bins = static_cast<std::size_t>(rows_) * static_cast<std::size_t>(cols_);
    begin_.assign(bins + 1, 0);
    for (const Extent& extent : extents_)
        each_bin(extent, [&](std::size_t bin) { ++begin_[bin + 1]; });
    for (std::size_t bin = 0; bin < bins; ++bin) begin_[bin + 1] += begin_[bin];
    entries_.resize(static_cast<std::size_t>(begin_[bins]));
    std::vector<std::int32_t> next(begin_.begin(), begin_.end() - 1);
    for (std::size_t i = 0; i < extents_.size(); ++i)
        each_bin(extents_[i], [&](std::size_t bin) {
            entries_[static_cast<std::size_t>(next[bin]++)] = static_cast<std::int32_t>(i);
        });
}

RectangleIndex::Bins RectangleIndex::bins_of(const Extent& e) const {
    const auto clamped = [](double value, int count) {
        return static_cast<int>(std::clamp(value, 0.0, static_cast<double>(count - 1)));
    };
    return {clamped((e.south_m - all_.south_m) / bin_m_, rows_),
            clamped((e.north_m - all_.south_m) / bin_m_, rows_) + 1,
            clamped((e.west_m - all_.west_m) / bin_m_, cols_),
            clamped((e.east_m - all_.west_m) / bin_m_, cols_) + 1};
}

template <class Visit>
void RectangleIndex::each_bin(const Extent& e, Visit visit) const {
    const Bins b = bins_of(e);
    for (int row = b.row_begin; row < b.row_end; ++row)
        for (int col = b.col_begin; col < b.col_end; ++col)
            visit(static_cast<std::size_t>(row) * static_cast<std::size_t>(cols_) +
                  static_cast<std::size_t>(col));
}

std::vector<std::int32_t> RectangleIndex::meeting(const Extent& e) const {
    std::vector<std::int32_t> found;
    if (all_.empty() || e.empty() || !all_.meets(e)) return found;
    each_bin(e, [&](std::size_t bin) {
        found.insert(found.end(), entries_.begin() + begin_[bin],
                     entries_.begin() + begin_[bin + 1]);
    });
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    std::erase_if(found,
                  [&](std::int32_t i) { return !extents_[static_cast<std::size_t>(i)].meets(e); });
    return found;
}

}  // namespace tk
