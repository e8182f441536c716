#pragma once

#include <cstdint>
#include <vector>

#include "engine/surfaces/kernel_distance_fit.h"

namespace tk {

/// Which bins of points act on which tiles through distance fits: those wholly within reach of the
/// tile and far enough from it for a fit that is good enough. By the rows between them; bins
/// hole + 1, ..., near columns away, to both sides, take part.
struct ConePlanRow {
    int near = -1;
    int hole = -1;
    double work = 0.0;              ///< of eight tiles, in points times tiles summed directly
    std::vector<DistanceFit> fits;  ///< from hole + 1 columns on

    bool empty() const { return near <= hole; }
};

/// A fit may be off by this share of what a point in the middle of the bin gives to the middle of
/// the tile (those nearer the edge give no less than half of that), and of a point's peak.
inline constexpr double cone_share_tolerance = 4e-10;
inline constexpr double cone_peak_tolerance = 1e-10;

/// Far tiles and bins are squares of 2^level tiles of 8 cells a side, on the lattice through
/// (0, 0).
class ConePlan {
public:
    /// For bandwidths from `least_bandwidth` cells on.
    explicit ConePlan(double least_bandwidth);

    bool empty() const { return rows_.empty(); }
    int level() const { return level_; }
    int side() const { return 1 << level_; }  ///< in tiles
    /// Bins more rows away, or more columns, do not take part.
    int most_rows() const { return static_cast<int>(rows_.size()) - 1; }
    int most_cols() const;
    const std::vector<ConePlanRow>& rows() const { return rows_; }

private:
    int level_ = 0;
    std::vector<ConePlanRow> rows_;
};

}  // namespace tk
