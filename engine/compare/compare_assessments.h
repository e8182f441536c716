#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "engine/assess/assessment.h"
#include "engine/compare/compare.h"

namespace tk {

/// One surface of two assessments.
struct SurfaceComparison {
    Surface surface = Surface::hotspot;
    std::shared_ptr<const SurfaceGrid> before;
    std::shared_ptr<const SurfaceGrid> after;
    std::shared_ptr<const Grid<float>> change;  ///< after less before
    ChangeSummary summary;
};

/// More light and finer camera coverage count as better, a lower place index as better; of the
/// hotspot surface, which no edit changes, neither.
BetterDirection better_direction(Surface surface);

/// Every surface that both assessments have, in the order of all_surfaces.
/// @throws std::invalid_argument if a surface lies on different cells in the two
/// @throws Cancelled
std::vector<SurfaceComparison> compare(const Assessment& before, const Assessment& after,
                                       std::span<const Area> areas = {},
                                       const Progress& progress = {});

}  // namespace tk
