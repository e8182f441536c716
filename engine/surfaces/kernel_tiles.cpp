#include "engine/surfaces/kernel_tiles.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <map>
#include <memory>
#include <numeric>
#include <vector>

#include "engine/core/parallel_for.h"
#include "engine/surfaces/kernel_cone_layer.h"
#include "engine/surfaces/kernel_tile_layer.h"
#include "engine/surfaces/kernel_tile_polynomial.h"

namespace tk {
namespace {

/// Adaptive bandwidths are taken together in classes of this ratio, each with bins of its own.
constexpr double class_ratio = 1.5;
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

/// Points whose kernel is a polynomial.
template <class Source>
class PolynomialLayer : public TileLayer {
public:
    PolynomialLayer(DirectSum<Source> direct, TileReach reach, TileBins<Source> bins)
        : direct_(direct), reach_(std::move(reach)), bins_(std::move(bins)) {
        if (reach_.near[0] >= 0) make_polynomials();
    }

    TileBlock best_block() const override { return {0, 0, 1, 256}; }

    void add(const TileFrame& window, const TileBlock& block, double* sums) const override {
        const auto row_size = static_cast<std::size_t>(block.cols) * tile_cells;
        for (int row = 0; row < block.rows; ++row)
            add_row(window, block.row + row, block.col, block.cols,
                    sums + static_cast<std::size_t>(row) * row_size);
    }

private:
    void add_row(const TileFrame& window, int row, int col, int width, double* sums) const {
        const TileFrame& frame = bins_.frame();
        const int source_row = static_cast<int>(window.first_row + row - frame.first_row);
        const int source_col = static_cast<int>(window.first_col + col - frame.first_col);
        if (reach_.near[0] >= 0) add_near(source_row, source_col, width, sums);
        for (int i = 0; i < width; ++i)
            add_tile(source_row, source_col + i, window.centres(row, col + i),
                     sums + static_cast<std::size_t>(i) * tile_cells);
    }

    int degree() const { return height_power(direct_.kernel()); }
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
            points.bandwidth_m[count] = source_bandwidth_m(source, direct_.bandwidth_m());
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
                direct_.add(bins_.in(row + off, col - far, col + far + 1), centres, sums);
            } else {
                direct_.add(bins_.in(row + off, col - far, col - near), centres, sums);
                direct_.add(bins_.in(row + off, col + near + 1, col + far + 1), centres, sums);
            }
        }
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

    DirectSum<Source> direct_;
    TileReach reach_;
    TileBins<Source> bins_;
    std::vector<double> polynomials_;  ///< of the bins: [row][coefficient][col]
};

using TileLayers = std::vector<std::unique_ptr<TileLayer>>;

int kde_parts_of(int count, int most) {
    return (count + most - 1) / most;
}

/// The frame in blocks, cut on the lattice; smaller than `best` where that makes too few tasks.
std::vector<TileBlock> blocks_of(const TileFrame& tiles, const TileBlock& best) {
    TileBlock most = best;
    const int least_rows = std::max(1, best.rows / 4);
    const int least_cols = std::max(1, best.cols / 4);
    const auto tasks = [&] {
        return kde_parts_of(tiles.rows, most.rows) * kde_parts_of(tiles.cols, most.cols);
    };
    while (most.rows > least_rows && tasks() < least_tasks) most.rows /= 2;
    while (most.cols > least_cols && tasks() < least_tasks) most.cols /= 2;
    const auto end_of_block = [](std::int64_t first, int begin, int count, int step) {
        const std::int64_t next = ((first + begin) / step + 1) * step - first;
        const std::int64_t after = next - begin > step ? next - step : next;
        return static_cast<int>(std::min<std::int64_t>(after, count));
    };
    std::vector<TileBlock> blocks;
    for (int row = 0; row < tiles.rows;) {
        const int row_end = end_of_block(tiles.first_row, row, tiles.rows, most.rows);
        for (int col = 0; col < tiles.cols;) {
            const int col_end = end_of_block(tiles.first_col, col, tiles.cols, most.cols);
            blocks.push_back({row, col, row_end - row, col_end - col});
            col = col_end;
        }
        row = row_end;
    }
    return blocks;
}

void run_tiles(const TileLayers& layers, const GridSpec& spec, const CellRange& window,
               double factor, const DensitySink& sink, const Progress& progress) {
    const TileFrame tiles = frame_of_window(spec, window);
    TileBlock best{0, 0, 1, 1};
    for (const auto& layer : layers) {
        best.rows = std::max(best.rows, layer->best_block().rows);
        best.cols = std::max(best.cols, layer->best_block().cols);
    }
    const std::vector<TileBlock> blocks = blocks_of(tiles, best);
    const auto one = [&](std::size_t task) {
        const TileBlock& block = blocks[task];
        const auto row_size = static_cast<std::size_t>(block.cols) * tile_cells;
        std::vector<double> sums(static_cast<std::size_t>(block.rows) * row_size, 0.0);
        for (const auto& layer : layers) layer->add(tiles, block, sums.data());
        for (int row = 0; row < block.rows; ++row)
            give_tiles(spec, window, tiles, {block.row + row, block.col}, block.cols, factor,
                       std::span(sums).subspan(static_cast<std::size_t>(row) * row_size, row_size),
                       sink);
    };
    parallel_for(blocks.size(), one, progress);
}

/// Of sources that lie within `extent`: source_of(i) for i in [0, count).
template <class Source, class SourceOf>
std::unique_ptr<TileLayer> layer_of(const DirectSum<Source>& direct, double least_m, double most_m,
                                    const TileFrame& window, const Extent& extent,
                                    std::size_t count, const SourceOf& source_of) {
    const bool cone = direct.kernel() == TileKernel::triangular;
    TileReach reach = tile_reach(least_m / window.cell_m, most_m / window.cell_m, !cone);
    if (!cone) {
        TileBins<Source> bins(frame_of_sources(window, reach, extent), count, source_of);
        return std::make_unique<PolynomialLayer<Source>>(direct, std::move(reach), std::move(bins));
    }
    ConePlan plan(least_m / window.cell_m);
    TileBins<Source> bins(frame_of_sources(cone_frame(window, plan), reach, extent), count,
                          source_of);
    return cone_layer(direct, std::move(plan), std::move(reach), std::move(bins));
}

void run_one_bandwidth(std::span<const WeightedPoint> points, const GridSpec& spec,
                       const CellRange& window, const KernelDensityOptions& options,
                       const DensitySink& sink, const Progress& progress) {
    const TileKernel kernel = tile_kernel(options.shape);
    const double weight = points.empty() ? 1.0 : points.front().weight;
    const bool equal = std::all_of(points.begin(), points.end(),
                                   [weight](const WeightedPoint& p) { return p.weight == weight; });
    const auto source_of = [points, equal](std::size_t i) {
        const WeightedPoint& p = points[i];
        return TileSource{p.at.east_m, p.at.north_m, equal ? 1.0 : p.weight};
    };
    Extent extent;
    for (const WeightedPoint& p : points) extent.add(p.at);
    TileLayers layers;
    layers.push_back(layer_of(DirectSum<TileSource>(kernel, options.bandwidth_m, equal),
                              options.bandwidth_m, options.bandwidth_m,
                              frame_of_window(spec, window), extent, points.size(), source_of));
    const double factor =
        tile_kernel_factor(options, options.bandwidth_m) * options.scale * (equal ? weight : 1.0);
    run_tiles(layers, spec, window, factor, sink, progress);
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
    const DirectSum<AdaptiveTileSource> direct(kernel, 0.0, false);
    TileLayers layers;
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
        layers.push_back(layer_of(direct, least_m, most_m, frame_of_window(spec, window), extent,
                                  members.size(), source_of));
    }
    run_tiles(layers, spec, window, options.scale, sink, progress);
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
