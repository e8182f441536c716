#include "layers/study_hotspot.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

#include "layers/hotspot_surface.h"

namespace tk {
namespace {

using Time = std::optional<std::chrono::sys_seconds>;

/// With edge correction and baseline, which are the study's own.
HotspotParameters made_surface(const Study& study, const LoadedStudy& loaded,
                               HotspotParameters density, const Progress& progress) {
    HotspotSurface surface(study.hotspot, std::move(density));
    if (loaded.hotspot_baseline) surface.set_baseline(*loaded.hotspot_baseline);
    HotspotParameters parameters = surface.parameters();
    parameters.unit = surface.unit();
    if (!surface.needs_frame()) return parameters;
    const GridSpec& grid = loaded.parameters.grid;
    const auto& boundary = loaded.town->boundary();
    surface.set_frame(boundary ? *boundary : rectangle(grid.extent()), grid, progress);
    parameters.made = std::make_shared<const Grid<float>>(surface.compute(grid, progress));
    return parameters;
}

/// The days that a rate is of: those of the study, cut by the filter's.
IncidentFilter period_of(const LoadedStudy& loaded, const IncidentFilter& filter) {
    Time first = loaded.filter.from, last = loaded.filter.to;
    for (const Incident& incident : loaded.town->incidents().all) {
        if (!incident.when) continue;
        if (!loaded.filter.from)
            first = first ? std::min(*first, incident.when->from) : incident.when->from;
        if (!loaded.filter.to)
            last = last ? std::max(*last, incident.when->from) : incident.when->from;
    }
    IncidentFilter period;
    period.from = filter.from && first ? std::max(*first, *filter.from) : first;
    period.to = filter.to && last ? std::min(*last, *filter.to) : last;
    if (period.from && period.to && *period.from < *period.to) return period;
    // All that the study has lies at one end of what the filter asks for.
    period.from = filter.from ? filter.from : first;
    period.to = filter.to ? filter.to : last;
    return period;
}

}  // namespace

HotspotParameters study_hotspot(const Study& study, const LoadedStudy& loaded,
                                std::vector<std::string>& notes, const Progress& progress) {
    return made_surface(
        study, loaded,
        hotspot_parameters(study.hotspot, loaded.town->incidents(), loaded.filter, notes, progress),
        progress);
}

HotspotParameters filtered_study_hotspot(const Study& study, const LoadedStudy& loaded,
                                         const IncidentFilter& filter,
                                         std::vector<std::string>& notes,
                                         const Progress& progress) {
    const HotspotParameters& of_all = *loaded.parameters.hotspot;
    const FilteredIncidents kept = filter_incidents(loaded.town->incidents(), filter);
    if (kept.kept.all.empty()) {
        HotspotParameters none = of_all;
        none.incidents = std::make_shared<const std::vector<WeightedPoint>>();
        none.point_bandwidths_m = nullptr;
        if (none.made == nullptr) return none;
        Grid<float> zeros = *none.made;
        for (float& value : zeros.cells())
            if (value == value) value = 0.0F;  // where there is no ratio there is none still
        none.made = std::make_shared<const Grid<float>>(std::move(zeros));
        return none;
    }
    HotspotAnalysis analysis = study.hotspot;
    analysis.bandwidth_rule.clear();
    analysis.bandwidth_m = of_all.kernel.bandwidth_m;
    return made_surface(
        study, loaded,
        hotspot_parameters(analysis, kept.kept, period_of(loaded, filter), notes, progress),
        progress);
}

}  // namespace tk
