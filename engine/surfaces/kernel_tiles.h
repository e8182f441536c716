#pragma once

#include <functional>
#include <span>

#include "engine/core/progress.h"
#include "engine/grid/grid_spec.h"
#include "engine/surfaces/kernel_density.h"
#include "engine/surfaces/kernel_tile_bins.h"

/// Kernel density for the kernels that end: tiles of 8 × 8 cells against bins of the same size.
///
/// A bin that lies wholly within reach of a tile acts through the polynomial of its points, one
/// that the kernel's edge may cross through its points one by one (see kernel_tile_polynomial.h and
/// kernel_tile_direct.h). The polynomials of a row's bins are summed by doubling: 1, 2, 4, ...
/// neighbours, no differences and so no cancellation. The cone has no polynomial of its own: see
/// kernel_cone_layer.h.
namespace tk {

/// Takes finished values of cells [col_begin, col_begin + values.size()) of a row; called from
/// several threads, for every cell of the window once.
using DensitySink = std::function<void(int row, int col_begin, std::span<const double> values)>;

/// `points` and `options` are as kernel_density() has checked them; not for gaussian.
void density_by_tiles(std::span<const WeightedPoint> points, const GridSpec& spec,
                      const CellRange& window, const KernelDensityOptions& options,
                      const DensitySink& sink, const Progress& progress);

/// Hands over what has been summed up in `width` tiles from tile `first` of `tiles` on, times
/// `factor`: sums[64 * tile + 8 * row + col], rows from south to north; the window's cells of it.
void give_tiles(const GridSpec& spec, const CellRange& window, const TileFrame& tiles, Cell first,
                int width, double factor, std::span<const double> sums, const DensitySink& sink);

}  // namespace tk
