#pragma once

#include <span>

#include "engine/core/progress.h"
#include "engine/grid/grid.h"

/// Kernel density: how many incidents there are per area around every place.
///
/// f(x) = sum of w_i k(d_i), with d_i the distance in metres to incident i, k(d) = c / h² g(d / h),
/// and zero from u = d / h = 1 on. Source: Silverman (1986), Density Estimation, section 4.2.
namespace tk {

/// g(u) and c: quartic (1 - u²)², 3/π; epanechnikov 1 - u², 2/π; triangular 1 - u, 3/π;
/// uniform 1, 1/π; triweight (1 - u²)³, 4/π; gaussian e^(-u²/2), 1/(2π), cut at u = 7 and not
/// renormalised (e^-24.5 of the mass is lost).
enum class KernelShape { quartic, epanechnikov, triangular, uniform, triweight, gaussian };

enum class Normalisation {
    per_area,  ///< weight per square metre: an incident integrates to its weight
    raw        ///< the sum of w g(u) with g(0) = 1
};

struct WeightedPoint {
    MapPoint at;
    double weight = 1.0;  ///< finite and >= 0
};

struct KernelDensityOptions {
    double bandwidth_m = 250.0;  ///< where the kernel ends; for gaussian the standard deviation
    KernelShape shape = KernelShape::quartic;
    Normalisation normalisation = Normalisation::per_area;
    double scale = 1.0;  ///< every value is multiplied by it, before rounding: 1e6 for per km²
    /// Adaptive surface: one bandwidth per point, used instead of bandwidth_m. Not owned; empty for
    /// a surface of one bandwidth.
    std::span<const double> point_bandwidths_m = {};
};

/// c and g(u) of a kernel's formula; g for u below the kernel's end only.
double kernel_factor(KernelShape shape);
double kernel_shape_at(KernelShape shape, double u);

/// How far from itself a point counts: the bandwidth, or 7 of them for gaussian.
double kernel_reach_m(KernelShape shape, double bandwidth_m);

/// Refuses what kernel_density() refuses.
void check_density_input(std::span<const WeightedPoint> points,
                         const KernelDensityOptions& options);

/// The density at the centre of every cell of `spec`, never negative, exactly 0 where no point
/// reaches. Points outside the grid count inside it.
///
/// Computed in double, within 1e-9 of the surface's maximum of the plain sum over all points, and
/// rounded once. The same bytes for any thread count, and a window equals the same cells of the
/// whole (for gaussian, as long as it has enough cells for the same choice of method).
/// @throws std::invalid_argument for a bandwidth that is not finite and > 0, a scale that is not
///         finite and >= 0, and a point (its index is named) whose place is not finite, whose
///         weight is negative or not finite
/// @throws Cancelled
Grid<float> kernel_density(std::span<const WeightedPoint> points, const GridSpec& spec,
                           const KernelDensityOptions& options, const Progress& progress = {});

/// The same before rounding.
Grid<double> unrounded_kernel_density(std::span<const WeightedPoint> points, const GridSpec& spec,
                                      const KernelDensityOptions& options,
                                      const Progress& progress = {});

/// Every cell rounded to float.
Grid<float> rounded(const Grid<double>& values);

/// One cell of unrounded_kernel_density(), the very same double.
double kernel_density_cell(std::span<const WeightedPoint> points, const GridSpec& spec,
                           const KernelDensityOptions& options, Cell cell);

/// The plain sum over all points at a place.
double kernel_density_at(std::span<const WeightedPoint> points, MapPoint at,
                         const KernelDensityOptions& options);

}  // namespace tk
