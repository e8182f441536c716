#include "engine/analyses/darkness_rates.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <vector>

namespace tk {
namespace {

constexpr std::chrono::seconds light_step = std::chrono::minutes{5};
constexpr std::size_t day_of_light = static_cast<std::size_t>(LightCondition::day),
                      dark_of_light = static_cast<std::size_t>(LightCondition::dark);

/// Of the hour of the clock that begins then. Within an hour the sun turns at noon and midnight
/// alone, where it only leaves a kind that it is far inside of.
LightCondition light_of_hour(std::chrono::sys_seconds begin, const LightPeriod& place) {
    const auto light_at = [&](std::chrono::sys_seconds at) {
        return light_condition(sun_height_deg(at, place.lon_deg, place.lat_deg));
    };
    const LightCondition first = light_at(begin);
    const bool stays = light_at(begin + std::chrono::minutes{30}) == first &&
                       light_at(begin + std::chrono::hours{1}) == first;
    return stays ? first : LightCondition::twilight;
}

/// When the hour of the clock began that holds an instant.
std::chrono::sys_seconds begin_of_hour(std::chrono::sys_seconds at,
                                       std::chrono::local_seconds local) {
    return at - (local - std::chrono::floor<std::chrono::hours>(local));
}

std::size_t clock_hour(std::chrono::local_seconds local) {
    return static_cast<std::size_t>((local - std::chrono::floor<std::chrono::days>(local)) /
                                    std::chrono::hours{1});
}

/// January 0.
std::size_t month_of(std::chrono::local_seconds local) {
    const std::chrono::year_month_day date{std::chrono::floor<std::chrono::days>(local)};
    return static_cast<unsigned>(date.month()) - 1;
}

/// Darkness against daylight.
RatePair dark_and_day(const std::array<std::int64_t, light_conditions>& counts,
                      const std::array<double, light_conditions>& hours_of_it) {
    return {{counts[dark_of_light], hours_of_it[dark_of_light]},
            {counts[day_of_light], hours_of_it[day_of_light]}};
}

bool is_asked_for(const LightPeriod& period, std::chrono::local_seconds local) {
    const auto day = std::chrono::floor<std::chrono::days>(local);
    if (period.weekdays && !period.weekdays->contains(std::chrono::weekday{day})) return false;
    return !period.hours ||
           period.hours->contains(static_cast<int>((local - day) / std::chrono::minutes{1}));
}

LightRate light_rate(std::int64_t count, double hours_of_it, double confidence) {
    const PoissonInterval of_count = poisson_interval(static_cast<double>(count), confidence);
    if (!(hours_of_it > 0.0))
        return {count,
                0.0,
                std::numeric_limits<double>::quiet_NaN(),
                {0.0, std::numeric_limits<double>::infinity()}};
    return {count,
            hours_of_it,
            static_cast<double>(count) / hours_of_it,
            {of_count.low / hours_of_it, of_count.high / hours_of_it}};
}

/// Each hour of the clock in each month, dark and in daylight.
std::vector<TwoWayCell> hours_by_month(const ByMonthHourAndLight<std::int64_t>& counts,
                                       const ByMonthHourAndLight<double>& hours) {
    std::vector<TwoWayCell> cells;
    for (std::size_t month = 0; month < hours.size(); ++month)
        for (std::size_t hour = 0; hour < 24; ++hour) {
            const RatePair pair = dark_and_day(counts[month][hour], hours[month][hour]);
            cells.push_back({hour, month, true, pair.rate});
            cells.push_back({hour, month, false, pair.other});
        }
    return cells;
}

}  // namespace

ByMonthHourAndLight<double> light_hours(const LightPeriod& period, const UtcOffsetAt& offset_at) {
    ByMonthHourAndLight<double> found{};
    std::optional<std::chrono::sys_seconds> hour;
    LightCondition light = LightCondition::day;
    for (std::chrono::sys_seconds at = period.from; at < period.to;) {
        // Zones change, and hours and days begin, where a step of five minutes of UTC does.
        const std::chrono::sys_seconds end =
            std::min(period.to, at + (light_step - at.time_since_epoch() % light_step));
        const std::chrono::local_seconds local{at.time_since_epoch() +
                                               std::chrono::seconds{offset_at(at)}};
        if (const std::chrono::sys_seconds begin = begin_of_hour(at, local); hour != begin) {
            hour = begin;
            light = light_of_hour(begin, period);
        }
        if (is_asked_for(period, local))
            found[month_of(local)][clock_hour(local)][static_cast<std::size_t>(light)] +=
                static_cast<double>((end - at).count()) / 3600.0;
        at = end;
    }
    return found;
}

LightCounts light_counts(std::span<const Incident> incidents, const LightPeriod& place) {
    LightCounts found;
    for (const Incident& incident : incidents) {
        const auto& when = incident.when;
        if (!when || when->date_only || when->to - when->from > std::chrono::hours{1}) {
            ++found.unknown;
            continue;
        }
        const std::chrono::local_seconds local = when->local();
        const LightCondition light = light_of_hour(begin_of_hour(when->from, local), place);
        ++found.counts[month_of(local)][clock_hour(local)][static_cast<std::size_t>(light)];
    }
    return found;
}

DarknessRates darkness_rates(const LightCounts& counts, const ByMonthHourAndLight<double>& hours,
                             double confidence) {
    DarknessRates found;
    const ByHourAndLight<std::int64_t> all_counts = of_all_months(counts.counts);
    const ByHourAndLight<double> all_hours = of_all_months(hours);
    std::array<std::int64_t, light_conditions> count_of{};
    std::array<double, light_conditions> hours_of{};
    std::vector<RatePair> by_clock;
    for (std::size_t hour = 0; hour < 24; ++hour) {
        for (std::size_t light = 0; light < light_conditions; ++light) {
            found.by_hour[hour][light] =
                light_rate(all_counts[hour][light], all_hours[hour][light], confidence);
            count_of[light] += all_counts[hour][light];
            hours_of[light] += all_hours[hour][light];
        }
        by_clock.push_back(dark_and_day(all_counts[hour], all_hours[hour]));
        found.ratio_at[hour] = common_rate_ratio(std::span(&by_clock.back(), 1), confidence);
    }
    for (std::size_t light = 0; light < light_conditions; ++light)
        found.by_light[light] = light_rate(count_of[light], hours_of[light], confidence);
    found.ratio = common_rate_ratio(by_clock, confidence);
    found.ratio_season_allowed =
        two_way_rate_ratio(hours_by_month(counts.counts, hours), confidence);
    return found;
}

}  // namespace tk
