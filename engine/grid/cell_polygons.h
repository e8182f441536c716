#pragma once

#include <cstdint>
#include <vector>

#include "engine/core/geometry.h"
#include "engine/core/progress.h"
#include "engine/grid/grid.h"

namespace tk {

/// A cell with this label belongs to no polygon.
inline constexpr std::uint8_t no_label = 255;

/// The cells of each label as polygons along the cells' edges.
///
/// One polygon for each group of cells that share edges; cells that only meet at a corner are
/// apart. Corners only where the outline turns. Valid by OGC: rings are simple, outer ones run
/// counter-clockwise and holes clockwise, and they touch at single points at most. The areas are
/// the cells'. In time proportional to the number of cells.
///
/// @param count labels are 0 to count - 1, or no_label
/// @return as many as `count`; empty for a label that no cell bears
/// @throws std::invalid_argument for another label
/// @throws Cancelled
std::vector<MultiPolygon> cell_polygons(const Grid<std::uint8_t>& labels, int count,
                                        const Progress& progress = {});

}  // namespace tk
