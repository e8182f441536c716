#pragma once

#include "engine/surfaces/kernel_tiles.h"

/// Kernel density with the normal curve, cut at 7 standard deviations: whichever of the two ways
/// below is cheaper for the size of grid and points.
namespace tk {

/// `points` and `options` are as kernel_density() has checked them. The method is chosen by the
/// number of points and the whole grid, never by the window.
void gaussian_density(std::span<const WeightedPoint> points, const GridSpec& spec,
                      const CellRange& window, const KernelDensityOptions& options,
                      const DensitySink& sink, const Progress& progress);

/// Point by point: e^(-dx²/2σ²) e^(-dy²/2σ²), the two factors computed once per point and band of
/// rows.
void gaussian_density_directly(std::span<const WeightedPoint> points, const GridSpec& spec,
                               const CellRange& window, const KernelDensityOptions& options,
                               const DensitySink& sink, const Progress& progress);

/// The fast Gauss transform (Greengard & Strain 1991), on bins of 2 σ with 24 Hermite terms in each
/// direction, evaluated separably: within 1e-11 of a point's peak. One bandwidth only.
void fast_gaussian_density(std::span<const WeightedPoint> points, const GridSpec& spec,
                           const CellRange& window, const KernelDensityOptions& options,
                           const DensitySink& sink, const Progress& progress);

}  // namespace tk
