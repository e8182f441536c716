#include "layers/hotspot_surface.h"

#include <limits>
#include <utility>

#include "engine/core/input_error.h"
#include "engine/surfaces/relative_density.h"

namespace tk {
namespace {

EdgeCorrection edge_correction_of(const std::string& word) {
    if (word == "uniform") return EdgeCorrection::uniform;
    if (word == "jones-diggle") return EdgeCorrection::jones_diggle;
    return EdgeCorrection::none;
}

}  // namespace

HotspotSurface::HotspotSurface(const HotspotAnalysis& analysis, HotspotParameters parameters)
    : parameters_(std::move(parameters)), correction_(edge_correction_of(analysis.edge)) {
    if (parameters_.point_bandwidths_m && correction_ != EdgeCorrection::none)
        throw InputError("", "an adaptive surface has no edge correction",
                         "give either `adaptive` or `edge`");
}

std::string HotspotSurface::unit() const {
    return baseline_ ? "" : parameters_.unit;
}

KernelDensityOptions HotspotSurface::kernel() const {
    KernelDensityOptions options = parameters_.kernel;
    if (parameters_.point_bandwidths_m)
        options.point_bandwidths_m = *parameters_.point_bandwidths_m;
    return options;
}

void HotspotSurface::set_baseline(std::vector<WeightedPoint> baseline) {
    baseline_ = std::move(baseline);
}

void HotspotSurface::set_frame(MultiPolygon window, const GridSpec& spec,
                               const Progress& progress) {
    window_ = std::move(window);
    if (baseline_)
        least_baseline_ = least_baseline(edge_corrected_density(
            *baseline_, spec, parameters_.kernel, correction_, window_, progress));
}

double HotspotSurface::ratio(double density, double baseline) const {
    if (!(baseline >= least_baseline_) || !(baseline > 0.0))
        return std::numeric_limits<double>::quiet_NaN();
    return density / baseline;
}

Grid<float> HotspotSurface::compute(const GridSpec& spec, const Progress& progress) const {
    const std::vector<WeightedPoint>& points = *parameters_.incidents;
    if (!needs_frame()) return kernel_density(points, spec, kernel(), progress);
    const auto density = [&](const std::vector<WeightedPoint>& of,
                             const KernelDensityOptions& options) {
        return correction_ == EdgeCorrection::none
                   ? unrounded_kernel_density(of, spec, options, progress)
                   : edge_corrected_density(of, spec, options, correction_, window_, progress);
    };
    const Grid<double> values = density(points, kernel());
    if (baseline_) return relative_density(values, density(*baseline_, parameters_.kernel));
    Grid<float> rounded(spec);
    for (std::size_t i = 0; i < rounded.cells().size(); ++i)
        rounded.cells()[i] = static_cast<float>(values.cells()[i]);
    return rounded;
}

double HotspotSurface::value_at(MapPoint at) const {
    const auto density = [&](const std::vector<WeightedPoint>& of,
                             const KernelDensityOptions& options) {
        return correction_ == EdgeCorrection::none
                   ? kernel_density_at(of, at, options)
                   : edge_corrected_density_at(of, at, options, correction_, window_);
    };
    const double value = density(*parameters_.incidents, kernel());
    return baseline_ ? ratio(value, density(*baseline_, parameters_.kernel)) : value;
}

double HotspotSurface::cell_value(const GridSpec& spec, Cell cell) const {
    const auto density = [&](const std::vector<WeightedPoint>& of,
                             const KernelDensityOptions& options) {
        return correction_ == EdgeCorrection::none
                   ? kernel_density_cell(of, spec, options, cell)
                   : edge_corrected_density_cell(of, spec, options, correction_, window_, cell);
    };
    const double value = density(*parameters_.incidents, kernel());
    return baseline_ ? ratio(value, density(*baseline_, parameters_.kernel)) : value;
}

}  // namespace tk
