#include "layers/incident_hours.h"

#include <algorithm>

#include "engine/town/local_day.h"
#include "layers/local_time.h"

namespace tk {
namespace {

/// From the day of the first incident to that of the last, where the filter is open.
void set_light_period(const Incidents& incidents, const IncidentFilter& filter, HoursFound& found) {
    bool any = false;
    for (const Incident& incident : incidents.all) {
        if (!incident.when) continue;
        const IncidentTime& when = *incident.when;
        const auto day = local_day_of(when);
        const auto begin = when.from - (when.local() - day);
        const auto end = begin + std::chrono::days{1};
        found.light_from = any ? std::min(found.light_from, begin) : begin;
        found.light_to = any ? std::max(found.light_to, end) : end;
        any = true;
    }
    if (filter.from) found.light_from = *filter.from;
    if (filter.to) found.light_to = *filter.to;
}

LightLack lack_of_light(const Incidents& incidents, const IncidentFilter& filter,
                        const HoursFound& found, const ProjectedCrs& crs) {
    if (crs.is_local()) return LightLack::place;
    if (filter.darkness) return LightLack::chosen_by_light;
    const auto known = static_cast<std::int64_t>(incidents.all.size()) - found.hour_unknown;
    return known > 0 ? LightLack::nothing : LightLack::hour;
}

}  // namespace

HoursFound find_hours(const Incidents& incidents, const IncidentFilter& filter,
                      const std::string& timezone, const std::string& source,
                      const ProjectedCrs& crs) {
    ZoneClock clock(timezone, source);
    const UtcOffsetAt offset_at = [&clock](std::chrono::sys_seconds at) {
        return clock.utc_offset_s(at);
    };
    HoursFound found;
    found.week = aoristic_hours(incidents.all, offset_at);
    const Extent extent = extent_of_incidents(incidents.all);
    LightPeriod period;
    if (!crs.is_local() && !extent.empty()) {
        const LonLat centre = to_lon_lat(
            {0.5 * (extent.west_m + extent.east_m), 0.5 * (extent.south_m + extent.north_m)}, crs);
        period.lon_deg = centre.lon_deg;
        period.lat_deg = centre.lat_deg;
    }
    const LightCounts counts = light_counts(incidents.all, period);
    found.hour_unknown = counts.unknown;
    found.light_lack = lack_of_light(incidents, filter, found, crs);
    if (found.light_lack != LightLack::nothing) return found;
    set_light_period(incidents, filter, found);
    period.from = found.light_from;
    period.to = found.light_to;
    period.hours = filter.hours;
    period.weekdays = filter.weekdays;
    found.light = darkness_rates(counts, light_hours(period, offset_at));
    return found;
}

}  // namespace tk
