#include "engine/analyses/darkness_rates.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace tk {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::local_seconds;
using std::chrono::minutes;
using std::chrono::seconds;
using std::chrono::sys_seconds;

constexpr seconds light_step = minutes{5};
constexpr std::size_t by_day = static_cast<std::size_t>(LightCondition::day),
                      by_twilight = static_cast<std::size_t>(LightCondition::twilight),
                      by_dark = static_cast<std::size_t>(LightCondition::dark);

/// Part of the way from one height to another that lies above a threshold.
double part_above(double threshold, double from, double to) {
    if (from > threshold && to > threshold) return 1.0;
    if (from <= threshold && to <= threshold) return 0.0;
    return (std::max(from, to) - threshold) / std::abs(to - from);
}

std::size_t clock_hour(local_seconds local) {
    return static_cast<std::size_t>((local - std::chrono::floor<days>(local)) / hours{1});
}

bool is_asked_for(const LightPeriod& period, local_seconds local) {
    const auto day = std::chrono::floor<days>(local);
    if (period.weekdays && !period.weekdays->contains(std::chrono::weekday{day})) return false;
    return !period.hours || period.hours->contains(static_cast<int>((local - day) / minutes{1}));
}

LightRate light_rate(std::int64_t count, double hours_of_it, double confidence) {
    const PoissonInterval of_count = poisson_interval(count, confidence);
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

}  // namespace

ByHourAndLight<double> light_hours(const LightPeriod& period, const UtcOffsetAt& offset_at) {
    ByHourAndLight<double> found{};
    const auto height = [&](sys_seconds at) {
        return sun_height_deg(at, period.lon_deg, period.lat_deg);
    };
    double height_at = height(period.from);
    for (sys_seconds at = period.from; at < period.to;) {
        // Zones change, and hours and days begin, where a step of five minutes of UTC does.
        const sys_seconds since_epoch_end = at + (light_step - at.time_since_epoch() % light_step);
        const sys_seconds end = std::min(period.to, since_epoch_end);
        const double height_end = height(end);
        const local_seconds local{at.time_since_epoch() + seconds{offset_at(at)}};
        if (is_asked_for(period, local)) {
            const double length_h = static_cast<double>((end - at).count()) / 3600.0;
            const double light = part_above(highest_twilight_sun_deg, height_at, height_end);
            const double not_dark = part_above(lowest_twilight_sun_deg, height_at, height_end);
            auto& of_hour = found[clock_hour(local)];
            of_hour[by_day] += length_h * light;
            of_hour[by_twilight] += length_h * (not_dark - light);
            of_hour[by_dark] += length_h * (1.0 - not_dark);
        }
        at = end;
        height_at = height_end;
    }
    return found;
}

LightCounts light_counts(std::span<const Incident> incidents) {
    LightCounts found;
    for (const Incident& incident : incidents) {
        const auto& when = incident.when;
        if (!when || when->date_only || when->to - when->from > hours{1} ||
            std::isnan(incident.sun_height_deg)) {
            ++found.unknown;
            continue;
        }
        const LightCondition light = light_condition(static_cast<double>(incident.sun_height_deg));
        ++found.counts[clock_hour(when->local())][static_cast<std::size_t>(light)];
    }
    return found;
}

DarknessRates darkness_rates(const LightCounts& counts, const ByHourAndLight<double>& hours,
                             double confidence) {
    DarknessRates found;
    std::array<std::int64_t, light_conditions> count_of{};
    std::array<double, light_conditions> hours_of{};
    std::vector<RatePair> pairs;
    for (std::size_t hour = 0; hour < 24; ++hour) {
        for (std::size_t light = 0; light < light_conditions; ++light) {
            found.by_hour[hour][light] =
                light_rate(counts.counts[hour][light], hours[hour][light], confidence);
            count_of[light] += counts.counts[hour][light];
            hours_of[light] += hours[hour][light];
        }
        pairs.push_back({{counts.counts[hour][by_dark], hours[hour][by_dark]},
                         {counts.counts[hour][by_day], hours[hour][by_day]}});
        found.ratio_at[hour] = common_rate_ratio(std::span(&pairs.back(), 1), confidence);
    }
    for (std::size_t light = 0; light < light_conditions; ++light)
        found.by_light[light] = light_rate(count_of[light], hours_of[light], confidence);
    found.ratio = common_rate_ratio(pairs, confidence);
    return found;
}

}  // namespace tk
