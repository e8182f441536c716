#include "engine/analyses/aoristic.h"

#include <algorithm>

#include "engine/town/local_day.h"

namespace tk {
namespace {

constexpr std::chrono::seconds aoristic_week = std::chrono::days{7};

std::chrono::local_seconds local_at(std::chrono::sys_seconds at, const UtcOffsetAt& offset_at) {
    return std::chrono::local_seconds{at.time_since_epoch() + std::chrono::seconds{offset_at(at)}};
}

/// Monday 0.
std::size_t weekday_of(std::chrono::local_seconds local) {
    return std::chrono::weekday{std::chrono::floor<std::chrono::days>(local)}.iso_encoding() - 1;
}

std::size_t hour_of_week(std::chrono::local_seconds local) {
    const auto of_day = local - std::chrono::floor<std::chrono::days>(local);
    return weekday_of(local) * 24 + static_cast<std::size_t>(of_day / std::chrono::hours{1});
}

/// Where the hour of the local clock that holds an instant ends: on the hour, or where the clock is
/// put on or back.
std::chrono::sys_seconds end_of_hour(std::chrono::sys_seconds at, const UtcOffsetAt& offset_at) {
    const std::chrono::local_seconds local = local_at(at, offset_at);
    const std::chrono::sys_seconds on_the_hour =
        at + (std::chrono::floor<std::chrono::hours>(local) + std::chrono::hours{1} - local);
    if (offset_at(on_the_hour - std::chrono::seconds{1}) == offset_at(at)) return on_the_hour;
    const std::chrono::minutes quarter{15};
    std::chrono::sys_seconds end = std::chrono::floor<std::chrono::minutes>(at);
    end += quarter - (end.time_since_epoch() % quarter);
    while (end < on_the_hour && offset_at(end) == offset_at(at)) end += quarter;
    return end;
}

void spread_over_hours(const Incident& incident, const UtcOffsetAt& offset_at, WeeklyHours& week) {
    const IncidentTime& when = *incident.when;
    const double length_s = static_cast<double>((when.to - when.from).count());
    for (std::chrono::sys_seconds at = when.from; at < when.to;) {
        const std::chrono::sys_seconds end = std::min(when.to, end_of_hour(at, offset_at));
        week.hours[hour_of_week(local_at(at, offset_at))] +=
            incident.weight * (static_cast<double>((end - at).count()) / length_s);
        at = end;
    }
}

void spread_over_days(const Incident& incident, const UtcOffsetAt& offset_at, WeeklyHours& week) {
    const IncidentTime& when = *incident.when;
    const auto first = local_day_of(when);
    const auto last =
        std::max(first, std::chrono::floor<std::chrono::days>(local_at(when.to, offset_at)));
    if (last - first >= std::chrono::days{6}) {
        for (double& day : week.days_alone) day += incident.weight / 7.0;
        return;
    }
    const auto count = static_cast<double>((last - first).count() + 1);
    for (auto day = first; day <= last; day += std::chrono::days{1})
        week.days_alone[weekday_of(day)] += incident.weight / count;
}

}  // namespace

std::array<double, 24> WeeklyHours::by_hour() const {
    std::array<double, 24> sums{};
    for (std::size_t i = 0; i < hours.size(); ++i) sums[i % 24] += hours[i];
    return sums;
}

std::array<double, 7> WeeklyHours::by_weekday() const {
    std::array<double, 7> sums = days_alone;
    for (std::size_t i = 0; i < hours.size(); ++i) sums[i / 24] += hours[i];
    return sums;
}

WeeklyHours aoristic_hours(std::span<const Incident> incidents, const UtcOffsetAt& offset_at) {
    WeeklyHours week;
    for (const Incident& incident : incidents) {
        if (!incident.when) {
            week.without_time += incident.weight;
            continue;
        }
        const IncidentTime& when = *incident.when;
        if (when.date_only) {
            week.date_alone += incident.weight;
            spread_over_days(incident, offset_at, week);
        } else if (when.to <= when.from) {
            week.within_an_hour += incident.weight;
            week.hours[hour_of_week(local_at(when.from, offset_at))] += incident.weight;
        } else if (when.to - when.from >= aoristic_week) {
            week.unknown += incident.weight;
            for (double& hour : week.hours) hour += incident.weight / hours_of_week;
        } else {
            const bool one = end_of_hour(when.from, offset_at) >= when.to;
            (one ? week.within_an_hour : week.spread) += incident.weight;
            spread_over_hours(incident, offset_at, week);
        }
    }
    return week;
}

}  // namespace tk
