#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <span>

#include "engine/analyses/aoristic.h"
#include "engine/analyses/common_rate_ratio.h"
#include "engine/analyses/two_way_rate_ratio.h"
#include "engine/core/poisson_interval.h"
#include "engine/core/sun_height.h"
#include "engine/town/incident.h"
#include "engine/town/incident_filter.h"

/// How many incidents come for each hour of daylight and of darkness, and whether more come in the
/// dark than in daylight at the same hour of the clock. Darkness comes at hours when people are out
/// or at home for other reasons; the same hour is dark in one season and light in another.
///
/// Whole hours of the local clock are judged: dark where the sun is below -6° throughout, day where
/// it is above -0.833° throughout, else twilight, which here holds all that turn. Reported times
/// gather at full hours: minute by minute these would fall on the lighter side of every evening.
namespace tk {

inline constexpr std::size_t light_conditions = 3;  ///< as LightCondition: day, twilight, dark

/// Something by hour of the local clock, and by how light it is.
template <class Number>
using ByHourAndLight = std::array<std::array<Number, light_conditions>, 24>;

/// The same by month of the local calendar, January first, whatever the year.
template <class Number>
using ByMonthHourAndLight = std::array<ByHourAndLight<Number>, 12>;

/// All months together.
template <class Number>
ByHourAndLight<Number> of_all_months(const ByMonthHourAndLight<Number>& by_month) {
    ByHourAndLight<Number> sum{};
    for (const ByHourAndLight<Number>& month : by_month)
        for (std::size_t hour = 0; hour < sum.size(); ++hour)
            for (std::size_t light = 0; light < light_conditions; ++light)
                sum[hour][light] += month[hour][light];
    return sum;
}

/// A period at a place.
struct LightPeriod {
    std::chrono::sys_seconds from, to;  ///< [from, to)
    double lon_deg = 0.0;
    double lat_deg = 0.0;
    /// Only at these local hours and days, as incidents were filtered; by pieces of five minutes.
    std::optional<HourSpan> hours = {};
    std::optional<WeekdaySet> weekdays = {};
};

/// How many hours of the period there were of each kind.
ByMonthHourAndLight<double> light_hours(const LightPeriod& period, const UtcOffsetAt& offset_at);

/// Incidents by the hour that they began in, each counted once whatever its weight.
struct LightCounts {
    ByMonthHourAndLight<std::int64_t> counts{};
    /// Those of which no hour is known: no time, a date alone, or an interval of more than an hour.
    std::int64_t unknown = 0;
};

/// @param place where the sun is looked at: of the period only the place counts
LightCounts light_counts(std::span<const Incident> incidents, const LightPeriod& place);

struct LightRate {
    std::int64_t count = 0;
    double hours = 0.0;
    double per_hour = 0.0;     ///< NaN without an hour
    PoissonInterval interval;  ///< of per_hour, exact (Garwood); 0 to infinity without an hour
};

struct DarknessRates {
    std::array<LightRate, light_conditions> by_light;  ///< over all hours of the clock
    ByHourAndLight<LightRate> by_hour;
    /// Dark over day of each hour of the clock, exact; NaN and 0 to infinity where it never is
    /// both.
    std::array<CommonRateRatio, 24> ratio_at;
    /// The same for all hours of the clock that are now dark, now light: each compared with itself.
    CommonRateRatio ratio;
    /// The same with a rate of its own for each month too: seasons differ in more than light.
    /// Large-sample, from the profile likelihood.
    CommonRateRatio ratio_season_allowed;
};

/// @throws std::invalid_argument for a confidence not within (0, 1)
DarknessRates darkness_rates(const LightCounts& counts, const ByMonthHourAndLight<double>& hours,
                             double confidence = 0.95);

}  // namespace tk
