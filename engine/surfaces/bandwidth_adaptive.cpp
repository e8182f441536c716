#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>

#include "engine/core/parallel_for.h"
#include "engine/surfaces/bandwidth.h"
#include "engine/surfaces/kernel_tile_bins.h"

namespace tk {
namespace {

constexpr std::size_t places_per_task = 256;
constexpr int bins_in_reach = 4;
constexpr double most_bins_across = 4096.0;

/// Bins in which to look for the points around a point: a quarter of the reach wide, or as many as
/// can be held.
TileFrame neighbour_frame(std::span<const WeightedPoint> points, double reach_m) {
    Extent extent;
    for (const WeightedPoint& p : points) extent.add(p.at);
    TileFrame frame;
    if (extent.empty()) return frame;
    const double across_m =
        std::max(extent.east_m - extent.west_m, extent.north_m - extent.south_m);
    const double bin_m = std::max(reach_m / bins_in_reach, across_m / most_bins_across);
    frame.cell_m = bin_m / tile_side;
    const auto bin = [bin_m](double metres) {
        return static_cast<std::int64_t>(std::floor(metres / bin_m));
    };
    frame.first_col = bin(extent.west_m);
    frame.first_row = bin(extent.south_m);
    frame.cols = static_cast<int>(bin(extent.east_m) - frame.first_col) + 1;
    frame.rows = static_cast<int>(bin(extent.north_m) - frame.first_row) + 1;
    return frame;
}

/// The density with one bandwidth at a place, from the points that can reach it.
double pilot_density(const TileBins<TileSource>& bins, MapPoint at,
                     const KernelDensityOptions& options, double reach_m) {
    const TileFrame& frame = bins.frame();
    const auto bin = [&frame](double metres, std::int64_t first, int count) {
        const double number = std::floor(metres / frame.tile_m()) - static_cast<double>(first);
        return static_cast<int>(std::clamp(number, 0.0, static_cast<double>(count - 1)));
    };
    const int first_row = bin(at.north_m - reach_m, frame.first_row, frame.rows);
    const int last_row = bin(at.north_m + reach_m, frame.first_row, frame.rows);
    const int first_col = bin(at.east_m - reach_m, frame.first_col, frame.cols);
    const int last_col = bin(at.east_m + reach_m, frame.first_col, frame.cols);
    double sum = 0.0;
    for (int row = first_row; row <= last_row; ++row) {
        for (const TileSource& p : bins.in(row, first_col, last_col + 1)) {
            const double dx = at.east_m - p.east_m;
            const double dy = at.north_m - p.north_m;
            const double squared = dx * dx + dy * dy;
            if (squared < reach_m * reach_m)
                sum += p.weight *
                       kernel_shape_at(options.shape, std::sqrt(squared) / options.bandwidth_m);
        }
    }
    return sum;
}

/// The bandwidths out of the densities, in place.
void bandwidths_of_densities(std::vector<double>& values, double bandwidth_m, double most_ratio) {
    double logarithms = 0.0;
    std::size_t count = 0;
    for (const double density : values) {
        if (!(density > 0.0)) continue;  // a point without weight that no other one reaches
        logarithms += std::log(density);
        ++count;
    }
    const double mean = count > 0 ? logarithms / static_cast<double>(count) : 0.0;
    for (double& value : values) {
        const double ratio = value > 0.0 ? std::exp(0.5 * (mean - std::log(value))) : most_ratio;
        value = bandwidth_m * std::min(ratio, most_ratio);
    }
}

}  // namespace

std::vector<double> adaptive_bandwidths_m(std::span<const WeightedPoint> points,
                                          const KernelDensityOptions& options, double most_ratio,
                                          const Progress& progress) {
    if (!std::isfinite(most_ratio) || most_ratio <= 0.0)
        throw std::invalid_argument("kernel density: the ratio of bandwidths must be > 0, got " +
                                    std::to_string(most_ratio));
    KernelDensityOptions one_bandwidth = options;
    one_bandwidth.point_bandwidths_m = {};
    check_density_input(points, one_bandwidth);
    std::vector<double> values(points.size(), 0.0);
    if (points.empty()) return values;
    const double reach_m = kernel_reach_m(options.shape, options.bandwidth_m);
    const TileBins<TileSource> bins(
        neighbour_frame(points, reach_m), points.size(), [points](std::size_t i) {
            return TileSource{points[i].at.east_m, points[i].at.north_m, points[i].weight};
        });
    const std::size_t tasks = (points.size() + places_per_task - 1) / places_per_task;
    const auto one = [&](std::size_t task) {
        const std::size_t end = std::min((task + 1) * places_per_task, points.size());
        for (std::size_t i = task * places_per_task; i < end; ++i)
            values[i] = pilot_density(bins, points[i].at, options, reach_m);
    };
    parallel_for(tasks, one, progress);
    bandwidths_of_densities(values, options.bandwidth_m, most_ratio);
    return values;
}

}  // namespace tk
