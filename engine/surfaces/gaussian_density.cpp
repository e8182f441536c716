#include "engine/surfaces/gaussian_density.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "engine/core/parallel_for.h"
#include "engine/surfaces/kernel_lanes.h"

namespace tk {
namespace {

constexpr int rows_per_band = 64;

/// By microseconds of one core, measured once; only their ratio matters.
bool fast_gaussian_is_cheaper(std::size_t point_count, const GridSpec& spec, double bandwidth_m) {
    const double sigma = bandwidth_m / spec.cell_m;  // in cells
    if (sigma < 3.0) return false;                   // about as many bins as cells
    const auto points = static_cast<double>(point_count);
    const auto cells = static_cast<double>(spec.cell_count());
    const double directly = points * (0.25 + 0.4 * sigma + 0.03 * sigma * sigma);
    const double fast = points * 0.2 + cells * (0.007 + 0.15 / sigma);
    return fast < directly;
}

struct GaussianPoint {
    double east_m, north_m;
    double weight;
    double bandwidth_m;
};

std::vector<GaussianPoint> by_northing(std::span<const WeightedPoint> points,
                                       const KernelDensityOptions& options) {
    std::vector<GaussianPoint> sorted(points.size());
    for (std::size_t i = 0; i < points.size(); ++i) {
        const double h = options.point_bandwidths_m.empty() ? options.bandwidth_m
                                                            : options.point_bandwidths_m[i];
        const double factor = options.normalisation == Normalisation::raw
                                  ? 1.0
                                  : kernel_factor(KernelShape::gaussian) / (h * h);
        sorted[i] = {points[i].at.east_m, points[i].at.north_m,
                     points[i].weight * factor * options.scale, h};
    }
    std::stable_sort(
        sorted.begin(), sorted.end(),
        [](const GaussianPoint& a, const GaussianPoint& b) { return a.north_m < b.north_m; });
    return sorted;
}

/// Some rows of the window, and what has been summed up in them.
class GaussianBand {
public:
    GaussianBand(const GridSpec& spec, const CellRange& cells)
        : spec_(spec),
          cells_(cells),
          sums_(cells.cell_count(), 0.0),
          along_row_(static_cast<std::size_t>(cells.cols())) {}

    void add(const GaussianPoint& p) {
        const double reach_m = kernel_reach_m(KernelShape::gaussian, p.bandwidth_m);
        const CellRange all = intersection(
            cells_,
            cells_with_centre_in(spec_, Extent{p.east_m, p.north_m, p.east_m, p.north_m}.grown(
                                            reach_m + 0.01 * spec_.cell_m)));
        if (all.empty()) return;
        const double steepness = 0.5 / (p.bandwidth_m * p.bandwidth_m);
        for (int col = all.col_begin; col < all.col_end; ++col) {
            const double dx = spec_.east_of_centre_m(col) - p.east_m;
            at(along_row_, col) = std::exp(-dx * dx * steepness);
        }
        for (int row = all.row_begin; row < all.row_end; ++row) {
            const double dy = spec_.north_of_centre_m(row) - p.north_m;
            const double factor = p.weight * std::exp(-dy * dy * steepness);
            const auto [begin, end] = chord(p.east_m, dy, reach_m, all);
            if (begin >= end) continue;
            add_multiple(factor, &at(along_row_, begin),
                         this->row(row) + (begin - cells_.col_begin),
                         static_cast<std::size_t>(end - begin));
        }
    }

    void give(const DensitySink& sink) const {
        const auto cols = static_cast<std::size_t>(cells_.cols());
        for (int i = 0; i < cells_.rows(); ++i)
            sink(cells_.row_begin + i, cells_.col_begin,
                 std::span(sums_).subspan(static_cast<std::size_t>(i) * cols, cols));
    }

private:
    double& at(std::vector<double>& values, int col) const {
        return values[static_cast<std::size_t>(col - cells_.col_begin)];
    }
    double* row(int row) {
        return sums_.data() + static_cast<std::size_t>(row - cells_.row_begin) *
                                  static_cast<std::size_t>(cells_.cols());
    }

    /// The columns of `all` with dx² + dy² < reach²; they are together.
    std::pair<int, int> chord(double east_m, double dy, double reach_m,
                              const CellRange& all) const {
        const auto within = [&](int col) {
            const double dx = spec_.east_of_centre_m(col) - east_m;
            return dx * dx + dy * dy < reach_m * reach_m;
        };
        const double half_m = std::sqrt(std::max(0.0, reach_m * reach_m - dy * dy));
        const CellRange near =
            cells_with_centre_in(spec_, {east_m - half_m - 0.01 * spec_.cell_m, spec_.south_m(),
                                         east_m + half_m + 0.01 * spec_.cell_m, spec_.north_m()});
        int begin = std::max(near.col_begin, all.col_begin);
        int end = std::min(near.col_end, all.col_end);
        while (begin < end && !within(begin)) ++begin;
        while (begin < end && !within(end - 1)) --end;
        return {begin, end};
    }

    const GridSpec& spec_;
    CellRange cells_;
    std::vector<double> sums_;
    std::vector<double> along_row_;
};

}  // namespace

void gaussian_density_directly(std::span<const WeightedPoint> points, const GridSpec& spec,
                               const CellRange& window, const KernelDensityOptions& options,
                               const DensitySink& sink, const Progress& progress) {
    const std::vector<GaussianPoint> sorted = by_northing(points, options);
    double most_reach_m = 0.0;
    for (const GaussianPoint& p : sorted)
        most_reach_m = std::max(most_reach_m, kernel_reach_m(KernelShape::gaussian, p.bandwidth_m));
    const int bands = (window.rows() + rows_per_band - 1) / rows_per_band;
    const auto one = [&](std::size_t number) {
        CellRange cells = window;
        cells.row_begin += static_cast<int>(number) * rows_per_band;
        cells.row_end = std::min(cells.row_begin + rows_per_band, window.row_end);
        const double south_m = spec.north_of_centre_m(cells.row_end - 1) - most_reach_m;
        const double north_m = spec.north_of_centre_m(cells.row_begin) + most_reach_m;
        GaussianBand band(spec, cells);
        const auto first = std::lower_bound(
            sorted.begin(), sorted.end(), south_m,
            [](const GaussianPoint& p, double north) { return p.north_m < north; });
        for (auto p = first; p != sorted.end() && p->north_m <= north_m; ++p) band.add(*p);
        band.give(sink);
    };
    parallel_for(static_cast<std::size_t>(bands), one, progress);
}

void gaussian_density(std::span<const WeightedPoint> points, const GridSpec& spec,
                      const CellRange& window, const KernelDensityOptions& options,
                      const DensitySink& sink, const Progress& progress) {
    if (options.point_bandwidths_m.empty() &&
        fast_gaussian_is_cheaper(points.size(), spec, options.bandwidth_m))
        fast_gaussian_density(points, spec, window, options, sink, progress);
    else
        gaussian_density_directly(points, spec, window, options, sink, progress);
}

}  // namespace tk
