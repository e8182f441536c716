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

/// The part of the day that both ask for; none where it is no one span, or nothing.
std::optional<HourSpan> hours_of_both(const HourSpan& a, const HourSpan& b) {
    constexpr int day_min = 1440;
    const auto both = [&](int minute) {
        return a.contains(minute % day_min) && b.contains(minute % day_min);
    };
    std::optional<HourSpan> span;
    for (int begin = 0; begin < day_min; ++begin) {
        if (!both(begin) || both(begin + day_min - 1)) continue;
        if (span) return std::nullopt;
        int end = begin + 1;
        while (both(end)) ++end;
        span = HourSpan{begin, end > day_min ? end - day_min : end};
    }
    // Both are of the whole day.
    return span || !both(0) ? span : HourSpan{};
}

WeekdaySet weekdays_of_both(const WeekdaySet& a, const WeekdaySet& b) {
    WeekdaySet both;
    for (unsigned day = 0; day < 7; ++day)
        if (const std::chrono::weekday of{day}; a.contains(of) && b.contains(of)) both.add(of);
    return both;
}

/// What the filters ask of times together.
struct TimesAsked {
    IncidentFilter filter;  ///< without categories
    bool hours_apart = false;
};
TimesAsked times_asked(std::span<const IncidentFilter> filters) {
    TimesAsked asked;
    IncidentFilter& all = asked.filter;
    for (const IncidentFilter& one : filters) {
        if (one.from) all.from = all.from ? std::max(*all.from, *one.from) : *one.from;
        if (one.to) all.to = all.to ? std::min(*all.to, *one.to) : *one.to;
        if (one.weekdays)
            all.weekdays =
                all.weekdays ? weekdays_of_both(*all.weekdays, *one.weekdays) : *one.weekdays;
        if (one.darkness) all.darkness = one.darkness;
        if (!one.hours) continue;
        const auto hours = all.hours ? hours_of_both(*all.hours, *one.hours) : one.hours;
        if (hours)
            all.hours = hours;
        else
            asked.hours_apart = true;
    }
    return asked;
}

LightLack lack_of_light(const Incidents& incidents, const TimesAsked& asked,
                        const HoursFound& found, const ProjectedCrs& crs) {
    if (crs.is_local()) return LightLack::place;
    if (asked.filter.darkness) return LightLack::chosen_by_light;
    if (asked.hours_apart) return LightLack::hours_apart;
    const auto known = static_cast<std::int64_t>(incidents.all.size()) - found.hour_unknown;
    return known > 0 ? LightLack::nothing : LightLack::hour;
}

}  // namespace

HoursFound find_hours(const Incidents& incidents, std::span<const IncidentFilter> filters,
                      const std::string& timezone, const std::string& source,
                      const ProjectedCrs& crs) {
    ZoneClock clock(timezone, source);
    const UtcOffsetAt offset_at = [&clock](std::chrono::sys_seconds at) {
        return clock.utc_offset_s(at);
    };
    HoursFound found;
    const TimesAsked asked = times_asked(filters);
    const IncidentFilter& filter = asked.filter;
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
    found.light_lack = lack_of_light(incidents, asked, found, crs);
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
