#include "viewer/map/extent_index.h"

#include <cmath>

namespace tk {
namespace {

double twice_middle_east(const Extent& e) {
    return e.west_m + e.east_m;
}
double twice_middle_north(const Extent& e) {
    return e.south_m + e.north_m;
}

}  // namespace

ExtentIndex::ExtentIndex(std::span<const Extent> extents) {
    for (std::size_t i = 0; i < extents.size(); ++i)
        if (!extents[i].empty()) numbers_.push_back(static_cast<std::uint32_t>(i));
    count_ = numbers_.size();
    if (count_ == 0) return;
    // Strips from west to east, each sorted from south to north.
    const auto by_east = [&](std::uint32_t a, std::uint32_t b) {
        const double x = twice_middle_east(extents[a]), y = twice_middle_east(extents[b]);
        return x != y ? x < y : a < b;
    };
    const auto by_north = [&](std::uint32_t a, std::uint32_t b) {
        const double x = twice_middle_north(extents[a]), y = twice_middle_north(extents[b]);
        return x != y ? x < y : a < b;
    };
    std::sort(numbers_.begin(), numbers_.end(), by_east);
    const double groups = std::ceil(static_cast<double>(count_) / fanout);
    const auto strip = static_cast<std::size_t>(std::ceil(std::sqrt(groups))) * fanout;
    for (std::size_t first = 0; first < count_; first += strip)
        std::sort(numbers_.begin() + static_cast<std::ptrdiff_t>(first),
                  numbers_.begin() + static_cast<std::ptrdiff_t>(std::min(first + strip, count_)),
                  by_north);
    std::vector<Extent> boxes;
    boxes.reserve(count_);
    for (const std::uint32_t number : numbers_) boxes.push_back(extents[number]);
    levels_.push_back(std::move(boxes));
    while (levels_.back().size() > fanout) {
        const std::vector<Extent>& below = levels_.back();
        std::vector<Extent> above((below.size() + fanout - 1) / fanout);
        for (std::size_t i = 0; i < below.size(); ++i) above[i / fanout].add(below[i]);
        levels_.push_back(std::move(above));
    }
}

}  // namespace tk
