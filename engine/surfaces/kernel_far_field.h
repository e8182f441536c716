#pragma once

#include <array>
#include <cstddef>

#include "engine/surfaces/kernel_distance_fit.h"
#include "engine/surfaces/kernel_tile_direct.h"

/// Sums of distances to many points at once: bins of points as moments, eight tiles of places side
/// by side as polynomials, and what a bin adds to a tile through kernel_distance_fit.h. (The
/// pattern of Greengard & Rokhlin 1987, A fast algorithm for particle simulations, without its
/// tree.)
///
/// The unit of length is the side of a tile, which is that of a bin; places count from the middles.
namespace tk {

/// sum of weight (-x)^a (-y)^b / (a! b!): [b * fit_stride + a], a + b <= most_fit_degree
using FarMoments = std::array<double, fit_table_size>;

struct FarPoint {
    double x, y;
    double weight;
};

/// Adds the moments of points, without their sign and factorials: see finish_moments().
void add_moments(const FarPoint* points, std::size_t count, FarMoments& moments);
void finish_moments(FarMoments& moments);

/// The moments of bins in a rectangle, each kind by itself: [row][kind][col].
inline constexpr std::size_t moment_kinds = (most_fit_degree + 1) * (most_fit_degree + 2) / 2;
struct MomentKind {
    std::size_t place;  ///< in FarMoments
};
/// The kinds in the order of a + b: those up to a degree come first.
const std::array<MomentKind, moment_kinds>& moment_order();

/// For eight tiles side by side: where the moments of the bins (±columns, ±rows) away from the
/// first tile begin. Bins that there are not, since an offset is 0, are null.
struct FarBins {
    const double* south_west = nullptr;
    const double* south_east = nullptr;
    const double* north_west = nullptr;
    const double* north_east = nullptr;
    std::size_t stride = 0;  ///< from one kind to the next
};

/// Of eight tiles: [b * fit_stride + a][tile].
using FarSums = std::array<double, fit_table_size * lane_count>;

/// Adds the distances from the bins to the places of eight tiles. `fit` is that of (columns, rows).
void add_distances(const FarBins& bins, const DistanceFit& fit, FarSums& sums);

/// Adds to a block of 8 × 8 places: factor * the polynomial of tile number `tile`. `x` and `y` are
/// the places of the columns and rows.
void add_far_values(const FarSums& sums, std::size_t tile, double factor,
                    const std::array<double, tile_side>& x, const std::array<double, tile_side>& y,
                    double* values);

}  // namespace tk
