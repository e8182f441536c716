#pragma once

#include <span>
#include <vector>

#include "engine/grid/grid_spec.h"

namespace tk {

/// The same cells in ranges that do not overlap, from north to south. More than 64 ranges are first
/// grown to whole blocks of 32 × 32 cells, so that a plan with hundreds of lamps does not fall into
/// thousands of slivers.
std::vector<CellRange> disjoint(std::vector<CellRange> ranges, const GridSpec& spec);

/// The cells of `onto` that share area with `ranges` of `from`, as ranges that do not overlap.
std::vector<CellRange> cells_overlapping(std::span<const CellRange> ranges, const GridSpec& from,
                                         const GridSpec& onto);

}  // namespace tk
