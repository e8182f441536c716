#include "engine/surfaces/kernel_tiles.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <map>
#include <numeric>
#include <vector>

#include "engine/core/parallel_for.h"
#include "engine/surfaces/kernel_tile_bins.h"
#include "engine/surfaces/kernel_tile_polynomial.h"

namespace tk {
namespace {

/// Adaptive bandwidths are taken together in classes of this ratio, each with bins of its own.
constexpr double class_ratio = 1.5;
constexpr int most_tiles_per_task = 256;
constexpr int least_tasks = 64;

TileKernel tile_kernel(KernelShape shape) {
    switch (shape) {
        case KernelShape::uniform: return TileKernel::uniform;
        case KernelShape::epanechnikov: return TileKernel::epanechnikov;
        case KernelShape::triweight: return TileKernel::triweight;
        case KernelShape::triangular: return TileKernel::triangular;
        default: return TileKernel::quartic;
    }
}

/// The power of h that (h² - d²)^k or h - d is measured in.
int height_power(TileKernel kernel) {
    switch (kernel) {
        case TileKernel::uniform: return 0;
        case TileKernel::epanechnikov: return 2;
        case TileKernel::quartic: return 4;
        case TileKernel::triweight: return 6;
        default: return 1;
    }
}

/// What a tile kernel's sum is multiplied by.
double tile_kernel_factor(const KernelDensityOptions& options, double bandwidth_m) {
    const double height = std::pow(bandwidth_m, height_power(tile_kernel(options.shape)));
    if (options.normalisation == Normalisation::raw) return 1.0 / height;
    return kernel_factor(options.shape) / (bandwidth_m * bandwidth_m) / height;
}

double common_bandwidth_m(const TileSource&, double common) {
    return common;
}
double common_bandwidth_m(const AdaptiveTileSource& source, double) {
    return source.bandwidth_m;
}

/// All points of one bandwidth, or of bandwidths that differ little.
template <class Source>
class TileClass {
public:
    TileClass(TileKernel kernel, double bandwidth_m, TileReach reach, TileBins<Source> bins,
              bool unit_weights)
        : kernel_(kernel),
          bandwidth_m_(bandwidth_m),
          unit_weights_(unit_weights),
          reach_(std::move(reach)),
          bins_(std::move(bins)) {
        if (reach_.near[0] >= 0) make_polynomials();
    }

    /// Adds to the sums of tiles [col, col + width) of a row; `row` and `col` count in `window`.
    void add(const TileFrame& window, int row, int col, int width, double* sums) const {
        const TileFrame& frame = bins_.frame();
        const int source_row = static_cast<int>(window.first_row + row - frame.first_row);
        const int source_col = static_cast<int>(window.first_col + col - frame.first_col);
        if (reach_.near[0] >= 0) add_near(source_row, source_col, width, sums);
        for (int i = 0; i < width; ++i)
            add_tile(source_row, source_col + i, window.centres(row, col + i),
                     sums + static_cast<std::size_t>(i) * tile_cells);
    }

private:
    int degree() const { return height_power(kernel_); }
    // The rows of bins in reach of tiles in `row`, counted from there.
    int first_off(int row) const { return std::max(-reach_.rows(), -row); }
    int last_off(int row) const { return std::min(reach_.rows(), bins_.frame().rows - 1 - row); }

    void make_polynomials() {
        const TileFrame& frame = bins_.frame();
        const auto cols = static_cast<std::size_t>(frame.cols);
        const auto count = static_cast<std::size_t>(coefficient_count(degree()));
        polynomials_.assign(frame.count() * count, 0.0);
        parallel_for(static_cast<std::size_t>(frame.rows), [&](std::size_t row) {
            for (std::size_t col = 0; col < cols; ++col) {
                const TilePolynomial sum =
                    bin_polynomial(static_cast<int>(row), static_cast<int>(col));
                for (std::size_t k = 0; k < count; ++k)
                    polynomials_[(row * count + k) * cols + col] = sum[k];
            }
        });
    }

    TilePolynomial bin_polynomial(int row, int col) const {
        const double east_m = bins_.frame().middle_east_m(col);
        const double north_m = bins_.frame().middle_north_m(row);
        TilePolynomial sum{};
        PolynomialPoints points;
        std::size_t count = 0;
        for (const Source& source : bins_.in(row, col, col + 1)) {
            points.east_m[count] = source.east_m - east_m;
            points.north_m[count] = source.north_m - north_m;
            points.bandwidth_m[count] = common_bandwidth_m(source, bandwidth_m_);
            points.weight[count] = source.weight;
            if (++count < lane_count) continue;
            add_point_polynomials(degree() / 2, points, sum);
            points = {};
            count = 0;
        }
        if (count > 0) add_point_polynomials(degree() / 2, points, sum);
        return sum;
    }

    void add_tile(int row, int col, const TileCentres& centres, double* sums) const {
        for (int off = first_off(row); off <= last_off(row); ++off) {
            const int near = reach_.near_cols(off);
            const int far = reach_.far_cols(off);
            if (near < 0) {
                add_sources(bins_.in(row + off, col - far, col + far + 1), centres, sums);
            } else {
                add_sources(bins_.in(row + off, col - far, col - near), centres, sums);
                add_sources(bins_.in(row + off, col + near + 1, col + far + 1), centres, sums);
            }
        }
    }

    void add_sources(std::span<const TileSource> sources, const TileCentres& centres,
                     double* sums) const {
        if (sources.empty()) return;
        if (unit_weights_)
            add_unit_directly(kernel_, bandwidth_m_, sources, centres, sums);
        else
            add_directly(kernel_, bandwidth_m_, sources, centres, sums);
    }
    void add_sources(std::span<const AdaptiveTileSource> sources, const TileCentres& centres,
                     double* sums) const {
        if (!sources.empty()) add_directly(kernel_, sources, centres, sums);
    }

    void add_near(int row, int col, int width, double* sums) const {
        const auto tiles = static_cast<std::size_t>(width);
        PolynomialBuffer total(degree(), tiles);
        std::vector<std::size_t> sources(tiles, 0);
        bool any = false;
        for (int off = first_off(row); off <= last_off(row); ++off) {
            const int near = reach_.near_cols(off);
            if (near < 0 || bins_.in(row + off, col - near, col + width + near).empty()) continue;
            any = true;
            for (int i = 0; i < width; ++i)
                sources[static_cast<std::size_t>(i)] +=
                    bins_.in(row + off, col + i - near, col + i + near + 1).size();
            add_near_row(row + off, col, near, -off * bins_.frame().tile_m(), tiles, total);
        }
        if (!any) return;
        const auto count = static_cast<std::size_t>(coefficient_count(degree()));
        for (std::size_t i = 0; i < tiles; ++i) {
            if (sources[i] == 0) continue;
            TilePolynomial polynomial{};
            for (std::size_t k = 0; k < count; ++k) polynomial[k] = total.at(k, i);
            add_polynomial_values(degree(), polynomial, bins_.frame().cell_m,
                                  sums + i * tile_cells);
        }
    }

    /// Adds, for every tile, the bins of one row up to `near` columns away from it.
    void add_near_row(int row, int col, int near, double moved_north_m, std::size_t width,
                      PolynomialBuffer& total) const {
        const double tile_m = bins_.frame().tile_m();
        const int neighbours = 2 * near + 1;
        const std::size_t all = width + static_cast<std::size_t>(2 * near);
        PolynomialBuffer run = bins_of_row(row, col - near, all);  // of `length` bins from each
        PolynomialBuffer sum(degree(), width);
        int begin = -near;  // columns from the tile to the first bin not yet in its sum
        for (int length = 1;; length *= 2) {
            if ((neighbours & length) != 0) {
                const auto first = static_cast<std::size_t>(begin + near);
                add_moved_east(degree(), -begin * tile_m, run.row(first), sum.row(), width);
                begin += length;
            }
            if (2 * length > neighbours) break;
            PolynomialBuffer longer = run;
            const auto step = static_cast<std::size_t>(length);
            add_moved_east(degree(), -length * tile_m, run.row(step), longer.row(),
                           all + 1 - 2 * step);
            run = std::move(longer);
        }
        add_moved_north(degree(), moved_north_m, sum.row(), total.row(), width);
    }

    PolynomialBuffer bins_of_row(int row, int col, std::size_t width) const {
        PolynomialBuffer copy(degree(), width);
        const int cols = bins_.frame().cols;
        const int begin = std::max(col, 0);
        const int end = std::min(col + static_cast<int>(width), cols);
        const auto count = static_cast<std::size_t>(coefficient_count(degree()));
        for (std::size_t k = 0; k < count && begin < end; ++k) {
            const double* from = polynomials_.data() + (static_cast<std::size_t>(row) * count + k) *
                                                           static_cast<std::size_t>(cols);
            std::copy(from + begin, from + end, &copy.at(k, static_cast<std::size_t>(begin - col)));
        }
        return copy;
    }

    TileKernel kernel_;
    double bandwidth_m_;
    bool unit_weights_;
    TileReach reach_;
    TileBins<Source> bins_;
    std::vector<double> polynomials_;  ///< of the bins: [row][coefficient][col]
};

template <class Source>
void run_tiles(const std::vector<TileClass<Source>>& classes, const GridSpec& spec,
               const CellRange& window, double factor, const DensitySink& sink,
               const Progress& progress) {
    const TileFrame tiles = frame_of_window(spec, window);
    const int wanted_parts = (least_tasks + tiles.rows - 1) / tiles.rows;
    const int per_task =
        std::clamp((tiles.cols + wanted_parts - 1) / wanted_parts, 1, most_tiles_per_task);
    const int parts = (tiles.cols + per_task - 1) / per_task;
    const auto tasks = static_cast<std::size_t>(parts) * static_cast<std::size_t>(tiles.rows);
    const auto one = [&](std::size_t task) {
        const int row = static_cast<int>(task / static_cast<std::size_t>(parts));
        const int col = static_cast<int>(task % static_cast<std::size_t>(parts)) * per_task;
        const int width = std::min(per_task, tiles.cols - col);
        std::vector<double> sums(static_cast<std::size_t>(width) * tile_cells, 0.0);
        for (const TileClass<Source>& one_class : classes)
            one_class.add(tiles, row, col, width, sums.data());
        give_tiles(spec, window, tiles, {row, col}, width, factor, sums, sink);
    };
    parallel_for(tasks, one, progress);
}

Extent extent_of_points(std::span<const WeightedPoint> points) {
    Extent extent;
    for (const WeightedPoint& p : points) extent.add(p.at);
    return extent;
}

void run_one_bandwidth(std::span<const WeightedPoint> points, const GridSpec& spec,
                       const CellRange& window, const KernelDensityOptions& options,
                       const DensitySink& sink, const Progress& progress) {
    const TileKernel kernel = tile_kernel(options.shape);
    const double cells = options.bandwidth_m / spec.cell_m;
    const double weight = points.empty() ? 1.0 : points.front().weight;
    const bool equal = std::all_of(points.begin(), points.end(),
                                   [weight](const WeightedPoint& p) { return p.weight == weight; });
    const auto source_of = [points, equal](std::size_t i) {
        const WeightedPoint& p = points[i];
        return TileSource{p.at.east_m, p.at.north_m, equal ? 1.0 : p.weight};
    };
    TileReach reach = tile_reach(cells, cells, kernel != TileKernel::triangular);
    const TileFrame frame =
        frame_of_sources(frame_of_window(spec, window), reach, extent_of_points(points));
    std::vector<TileClass<TileSource>> classes;
    classes.emplace_back(kernel, options.bandwidth_m, std::move(reach),
                         TileBins<TileSource>(frame, points.size(), source_of), equal);
    const double factor =
        tile_kernel_factor(options, options.bandwidth_m) * options.scale * (equal ? weight : 1.0);
    run_tiles(classes, spec, window, factor, sink, progress);
}

void run_adaptive(std::span<const WeightedPoint> points, const GridSpec& spec,
                  const CellRange& window, const KernelDensityOptions& options,
                  const DensitySink& sink, const Progress& progress) {
    const TileKernel kernel = tile_kernel(options.shape);
    const std::span<const double> bandwidths = options.point_bandwidths_m;
    std::map<int, std::vector<std::size_t>> by_class;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const double number = std::floor(std::log(bandwidths[i]) / std::log(class_ratio));
        by_class[static_cast<int>(number)].push_back(i);
    }
    std::vector<TileClass<AdaptiveTileSource>> classes;
    for (const auto& [number, members] : by_class) {
        // Wider than the class by a hair, for bandwidths that the logarithm put a class off.
        const double least_m = std::pow(class_ratio, number) * (1.0 - 1e-9);
        const double most_m = std::pow(class_ratio, number + 1) * (1.0 + 1e-9);
        const auto source_of = [&, &indices = members](std::size_t k) {
            const std::size_t i = indices[k];
            return AdaptiveTileSource{points[i].at.east_m, points[i].at.north_m,
                                      points[i].weight * tile_kernel_factor(options, bandwidths[i]),
                                      bandwidths[i]};
        };
        Extent extent;
        for (const std::size_t i : members) extent.add(points[i].at);
        TileReach reach = tile_reach(least_m / spec.cell_m, most_m / spec.cell_m,
                                     kernel != TileKernel::triangular);
        const TileFrame frame = frame_of_sources(frame_of_window(spec, window), reach, extent);
        classes.emplace_back(kernel, 0.0, std::move(reach),
                             TileBins<AdaptiveTileSource>(frame, members.size(), source_of), false);
    }
    run_tiles(classes, spec, window, options.scale, sink, progress);
}

}  // namespace

void give_tiles(const GridSpec& spec, const CellRange& window, const TileFrame& tiles, Cell first,
                int width, double factor, std::span<const double> sums, const DensitySink& sink) {
    const std::int64_t west = (tiles.first_col + first.col) * tile_side - spec.west_index;
    const auto begin = static_cast<int>(std::max<std::int64_t>(west, window.col_begin));
    const auto end = static_cast<int>(
        std::min<std::int64_t>(west + std::int64_t{width} * tile_side, window.col_end));
    std::vector<double> values(static_cast<std::size_t>(end - begin));
    for (int r = 0; r < tile_side; ++r) {
        const std::int64_t north = (tiles.first_row + first.row) * tile_side + r;
        const std::int64_t grid_row = spec.north_index - 1 - north;
        if (grid_row < window.row_begin || grid_row >= window.row_end) continue;
        for (int c = begin; c < end; ++c) {
            const auto at = static_cast<std::size_t>(c - west);
            const double sum = sums[at / tile_side * tile_cells +
                                    static_cast<std::size_t>(r * tile_side) + at % tile_side];
            // Rounding may leave less than nothing where points only just reach.
            values[static_cast<std::size_t>(c - begin)] = std::max(sum, 0.0) * factor;
        }
        sink(static_cast<int>(grid_row), begin, values);
    }
}

void density_by_tiles(std::span<const WeightedPoint> points, const GridSpec& spec,
                      const CellRange& window, const KernelDensityOptions& options,
                      const DensitySink& sink, const Progress& progress) {
    if (window.empty()) return;
    if (options.point_bandwidths_m.empty())
        run_one_bandwidth(points, spec, window, options, sink, progress);
    else
        run_adaptive(points, spec, window, options, sink, progress);
}

}  // namespace tk
