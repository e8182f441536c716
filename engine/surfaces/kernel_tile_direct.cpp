#include "engine/surfaces/kernel_tile_direct.h"

#include <cstring>

namespace tk {
namespace {

/// One row of eight centres, for one source. `squared` is dx² + dy² of each.
template <TileKernel kernel>
TK_INTO_CLONE void add_tile_row(Lanes& sum, const Lanes& squared, double bandwidth_m,
                                double weight) {
    const Lanes inside = bandwidth_m * bandwidth_m - squared;
    if constexpr (kernel == TileKernel::uniform) {
        add_where_positive(sum, inside, Lanes{} + weight);
    } else if constexpr (kernel == TileKernel::epanechnikov) {
        add_where_positive(sum, inside, inside * weight);
    } else if constexpr (kernel == TileKernel::quartic) {
        add_where_positive(sum, inside, inside * inside * weight);
    } else if constexpr (kernel == TileKernel::triweight) {
        add_where_positive(sum, inside, inside * inside * inside * weight);
    } else {
        Lanes distance_m = squared;
        take_square_roots(distance_m);
        add_where_positive(sum, inside, (bandwidth_m - distance_m) * weight);
    }
}

inline double own_bandwidth_m(const TileSource&, double common) {
    return common;
}
inline double own_bandwidth_m(const AdaptiveTileSource& source, double) {
    return source.bandwidth_m;
}

template <TileKernel kernel, bool unit_weights, class Source>
TK_INTO_CLONE void add_tile_sources(double bandwidth_m, const Source* sources, std::size_t count,
                                    const TileCentres& centres, double* sums) {
    Lanes sum[tile_side];
    Lanes east_m;
    std::memcpy(sum, sums, sizeof sum);
    std::memcpy(&east_m, centres.east_m.data(), sizeof east_m);
    for (std::size_t i = 0; i < count; ++i) {
        const Source& source = sources[i];
        const Lanes dx = east_m - source.east_m;
        const Lanes dx_squared = dx * dx;
        const double h = own_bandwidth_m(source, bandwidth_m);
        const double weight = unit_weights ? 1.0 : source.weight;
#pragma GCC unroll 8
        for (int row = 0; row < tile_side; ++row) {
            const double dy = centres.north_m[static_cast<std::size_t>(row)] - source.north_m;
            add_tile_row<kernel>(sum[row], dx_squared + dy * dy, h, weight);
        }
    }
    std::memcpy(sums, sum, sizeof sum);
}

template <bool unit_weights, class Source>
TK_INTO_CLONE void add_tile_kernel(TileKernel kernel, double bandwidth_m, const Source* sources,
                                   std::size_t count, const TileCentres& centres, double* sums) {
    switch (kernel) {
        case TileKernel::uniform:
            return add_tile_sources<TileKernel::uniform, unit_weights>(bandwidth_m, sources, count,
                                                                       centres, sums);
        case TileKernel::epanechnikov:
            return add_tile_sources<TileKernel::epanechnikov, unit_weights>(bandwidth_m, sources,
                                                                            count, centres, sums);
        case TileKernel::quartic:
            return add_tile_sources<TileKernel::quartic, unit_weights>(bandwidth_m, sources, count,
                                                                       centres, sums);
        case TileKernel::triweight:
            return add_tile_sources<TileKernel::triweight, unit_weights>(bandwidth_m, sources,
                                                                         count, centres, sums);
        case TileKernel::triangular:
            return add_tile_sources<TileKernel::triangular, unit_weights>(bandwidth_m, sources,
                                                                          count, centres, sums);
    }
}

TK_WIDE_CLONES void add_weighted_sources(TileKernel kernel, double bandwidth_m,
                                         const TileSource* sources, std::size_t count,
                                         const TileCentres& centres, double* sums) {
    add_tile_kernel<false>(kernel, bandwidth_m, sources, count, centres, sums);
}

TK_WIDE_CLONES void add_unit_sources(TileKernel kernel, double bandwidth_m,
                                     const TileSource* sources, std::size_t count,
                                     const TileCentres& centres, double* sums) {
    add_tile_kernel<true>(kernel, bandwidth_m, sources, count, centres, sums);
}

TK_WIDE_CLONES void add_adaptive_sources(TileKernel kernel, const AdaptiveTileSource* sources,
                                         std::size_t count, const TileCentres& centres,
                                         double* sums) {
    add_tile_kernel<false>(kernel, 0.0, sources, count, centres, sums);
}

}  // namespace

void add_directly(TileKernel kernel, double bandwidth_m, std::span<const TileSource> sources,
                  const TileCentres& centres, double* sums) {
    add_weighted_sources(kernel, bandwidth_m, sources.data(), sources.size(), centres, sums);
}

void add_unit_directly(TileKernel kernel, double bandwidth_m, std::span<const TileSource> sources,
                       const TileCentres& centres, double* sums) {
    add_unit_sources(kernel, bandwidth_m, sources.data(), sources.size(), centres, sums);
}

void add_directly(TileKernel kernel, std::span<const AdaptiveTileSource> sources,
                  const TileCentres& centres, double* sums) {
    add_adaptive_sources(kernel, sources.data(), sources.size(), centres, sums);
}

}  // namespace tk
