#pragma once

#include <array>
#include <cstddef>
#include <span>

#include "engine/surfaces/kernel_lanes.h"

/// The innermost loop of kernel density: some points, eight by eight cell centres, every pair.
namespace tk {

inline constexpr int tile_side = lane_count;  ///< cells

/// Kernels that end at a radius, without their factor: (h² - d²)^k with k = 0, 1, 2, 3, and h - d.
enum class TileKernel { uniform, epanechnikov, quartic, triweight, triangular };

struct TileSource {
    double east_m, north_m;
    double weight;
};

/// A point with a bandwidth of its own.
struct AdaptiveTileSource {
    double east_m, north_m;
    double weight;
    double bandwidth_m;
};

/// Where the centres of a tile lie, and what has been summed up there: sum[8 * row + col], rows
/// from south to north.
struct TileCentres {
    std::array<double, tile_side> east_m;
    std::array<double, tile_side> north_m;
};
inline constexpr std::size_t tile_cells = tile_side * tile_side;

/// Adds weight * kernel of every source to the sums of a tile, in the order of the sources. A
/// centre belongs to a source's reach when dx² + dy² < h² in plain doubles.
void add_directly(TileKernel kernel, double bandwidth_m, std::span<const TileSource> sources,
                  const TileCentres& centres, double* sums);
/// As if every weight were 1.
void add_unit_directly(TileKernel kernel, double bandwidth_m, std::span<const TileSource> sources,
                       const TileCentres& centres, double* sums);
void add_directly(TileKernel kernel, std::span<const AdaptiveTileSource> sources,
                  const TileCentres& centres, double* sums);

}  // namespace tk
