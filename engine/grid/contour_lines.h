#pragma once

#include <span>
#include <vector>

#include "engine/core/geometry.h"
#include "engine/core/progress.h"
#include "engine/grid/grid_rows.h"

namespace tk {

/// A line on which a grid's values have one level. Walking along it, higher values lie to the left.
struct ContourLine {
    double level = 0.0;
    Line
        points;  ///< at least two, none twice in a row; first and last are the same where it closes

    bool closed() const { return points.size() > 2 && points.front() == points.back(); }
    friend bool operator==(const ContourLine&, const ContourLine&) = default;
};

/// Level lines by marching squares (Lorensen and Cline 1987, in the plane) on the centres of cells:
/// between two neighbouring centres values run linearly, and a line crosses there where the level
/// is. A centre at the level counts as above it. In a saddle, where two opposite centres are above,
/// those above are joined where the mean of the four is at the level or above, else kept apart.
///
/// Squares of four centres with one that is NaN have no lines: around it is a gap, where lines end.
/// What is in a square depends on its four values alone, so that the lines of a window are those of
/// the whole grid there, cut at its outermost centres.
///
/// @param levels in the grid's unit, ascending; one that is NaN has no lines
/// @return by level, those that end before those that close, each from north to south
/// @throws Cancelled
std::vector<ContourLine> contour_lines(const GridRows& grid, std::span<const double> levels,
                                       const Progress& progress = {});

}  // namespace tk
