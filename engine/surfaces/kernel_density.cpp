#include "engine/surfaces/kernel_density.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>
#include <stdexcept>
#include <string>

#include "engine/surfaces/gaussian_density.h"
#include "engine/surfaces/kernel_tiles.h"

namespace tk {
namespace {

constexpr double gaussian_cut = 7.0;

[[noreturn]] void refuse_density(const std::string& what) {
    throw std::invalid_argument("kernel density: " + what);
}

void check_bandwidth(double bandwidth_m, std::optional<std::size_t> point = {}) {
    if (!std::isfinite(bandwidth_m) || bandwidth_m <= 0.0)
        refuse_density("the bandwidth" + (point ? " of point " + std::to_string(*point) : "") +
                       " must be finite and > 0 m, got " + std::to_string(bandwidth_m));
}

void give_density(std::span<const WeightedPoint> points, const GridSpec& spec,
                  const CellRange& window, const KernelDensityOptions& options,
                  const DensitySink& sink, const Progress& progress) {
    check_density_input(points, options);
    if (window.empty()) return;
    if (options.shape == KernelShape::gaussian)
        gaussian_density(points, spec, window, options, sink, progress);
    else
        density_by_tiles(points, spec, window, options, sink, progress);
}

template <class T>
Grid<T> density_grid(std::span<const WeightedPoint> points, const GridSpec& spec,
                     const KernelDensityOptions& options, const Progress& progress) {
    Grid<T> grid(spec);
    const auto keep = [&grid](int row, int col, std::span<const double> values) {
        const std::span<T> cells = grid.view().row(row).subspan(static_cast<std::size_t>(col));
        std::transform(values.begin(), values.end(), cells.begin(),
                       [](double value) { return static_cast<T>(value); });
    };
    give_density(points, spec, spec.all_cells(), options, keep, progress);
    return grid;
}

}  // namespace

void check_density_input(std::span<const WeightedPoint> points,
                         const KernelDensityOptions& options) {
    const std::span<const double> own = options.point_bandwidths_m;
    if (own.empty()) check_bandwidth(options.bandwidth_m);
    if (!own.empty() && own.size() != points.size())
        refuse_density(std::to_string(own.size()) + " bandwidths for " +
                       std::to_string(points.size()) + " points");
    if (!std::isfinite(options.scale) || options.scale < 0.0)
        refuse_density("the scale must be finite and >= 0, got " + std::to_string(options.scale));
    for (std::size_t i = 0; i < points.size(); ++i) {
        const WeightedPoint& p = points[i];
        if (!std::isfinite(p.at.east_m) || !std::isfinite(p.at.north_m))
            refuse_density("the place of point " + std::to_string(i) + " is not finite");
        if (!std::isfinite(p.weight) || p.weight < 0.0)
            refuse_density("the weight of point " + std::to_string(i) +
                           " must be finite and >= 0, got " + std::to_string(p.weight));
        if (!own.empty()) check_bandwidth(own[i], i);
    }
}

double kernel_shape_at(KernelShape shape, double u) {
    const double inside = 1.0 - u * u;
    switch (shape) {
        case KernelShape::quartic: return inside * inside;
        case KernelShape::epanechnikov: return inside;
        case KernelShape::triangular: return 1.0 - u;
        case KernelShape::uniform: return 1.0;
        case KernelShape::triweight: return inside * inside * inside;
        default: return std::exp(-0.5 * u * u);
    }
}

double kernel_factor(KernelShape shape) {
    switch (shape) {
        case KernelShape::quartic: return 3.0 / std::numbers::pi;
        case KernelShape::epanechnikov: return 2.0 / std::numbers::pi;
        case KernelShape::triangular: return 3.0 / std::numbers::pi;
        case KernelShape::uniform: return 1.0 / std::numbers::pi;
        case KernelShape::triweight: return 4.0 / std::numbers::pi;
        default: return 0.5 / std::numbers::pi;
    }
}

double kernel_reach_m(KernelShape shape, double bandwidth_m) {
    return shape == KernelShape::gaussian ? gaussian_cut * bandwidth_m : bandwidth_m;
}

Grid<float> kernel_density(std::span<const WeightedPoint> points, const GridSpec& spec,
                           const KernelDensityOptions& options, const Progress& progress) {
    return density_grid<float>(points, spec, options, progress);
}

Grid<double> unrounded_kernel_density(std::span<const WeightedPoint> points, const GridSpec& spec,
                                      const KernelDensityOptions& options,
                                      const Progress& progress) {
    return density_grid<double>(points, spec, options, progress);
}

Grid<float> rounded(const Grid<double>& values) {
    Grid<float> result(values.spec());
    std::transform(values.cells().begin(), values.cells().end(), result.cells().begin(),
                   [](double value) { return static_cast<float>(value); });
    return result;
}

double kernel_density_cell(std::span<const WeightedPoint> points, const GridSpec& spec,
                           const KernelDensityOptions& options, Cell cell) {
    if (cell.row < 0 || cell.row >= spec.rows || cell.col < 0 || cell.col >= spec.cols)
        refuse_density("the cell lies outside the grid");
    double value = 0.0;
    const auto keep = [&value](int, int, std::span<const double> values) { value = values[0]; };
    const CellRange window{cell.row, cell.row + 1, cell.col, cell.col + 1};
    give_density(points, spec, window, options, keep, {});
    return value;
}

double kernel_density_at(std::span<const WeightedPoint> points, MapPoint at,
                         const KernelDensityOptions& options) {
    check_density_input(points, options);
    double sum = 0.0;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const double h = options.point_bandwidths_m.empty() ? options.bandwidth_m
                                                            : options.point_bandwidths_m[i];
        const double reach_m = kernel_reach_m(options.shape, h);
        const double dx = at.east_m - points[i].at.east_m;
        const double dy = at.north_m - points[i].at.north_m;
        const double squared = dx * dx + dy * dy;
        if (squared >= reach_m * reach_m) continue;
        const double factor = options.normalisation == Normalisation::raw
                                  ? 1.0
                                  : kernel_factor(options.shape) / (h * h);
        sum += points[i].weight * factor * kernel_shape_at(options.shape, std::sqrt(squared) / h);
    }
    return sum * options.scale;
}

}  // namespace tk
