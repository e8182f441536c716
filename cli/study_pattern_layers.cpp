#include "cli/study_pattern_layers.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>
#include <variant>

#include "cli/risk_layers.h"
#include "engine/grid/count_squares.h"
#include "layers/analysis_style.h"
#include "layers/result_surface.h"

namespace tk::cli {
namespace {

SurfaceStatistics statistics_of_rows(const std::vector<double>& values) {
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    SurfaceStatistics s{none, none, none, {}, 0};
    double sum = 0.0;
    for (const double value : values) {
        if (std::isnan(value)) continue;
        s.minimum = s.cells_with_data == 0 ? value : std::min(s.minimum, value);
        s.maximum = s.cells_with_data == 0 ? value : std::max(s.maximum, value);
        sum += value;
        ++s.cells_with_data;
    }
    if (s.cells_with_data > 0) s.mean = sum / static_cast<double>(s.cells_with_data);
    return s;
}

/// Leaves out what so few incidents count for, as the squares of incidents do, and the rates that
/// would tell it.
void leave_out_few(const StudyPatterns::Clusters& clusters, VectorLayer& layer) {
    layer.fill_row = [&clusters, fill = std::move(layer.fill_row)](std::size_t i, VectorRow& row) {
        fill(i, row);
        const double incidents = clusters.incidents[i];
        if (!(incidents > 0.0) || incidents >= static_cast<double>(fewest_told)) return;
        row.values.front() = std::monostate{};
        if (!clusters.found.rates.empty()) row.values.back() = std::monostate{};
    };
}

}  // namespace

std::vector<PatternTable> pattern_tables(const StudyPatterns& patterns, bool with_incidents) {
    const auto listed = [](const VectorLayer& layer, NumberKind kind, const std::string& unit,
                           const std::vector<double>& values) {
        return WrittenSurface{layer.name, std::string(name_of(kind)), unit,
                              statistics_of_rows(values)};
    };
    std::vector<PatternTable> tables;
    if (const auto& clusters = patterns.clusters) {
        VectorLayer layer = cluster_layer(clusters->places, clusters->found, clusters->value_name);
        layer.name = "clusters_today";
        if (!with_incidents) leave_out_few(*clusters, layer);
        const WrittenSurface row =
            listed(layer, NumberKind::statistical, "z", clusters->found.local.z);
        tables.push_back({std::move(layer), style_of_clusters(clusters->found), row});
    }
    if (patterns.near_repeats && with_incidents) {
        VectorLayer layer = incident_role_layer(*patterns.near_repeats, "near_repeats_today");
        const WrittenSurface row = listed(layer, NumberKind::statistical, "", {});
        tables.push_back({std::move(layer), style_of_repeat_roles(), row});
    }
    if (const auto& along = patterns.along_streets) {
        VectorLayer layer = street_density_layer(*along, "density_along_streets_today");
        const WrittenSurface row =
            listed(layer, NumberKind::measured, along->unit, along->densities());
        tables.push_back({std::move(layer), style_of_street_density(along->densities()), row});
    }
    return tables;
}

std::vector<PatternRaster> pattern_rasters(const StudyPatterns& patterns,
                                           const std::vector<PlanResult>& plans) {
    std::vector<PatternRaster> rasters;
    if (!patterns.risk) return rasters;
    const StudyPatterns::Risk& risk = *patterns.risk;
    const RasterStyle levels = style_of_risk_scores(risk.map.findings.terrain.scale);
    rasters.push_back({&risk.map.today, describe_risk(""), levels});
    std::vector<const Grid<float>*> all_changes;
    for (const Grid<float>& change : risk.changes) all_changes.push_back(&change);
    const RasterStyle changes = style_of_changes(ColourRamp::blue_orange, all_changes);
    for (std::size_t k = 0; k < risk.plans.size(); ++k) {
        const std::string& name = plans[k].scenario.name;
        rasters.push_back({&risk.plans[k], describe_risk(name), levels});
        rasters.push_back({&risk.changes[k], describe_risk_change(name), changes});
    }
    return rasters;
}

}  // namespace tk::cli
