#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/core/map_point.h"

namespace tk {

/// Rectangles of the map in a packed tree (sort-tile-recursive; Leutenegger, Lopez and Edgington
/// 1997): those that meet a rectangle without looking at the rest.
class ExtentIndex {
public:
    ExtentIndex() = default;
    /// @param extents numbered in their order; empty ones are never found
    explicit ExtentIndex(std::span<const Extent> extents);

    std::size_t size() const { return count_; }
    /// Calls `visit(number)` for every rectangle that meets `extent`, edges included, in an order
    /// that only depends on the rectangles.
    template <class Visit>
    void meeting(const Extent& extent, Visit visit) const {
        if (!levels_.empty()) descend(levels_.size() - 1, 0, extent, visit);
    }

private:
    static constexpr std::size_t fanout = 16;

    template <class Visit>
    void descend(std::size_t level, std::size_t group, const Extent& extent, Visit& visit) const {
        const std::vector<Extent>& boxes = levels_[level];
        const std::size_t end = std::min(boxes.size(), (group + 1) * fanout);
        for (std::size_t i = group * fanout; i < end; ++i) {
            if (!boxes[i].meets(extent)) continue;
            if (level == 0)
                visit(numbers_[i]);
            else
                descend(level - 1, i, extent, visit);
        }
    }

    std::size_t count_ = 0;
    std::vector<std::uint32_t> numbers_;       ///< of the boxes of the lowest level
    std::vector<std::vector<Extent>> levels_;  ///< the lowest first; the last has one group
};

}  // namespace tk
