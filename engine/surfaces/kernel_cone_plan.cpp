#include "engine/surfaces/kernel_cone_plan.h"

#include <algorithm>
#include <cmath>

#include "engine/surfaces/kernel_tile_direct.h"

namespace tk {
namespace {

/// Beyond it far tiles are taken greater: the work grows with the square of the number of tiles in
/// reach, that of the points along the edge with the size of a tile.
constexpr double most_reach_in_far_tiles = 25.0;

/// What one product of a fit costs, and one moment of four bins, for eight tiles, as a share of
/// one point summed directly over one tile. Measured once; only the speed depends on them.
constexpr double work_per_product = 0.02;
constexpr double work_per_moment = 0.2;

double fit_work(int degree) {
    const double n = degree;
    const double moments = (n + 1.0) * (n + 2.0) / 2.0;
    const double products = moments * (n + 3.0) * (n + 4.0) / 12.0;
    return work_per_product * products + work_per_moment * moments;
}

}  // namespace

ConePlan::ConePlan(double least_bandwidth) {
    while (least_bandwidth / (tile_side << level_) > most_reach_in_far_tiles) ++level_;
    constexpr double safety = 1e-6;
    const double far_side = tile_side << level_;  // cells
    const double inner = least_bandwidth * (1.0 - safety) - safety;
    const double bandwidth = least_bandwidth / far_side;
    const double half_width = 1.0 - 0.5 / far_side;  // half a bin, half a tile to its last centre
    const auto most_gap = [far_side](int tiles) { return far_side * tiles + far_side - 0.5; };
    for (int rows = 0; std::hypot(most_gap(rows), most_gap(0)) < inner; ++rows) {
        ConePlanRow row;
        while (std::hypot(most_gap(rows), most_gap(row.near + 1)) < inner) ++row.near;
        for (int cols = row.near; cols >= 0; --cols) {
            const double tolerance =
                std::min(cone_share_tolerance * (bandwidth - std::hypot(cols, rows)),
                         cone_peak_tolerance * bandwidth);
            if (std::hypot(cols, rows) <= 1.5) break;
            DistanceFit fit = fit_distance(cols, rows, half_width, tolerance);
            if (fit.error > tolerance) break;
            row.work += fit_work(fit.degree);
            row.fits.push_back(std::move(fit));
        }
        std::reverse(row.fits.begin(), row.fits.end());
        row.hole = row.near - static_cast<int>(row.fits.size());
        rows_.push_back(std::move(row));
    }
    const bool none =
        std::all_of(rows_.begin(), rows_.end(), [](const ConePlanRow& row) { return row.empty(); });
    if (none) rows_.clear();
}

int ConePlan::most_cols() const {
    int most = 0;
    for (const ConePlanRow& row : rows_) most = std::max(most, row.near);
    return most;
}

}  // namespace tk
