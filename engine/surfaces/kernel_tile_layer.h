#pragma once

#include "engine/surfaces/kernel_tile_bins.h"

namespace tk {

/// Tiles [row, row + rows) × [col, col + cols) of a frame.
struct TileBlock {
    int row = 0, col = 0;
    int rows = 0, cols = 0;
};

/// All points of one bandwidth, or of bandwidths that differ little.
class TileLayer {
public:
    virtual ~TileLayer() = default;

    /// The size of block that is worth working on at once.
    virtual TileBlock best_block() const = 0;

    /// Adds to the sums of a block of tiles of `window`:
    /// sums[64 * (cols * tile row + tile column) + 8 * row + col].
    virtual void add(const TileFrame& window, const TileBlock& block, double* sums) const = 0;
};

inline double source_bandwidth_m(const TileSource&, double common_m) {
    return common_m;
}
inline double source_bandwidth_m(const AdaptiveTileSource& source, double) {
    return source.bandwidth_m;
}

/// Points that are summed up one by one.
template <class Source>
class DirectSum {
public:
    DirectSum(TileKernel kernel, double bandwidth_m, bool unit_weights)
        : kernel_(kernel), bandwidth_m_(bandwidth_m), unit_weights_(unit_weights) {}

    TileKernel kernel() const { return kernel_; }
    /// Of sources that have none of their own.
    double bandwidth_m() const { return bandwidth_m_; }

    void add(std::span<const TileSource> sources, const TileCentres& centres, double* sums) const {
        if (sources.empty()) return;
        if (unit_weights_)
            add_unit_directly(kernel_, bandwidth_m_, sources, centres, sums);
        else
            add_directly(kernel_, bandwidth_m_, sources, centres, sums);
    }
    void add(std::span<const AdaptiveTileSource> sources, const TileCentres& centres,
             double* sums) const {
        if (!sources.empty()) add_directly(kernel_, sources, centres, sums);
    }

private:
    TileKernel kernel_;
    double bandwidth_m_;
    bool unit_weights_;
};

}  // namespace tk
