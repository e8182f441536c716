#include "engine/compare/compare_assessments.h"

namespace tk {

BetterDirection better_direction(Surface surface) {
    switch (surface) {
        case Surface::hotspot: return BetterDirection::none;
        case Surface::light: return BetterDirection::higher_is_better;
        case Surface::cameras: return BetterDirection::higher_is_better;
        case Surface::sightlines: return BetterDirection::higher_is_better;
        case Surface::place_index: return BetterDirection::lower_is_better;
    }
    return BetterDirection::none;
}

std::vector<SurfaceComparison> compare(const Assessment& before, const Assessment& after,
                                       std::span<const Area> areas, const Progress& progress) {
    std::vector<SurfaceComparison> comparisons;
    for (const Surface surface : all_surfaces) {
        const auto was = before.surface(surface), is = after.surface(surface);
        if (was == nullptr || is == nullptr) continue;
        const Progress uncounted{{}, progress.cancelled};
        comparisons.push_back(
            {surface, was, is, std::make_shared<const Grid<float>>(difference(*is, *was)),
             compare(*was, *is, areas, {.direction = better_direction(surface)}, uncounted)});
        progress.at(static_cast<double>(static_cast<std::size_t>(surface) + 1) /
                    static_cast<double>(all_surfaces.size()));
    }
    return comparisons;
}

}  // namespace tk
