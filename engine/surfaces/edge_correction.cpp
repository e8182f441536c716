#include "engine/surfaces/edge_correction.h"

#include <limits>
#include <stdexcept>
#include <vector>

#include "engine/core/parallel_for.h"
#include "engine/surfaces/edge_mass.h"

namespace tk {
namespace {

constexpr std::size_t points_per_task = 1024;

/// The points inside the window, with the weights that the correction gives them.
std::vector<WeightedPoint> corrected_points(std::span<const WeightedPoint> points,
                                            const KernelDensityOptions& options,
                                            EdgeCorrection correction, const EdgeMass& mass) {
    check_density_input(points, options);
    if (!options.point_bandwidths_m.empty())
        throw std::invalid_argument(
            "kernel density: edges are corrected for one bandwidth, not for one per point");
    std::vector<WeightedPoint> inside;
    for (const WeightedPoint& p : points)
        if (mass.inside(p.at)) inside.push_back(p);
    if (correction != EdgeCorrection::jones_diggle) return inside;
    const std::size_t tasks = (inside.size() + points_per_task - 1) / points_per_task;
    parallel_for(tasks, [&](std::size_t task) {
        const std::size_t end = std::min((task + 1) * points_per_task, inside.size());
        for (std::size_t i = task * points_per_task; i < end; ++i)
            inside[i].weight /= mass.at(inside[i].at);
    });
    return inside;
}

}  // namespace

Grid<double> edge_corrected_density(std::span<const WeightedPoint> points, const GridSpec& spec,
                                    const KernelDensityOptions& options, EdgeCorrection correction,
                                    const MultiPolygon& window, const Progress& progress) {
    if (correction == EdgeCorrection::none)
        return unrounded_kernel_density(points, spec, options, progress);
    const EdgeMass mass(window, options.shape, options.bandwidth_m);
    Grid<double> density = unrounded_kernel_density(
        corrected_points(points, options, correction, mass), spec, options, progress);
    if (correction == EdgeCorrection::uniform) {
        const Grid<double> masses = mass.over(spec, progress);
        for (std::size_t i = 0; i < spec.cell_count(); ++i) density.cells()[i] /= masses.cells()[i];
        return density;
    }
    parallel_for(static_cast<std::size_t>(spec.rows), [&](std::size_t i) {
        const int row = static_cast<int>(i);
        for (int col = 0; col < spec.cols; ++col)
            if (!mass.inside(spec.centre_of(row, col)))
                density(row, col) = std::numeric_limits<double>::quiet_NaN();
    });
    return density;
}

double edge_corrected_density_cell(std::span<const WeightedPoint> points, const GridSpec& spec,
                                   const KernelDensityOptions& options, EdgeCorrection correction,
                                   const MultiPolygon& window, Cell cell) {
    if (correction == EdgeCorrection::none) return kernel_density_cell(points, spec, options, cell);
    const EdgeMass mass(window, options.shape, options.bandwidth_m);
    const double value = kernel_density_cell(corrected_points(points, options, correction, mass),
                                             spec, options, cell);
    const MapPoint centre = spec.centre_of(cell.row, cell.col);
    if (!mass.inside(centre)) return std::numeric_limits<double>::quiet_NaN();
    return correction == EdgeCorrection::uniform ? value / mass.at(centre) : value;
}

double edge_corrected_density_at(std::span<const WeightedPoint> points, MapPoint at,
                                 const KernelDensityOptions& options, EdgeCorrection correction,
                                 const MultiPolygon& window) {
    if (correction == EdgeCorrection::none) return kernel_density_at(points, at, options);
    const EdgeMass mass(window, options.shape, options.bandwidth_m);
    const double value =
        kernel_density_at(corrected_points(points, options, correction, mass), at, options);
    if (!mass.inside(at)) return std::numeric_limits<double>::quiet_NaN();
    return correction == EdgeCorrection::uniform ? value / mass.at(at) : value;
}

}  // namespace tk
