#include "layers/read_filtered.h"

#include <utility>

#include "layers/local_time.h"
#include "layers/study_filter.h"

namespace tk {
namespace {

void count_unjudged(const FilteredIncidents& filtered, const Incidents& all, ReadReport& report) {
    for (const UnjudgedIncidents& unjudged : filtered.unjudged) {
        report.skip(unjudged.reason, all.all[unjudged.first_index].row);
        report.skipped.back().count = unjudged.count;
    }
}

}  // namespace

IncidentFilter filter_of(const StudyFilter& words, const std::string& timezone) {
    ZoneClock clock(timezone, "timezone");
    return incident_filter_of(words, clock);
}

FilteredLayer read_filtered(const LayerRequest& request, const ReadContext& reading,
                            const StudyFilter& words, IncidentNeeds needs, ReadReport& report) {
    FilteredLayer layer;
    layer.filter = filter_of(words, request.timezone);
    const IncidentFilter& filter = layer.filter;
    needs.sun_height = needs.sun_height || filter.darkness.has_value();
    needs.time = needs.time || filter.from || filter.to || filter.hours || filter.weekdays ||
                 needs.sun_height;
    needs.category = needs.category || !filter.categories.empty();
    layer.incidents = read_incidents(request, reading, needs, report);
    if (filter.empty()) return layer;

    FilteredIncidents filtered = filter_incidents(layer.incidents, filter);
    count_unjudged(filtered, layer.incidents, report);
    report.filtered += filtered.filtered;
    report.used = static_cast<std::int64_t>(filtered.kept.all.size());
    if (filtered.decided_by_start > 0)
        report.notes.push_back(std::to_string(filtered.decided_by_start) +
                               " incidents with an interval of time were judged by its start");
    for (const std::string& category : filtered.unknown_categories)
        report.notes.push_back("no incident has the category '" + category + "'");
    layer.incidents = std::move(filtered.kept);
    return layer;
}

}  // namespace tk
