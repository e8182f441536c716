#include "engine/town/incident_filter.h"

#include <algorithm>
#include <cmath>

#include "engine/core/letter_case.h"

namespace tk {
namespace {

/// Answers of one condition, the worst first: a condition that is not met leaves an incident out
/// whatever the others lack.
enum class FilterVerdict { not_met, no_category, no_time, no_hour, no_sun, met };

FilterVerdict worse_of(FilterVerdict a, FilterVerdict b) {
    return std::min(a, b);
}

FilterVerdict met_if(bool condition) {
    return condition ? FilterVerdict::met : FilterVerdict::not_met;
}

FilterVerdict judge_instant(const IncidentFilter& filter, std::chrono::sys_seconds at) {
    return met_if((!filter.from || at >= *filter.from) && (!filter.to || at < *filter.to));
}

FilterVerdict judge_clock(const IncidentFilter& filter, std::chrono::local_seconds local,
                          bool date_only) {
    const auto day = std::chrono::floor<std::chrono::days>(local);
    FilterVerdict verdict = FilterVerdict::met;
    if (filter.weekdays) verdict = met_if(filter.weekdays->contains(std::chrono::weekday{day}));
    if (!filter.hours) return verdict;
    if (date_only) return worse_of(verdict, FilterVerdict::no_hour);
    const auto minute = std::chrono::duration_cast<std::chrono::minutes>(local - day).count();
    return worse_of(verdict, met_if(filter.hours->contains(static_cast<int>(minute))));
}

FilterVerdict judge_darkness(const IncidentFilter& filter, const Incident& incident) {
    if (!filter.darkness) return FilterVerdict::met;
    if (incident.when->date_only) return FilterVerdict::no_hour;
    if (std::isnan(incident.sun_height_deg)) return FilterVerdict::no_sun;
    return met_if(light_condition(incident.sun_height_deg) == *filter.darkness);
}

FilterVerdict judge_time(const IncidentFilter& filter, const Incident& incident) {
    const bool asks =
        filter.from || filter.to || filter.hours || filter.weekdays || filter.darkness;
    if (!asks) return FilterVerdict::met;
    if (!incident.when) return FilterVerdict::no_time;
    const IncidentTime& when = *incident.when;
    return worse_of(worse_of(judge_instant(filter, when.from),
                             judge_clock(filter, when.local(), when.date_only)),
                    judge_darkness(filter, incident));
}

/// Whether the end of the incident's interval meets times, hours and weekdays where its start does
/// not, or the other way round. (How dark it was at its end is not known here.)
bool end_decides_otherwise(const IncidentFilter& filter, const Incident& incident) {
    if (!incident.when || incident.when->from == incident.when->to || incident.when->date_only)
        return false;
    const IncidentTime& when = *incident.when;
    const auto end = when.local() + (when.to - when.from);
    const auto at_start =
        worse_of(judge_instant(filter, when.from), judge_clock(filter, when.local(), false));
    const auto at_end = worse_of(judge_instant(filter, when.to), judge_clock(filter, end, false));
    return at_start != at_end;
}

/// For every category of the incidents: whether the filter lets it pass.
std::vector<bool> passing_categories(const Incidents& incidents, const IncidentFilter& filter,
                                     std::vector<std::string>& unknown) {
    std::vector<bool> passes(incidents.categories.size(), filter.categories.empty());
    for (const std::string& wanted : filter.categories) {
        const std::string name = folded(wanted);
        bool known = false;
        for (std::size_t i = 0; i < passes.size(); ++i) {
            if (folded(incidents.categories[i]) != name) continue;
            passes[i] = true;
            known = true;
        }
        if (!known) unknown.push_back(wanted);
    }
    return passes;
}

FilterVerdict judge_category(const IncidentFilter& filter, const std::vector<bool>& passes,
                             std::int32_t category) {
    if (filter.categories.empty()) return FilterVerdict::met;
    if (category < 0) return FilterVerdict::no_category;
    return met_if(passes[static_cast<std::size_t>(category)]);
}

const char* reason_of(FilterVerdict verdict) {
    switch (verdict) {
        case FilterVerdict::no_category: return "no category";
        case FilterVerdict::no_time: return "no time";
        case FilterVerdict::no_hour: return "no hour";
        case FilterVerdict::no_sun: return "no height of the sun";
        case FilterVerdict::met:
        case FilterVerdict::not_met: break;
    }
    return "";
}

void count_unjudged(std::vector<UnjudgedIncidents>& unjudged, const std::string& reason,
                    std::size_t index) {
    const auto found = std::find_if(unjudged.begin(), unjudged.end(),
                                    [&](const UnjudgedIncidents& u) { return u.reason == reason; });
    if (found == unjudged.end())
        unjudged.push_back({reason, 1, index});
    else
        ++found->count;
}

}  // namespace

FilteredIncidents filter_incidents(const Incidents& incidents, const IncidentFilter& filter) {
    FilteredIncidents result;
    result.kept.categories = incidents.categories;
    const std::vector<bool> passes =
        passing_categories(incidents, filter, result.unknown_categories);
    for (std::size_t i = 0; i < incidents.all.size(); ++i) {
        const Incident& incident = incidents.all[i];
        const FilterVerdict category = judge_category(filter, passes, incident.category);
        const FilterVerdict verdict = worse_of(category, judge_time(filter, incident));
        if (category == FilterVerdict::met && end_decides_otherwise(filter, incident))
            ++result.decided_by_start;
        if (verdict == FilterVerdict::met) {
            result.kept.all.push_back(incident);
            result.indices.push_back(i);
        } else if (verdict == FilterVerdict::not_met) {
            ++result.filtered;
        } else {
            count_unjudged(result.unjudged, reason_of(verdict), i);
        }
    }
    return result;
}

}  // namespace tk
