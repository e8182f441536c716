#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/progress.h"
#include "engine/grid/grid.h"
#include "engine/surfaces/edge_correction.h"
#include "layers/hotspot_parameters.h"
#include "layers/study.h"

namespace tk {

/// The surface of [analysis.hotspot] or of the `hotspot` verb, whole: kernel, edge correction,
/// and density relative to a baseline.
class HotspotSurface {
public:
    /// @throws InputError for an adaptive surface with an edge correction
    HotspotSurface(const HotspotAnalysis& analysis, HotspotParameters parameters);

    const HotspotParameters& parameters() const { return parameters_; }
    /// Of the values: that of the density, or none for a ratio of two.
    std::string unit() const;

    /// The points whose density divides, with the incidents' kernel and bandwidth.
    void set_baseline(std::vector<WeightedPoint> baseline);
    /// The study area for the edge correction, and the grid whose highest baseline decides where
    /// there is no ratio. Needed before values where needs_frame().
    /// @throws Cancelled
    void set_frame(MultiPolygon window, const GridSpec& spec, const Progress& progress);
    bool needs_frame() const { return correction_ != EdgeCorrection::none || baseline_; }

    /// @throws Cancelled
    Grid<float> compute(const GridSpec& spec, const Progress& progress = {}) const;
    /// The value at a place, by plain sums; NaN where there is none.
    double value_at(MapPoint at) const;
    /// The double that compute() rounds.
    double cell_value(const GridSpec& spec, Cell cell) const;

private:
    KernelDensityOptions kernel() const;
    double ratio(double density, double baseline) const;

    HotspotParameters parameters_;
    EdgeCorrection correction_ = EdgeCorrection::none;
    std::optional<std::vector<WeightedPoint>> baseline_;
    MultiPolygon window_;
    double least_baseline_ = 0.0;
};

}  // namespace tk
