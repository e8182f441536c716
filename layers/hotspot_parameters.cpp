#include "layers/hotspot_parameters.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <memory>
#include <stdexcept>
#include <utility>

#include <fmt/format.h>

#include "engine/core/input_error.h"
#include "engine/surfaces/bandwidth.h"

namespace tk {
namespace {

constexpr double seconds_per_year = 365.25 * 86400.0;
constexpr double m2_per_km2 = 1e6;

BandwidthRule bandwidth_rule_of(const std::string& word) {
    if (word == "scott") return BandwidthRule::scott;
    if (word == "silverman") return BandwidthRule::silverman;
    if (word == "cross-validation") return BandwidthRule::cross_validation;
    throw std::invalid_argument("'" + word + "' is no bandwidth rule");
}

double years_of(const Incidents& incidents, const IncidentFilter& filter,
                std::vector<std::string>& notes) {
    std::optional<std::chrono::sys_seconds> first, last;
    for (const Incident& incident : incidents.all) {
        if (!incident.when) continue;
        first = first ? std::min(*first, incident.when->from) : incident.when->from;
        last = last ? std::max(*last, incident.when->from) : incident.when->from;
    }
    const bool stated = filter.from && filter.to;
    if (filter.from) first = filter.from;
    if (filter.to) last = filter.to;
    if (!first || !last || *first >= *last)
        throw InputError("", "a rate per year needs a period, and no two incidents differ in time",
                         "give --from and --to, or --unit per-km2");
    const double years = static_cast<double>((*last - *first).count()) / seconds_per_year;
    notes.push_back(fmt::format("a rate over {:.4g} years: {}", years,
                                stated ? "from --from to --to"
                                       : "from the first incident to the last, where --from and "
                                         "--to do not say"));
    return years;
}

}  // namespace

KernelShape kernel_shape_of(const std::string& word) {
    static const std::array<std::pair<const char*, KernelShape>, 6> shapes{
        {{"quartic", KernelShape::quartic},
         {"epanechnikov", KernelShape::epanechnikov},
         {"triangular", KernelShape::triangular},
         {"uniform", KernelShape::uniform},
         {"triweight", KernelShape::triweight},
         {"gaussian", KernelShape::gaussian}}};
    for (const auto& [name, shape] : shapes)
        if (word == name) return shape;
    throw std::invalid_argument("'" + word + "' is no kernel");
}

std::vector<WeightedPoint> weighted_points(const Incidents& incidents) {
    std::vector<WeightedPoint> points;
    points.reserve(incidents.all.size());
    for (const Incident& incident : incidents.all) points.push_back({incident.at, incident.weight});
    return points;
}

HotspotParameters hotspot_parameters(const HotspotAnalysis& analysis, const Incidents& incidents,
                                     const IncidentFilter& filter, std::vector<std::string>& notes,
                                     const Progress& progress) {
    HotspotParameters parameters;
    parameters.incidents =
        std::make_shared<const std::vector<WeightedPoint>>(weighted_points(incidents));
    const std::vector<WeightedPoint>& points = *parameters.incidents;
    parameters.kernel.shape = kernel_shape_of(analysis.kernel);
    parameters.kernel.bandwidth_m = analysis.bandwidth_m;
    if (!analysis.bandwidth_rule.empty()) {
        parameters.kernel.bandwidth_m =
            bandwidth_by_rule_m(points, bandwidth_rule_of(analysis.bandwidth_rule),
                                parameters.kernel.shape, {}, progress);
        notes.push_back(fmt::format("the bandwidth by the rule '{}' is {:.6g} m",
                                    analysis.bandwidth_rule, parameters.kernel.bandwidth_m));
    }
    if (analysis.unit == "raw") {
        parameters.kernel.normalisation = Normalisation::raw;
        parameters.kernel.scale = 1.0;
        parameters.unit = "";
    } else if (analysis.unit == "per-km2-year") {
        parameters.kernel.scale = m2_per_km2 / years_of(incidents, filter, notes);
        parameters.unit = "1/(km2 year)";
    } else {
        parameters.kernel.scale = m2_per_km2;
        parameters.unit = "1/km2";
    }
    if (analysis.adaptive)
        parameters.point_bandwidths_m = std::make_shared<const std::vector<double>>(
            adaptive_bandwidths_m(points, parameters.kernel, 4.0, progress));
    return parameters;
}

}  // namespace tk
