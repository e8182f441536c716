#include "engine/analyses/risk_variables.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <stdexcept>
#include <utility>

#include "engine/analyses/risk_feature_sets.h"
#include "engine/core/parallel_for.h"
#include "engine/surfaces/feature_distance.h"
#include "engine/surfaces/kernel_density.h"

namespace tk {
namespace {

/// Metres as people write them: "100", "62.5".
std::string risk_metres(double metres) {
    const auto tenths = static_cast<std::int64_t>(std::llround(metres * 10.0));
    std::string text = std::to_string(tenths / 10);
    if (tenths % 10 != 0) text += "." + std::to_string(tenths % 10);
    return text + " m";
}

FeatureSet risk_set(const RiskGround& ground, const std::string& name) {
    std::optional<FeatureSet> set = risk_set_of(*ground.town, name);
    if (!set) throw std::invalid_argument("there is no feature set '" + name + "'");
    return *std::move(set);
}

const SurfaceGrid& risk_surface(const RiskGround& ground, const std::string& name) {
    for (const RiskSurface& surface : ground.surfaces)
        if (surface.name == name) return *surface.values;
    throw std::invalid_argument("there is no surface '" + name + "'");
}

std::vector<WeightedPoint> points_of_set(const FeatureSet& set) {
    std::vector<WeightedPoint> points;
    for (const MapPoint at : set.points) points.push_back({at, 1.0});
    for (const Polygon& polygon : set.polygons) points.push_back({centroid({polygon}), 1.0});
    return points;
}

/// Mean and standard deviation of a surface's cells with their centre within a distance.
struct DiscSummary {
    double mean = std::numeric_limits<double>::quiet_NaN();
    double spread = std::numeric_limits<double>::quiet_NaN();
};
DiscSummary summary_around(MapPoint centre, double radius_m, const SurfaceGrid& surface) {
    const GridSpec& spec = surface.spec();
    Extent box;
    box.add(centre);
    const CellRange range = cells_with_centre_in(spec, box.grown(radius_m));
    double count = 0.0, mean = 0.0, squares = 0.0;
    for (int row = range.row_begin; row < range.row_end; ++row) {
        const std::span<const float> values = surface.row(row);
        const double north_m = spec.north_of_centre_m(row) - centre.north_m;
        for (int col = range.col_begin; col < range.col_end; ++col) {
            const double east_m = spec.east_of_centre_m(col) - centre.east_m;
            const auto value = static_cast<double>(values[static_cast<std::size_t>(col)]);
            if (std::isnan(value) || east_m * east_m + north_m * north_m > radius_m * radius_m)
                continue;
            // Welford (1962): the same whatever the level of the values.
            count += 1.0;
            const double off = value - mean;
            mean += off / count;
            squares += off * (value - mean);
        }
    }
    if (count == 0.0) return {};
    return {mean, std::sqrt(squares / count)};
}

/// Measures variables of one factor after the other, each grid once.
class RiskMeter {
public:
    RiskMeter(const RiskGround& ground, const GridSpec& spec, std::span<const Cell> cells,
              const Progress& progress)
        : ground_(ground), spec_(spec), cells_(cells) {
        quiet_.cancelled = progress.cancelled;
    }

    /// Fills the lists of those variables that are of one factor.
    void measure(std::span<const RiskVariable> variables, const std::vector<std::size_t>& which,
                 std::vector<std::vector<double>>& into) const {
        std::vector<std::size_t> near, dense;
        for (const std::size_t k : which) {
            if (variables[k].operation == RiskOperation::proximity)
                near.push_back(k);
            else if (variables[k].operation == RiskOperation::density)
                dense.push_back(k);
            else
                into[k] = around(variables[k]);
        }
        if (near.empty() && dense.empty()) return;
        const FeatureSet set = risk_set(ground_, variables[which.front()].factor);
        measure_near(variables, near, set, into);
        const std::vector<WeightedPoint> points = points_of_set(set);
        for (const std::size_t k : dense) into[k] = density(variables[k].distance_m, points);
    }

private:
    template <class Value>
    std::vector<double> taken(const Grid<float>& grid, Value value) const {
        std::vector<double> list;
        list.reserve(cells_.size());
        for (const Cell cell : cells_) list.push_back(value(grid(cell.row, cell.col)));
        return list;
    }

    void measure_near(std::span<const RiskVariable> variables, const std::vector<std::size_t>& near,
                      const FeatureSet& set, std::vector<std::vector<double>>& into) const {
        double farthest_m = 0.0;
        for (const std::size_t k : near) farthest_m = std::max(farthest_m, variables[k].distance_m);
        if (near.empty()) return;
        // What lies further counts as the reach: that must not be a distance that is asked for.
        const Grid<float> distance = feature_distance(set, spec_, 2.0 * farthest_m, quiet_);
        for (const std::size_t k : near)
            into[k] = taken(distance, [&](float away) {
                return static_cast<double>(away) <= variables[k].distance_m ? 1.0 : 0.0;
            });
    }

    std::vector<double> density(double radius_m, const std::vector<WeightedPoint>& points) const {
        KernelDensityOptions kernel;
        kernel.bandwidth_m = radius_m;
        return taken(kernel_density(points, spec_, kernel, quiet_),
                     [](float dense) { return static_cast<double>(dense); });
    }

    std::vector<double> around(const RiskVariable& variable) const {
        const SurfaceGrid& surface = risk_surface(ground_, variable.factor);
        const bool wants_mean = variable.operation == RiskOperation::surface_mean;
        std::vector<double> list(cells_.size());
        parallel_for(
            cells_.size(),
            [&](std::size_t i) {
                const DiscSummary found = summary_around(
                    spec_.centre_of(cells_[i].row, cells_[i].col), variable.distance_m, surface);
                list[i] = wants_mean ? found.mean : found.spread;
            },
            quiet_);
        return list;
    }

    const RiskGround& ground_;
    const GridSpec& spec_;
    std::span<const Cell> cells_;
    Progress quiet_;
};

}  // namespace

std::string_view name_of(RiskOperation operation) {
    switch (operation) {
        case RiskOperation::density: return "density";
        case RiskOperation::surface_mean: return "mean";
        case RiskOperation::surface_spread: return "spread";
        case RiskOperation::proximity: break;
    }
    return "proximity";
}

std::string RiskVariable::name() const {
    const std::string metres = risk_metres(distance_m);
    switch (operation) {
        case RiskOperation::density: return "dense " + factor + " (" + metres + ")";
        case RiskOperation::surface_mean: return factor + ", mean within " + metres;
        case RiskOperation::surface_spread: return factor + ", spread within " + metres;
        case RiskOperation::proximity: break;
    }
    return factor + " within " + metres;
}

std::vector<std::vector<double>> measured_values(std::span<const RiskVariable> variables,
                                                 const RiskGround& ground, const GridSpec& spec,
                                                 std::span<const Cell> cells,
                                                 const Progress& progress) {
    std::map<std::string, std::vector<std::size_t>> by_factor;
    for (std::size_t k = 0; k < variables.size(); ++k) {
        if (!(variables[k].distance_m > 0.0) || !std::isfinite(variables[k].distance_m))
            throw std::invalid_argument("the distance of '" + variables[k].factor +
                                        "' must be finite and above 0");
        by_factor[variables[k].factor].push_back(k);
    }
    std::vector<std::vector<double>> values(variables.size());
    const RiskMeter meter(ground, spec, cells, progress);
    std::size_t done = 0;
    for (const auto& [factor, which] : by_factor) {
        meter.measure(variables, which, values);
        progress.at(static_cast<double>(++done) / static_cast<double>(by_factor.size()));
    }
    return values;
}

RiskVariable frozen(RiskVariable variable, std::span<const double> measured) {
    double count = 0.0, mean = 0.0, squares = 0.0;
    for (const double value : measured) {
        if (std::isnan(value)) continue;
        count += 1.0;
        const double off = value - mean;
        mean += off / count;
        squares += off * (value - mean);
    }
    const double spread = count > 0.0 ? std::sqrt(squares / count) : 0.0;
    constexpr double deviations = 2.0;
    if (variable.operation == RiskOperation::density)
        variable.dense_from_per_m2 = mean + deviations * spread;
    if (variable.operation == RiskOperation::surface_mean ||
        variable.operation == RiskOperation::surface_spread) {
        variable.mean = mean;
        variable.spread = spread > 0.0 ? spread : 1.0;
    }
    return variable;
}

double regression_value(const RiskVariable& variable, double measured) {
    switch (variable.operation) {
        case RiskOperation::density: return measured > variable.dense_from_per_m2 ? 1.0 : 0.0;
        case RiskOperation::surface_mean:
        case RiskOperation::surface_spread: return (measured - variable.mean) / variable.spread;
        case RiskOperation::proximity: break;
    }
    return measured;
}

}  // namespace tk
