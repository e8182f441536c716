#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/core/map_point.h"

namespace tk {

/// Finds which of many upright rectangles meet another.
///
/// Square bins over all of them, each with the list of those that touch it (compressed rows).
class RectangleIndex {
public:
    RectangleIndex() = default;
    explicit RectangleIndex(std::span<const Extent> extents);

    /// Indices of those that meet `extent`, ascending.
    std::vector<std::int32_t> meeting(const Extent& extent) const;

private:
    struct Bins {
        int row_begin, row_end, col_begin, col_end;
    };
    Bins bins_of(const Extent& extent) const;
    template <class Visit>
    void each_bin(const Extent& extent, Visit visit) const;

    std::vector<Extent> extents_;
    Extent all_;
    double bin_m_ = 1.0;
    int cols_ = 0;
    int rows_ = 0;
    std::vector<std::int32_t> begin_;  ///< of each bin's entries, and the end of the last
    std::vector<std::int32_t> entries_;
};

}  // namespace tk
