#pragma once

#include "engine/grid/grid.h"

/// Density relative to another one: incidents per inhabitant, per parked car, per dwelling.
namespace tk {

/// Below this share of the baseline's maximum there is no ratio.
inline constexpr double least_baseline_share = 0.01;

/// density / baseline; NaN where the baseline is under least_baseline_share of its maximum, is NaN
/// or 0, or the density is NaN.
/// @param density, baseline of the same grid and bandwidth, before rounding
/// @throws std::invalid_argument when the grids differ
Grid<float> relative_density(const Grid<double>& density, const Grid<double>& baseline);

/// The lowest baseline that has a ratio: for values at single places, by the grid's rule. Infinite
/// for a baseline that is 0 all over.
double least_baseline(const Grid<double>& baseline);

}  // namespace tk
