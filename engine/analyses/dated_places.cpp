#include "engine/analyses/dated_places.h"

#include <algorithm>
#include <chrono>
#include <stdexcept>

namespace tk {

DatedPlaces dated_places(std::span<const Incident> incidents) {
    DatedPlaces dated;
    for (const Incident& incident : incidents) {
        if (!incident.when) throw std::invalid_argument("every incident must have a time");
        if (incident.when->date_only) ++dated.dates_alone;
        if (incident.when->to > incident.when->from) ++dated.with_interval;
    }
    if (dated.dates_alone == 0 && !incidents.empty()) dated.count = DayCount::elapsed_seconds;
    dated.all.reserve(incidents.size());
    for (const Incident& incident : incidents) {
        const double day =
            dated.count == DayCount::calendar_days
                ? static_cast<double>(std::chrono::floor<std::chrono::days>(incident.when->local())
                                          .time_since_epoch()
                                          .count())
                : static_cast<double>(incident.when->from.time_since_epoch().count());
        dated.all.push_back({incident.at, day});
    }
    return dated;
}

}  // namespace tk
