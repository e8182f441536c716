#pragma once

#include <span>

#include "engine/core/geometry.h"
#include "engine/core/progress.h"
#include "engine/surfaces/kernel_density.h"

/// What a kernel density loses over the edge of the study area, and how it is given back.
namespace tk {

enum class EdgeCorrection {
    none,
    uniform,      ///< f(x) / e(x) (Diggle 1985)
    jones_diggle  ///< every weight / e(x_i): keeps the total (Jones 1993, Diggle 2010)
};

/// kernel_density() of the points inside `window`, corrected; NaN where a cell's centre lies
/// outside it. With `none` the window plays no part, and the result is kernel_density()'s.
/// @throws std::invalid_argument as kernel_density(), and for bandwidths per point
/// @throws Cancelled
Grid<double> edge_corrected_density(std::span<const WeightedPoint> points, const GridSpec& spec,
                                    const KernelDensityOptions& options, EdgeCorrection correction,
                                    const MultiPolygon& window, const Progress& progress = {});

/// The same at one cell (the very same double) and, as a plain sum, at one place.
double edge_corrected_density_cell(std::span<const WeightedPoint> points, const GridSpec& spec,
                                   const KernelDensityOptions& options, EdgeCorrection correction,
                                   const MultiPolygon& window, Cell cell);
double edge_corrected_density_at(std::span<const WeightedPoint> points, MapPoint at,
                                 const KernelDensityOptions& options, EdgeCorrection correction,
                                 const MultiPolygon& window);

}  // namespace tk
