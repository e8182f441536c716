#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <span>

#include "engine/analyses/aoristic.h"
#include "engine/analyses/common_rate_ratio.h"
#include "engine/core/poisson_interval.h"
#include "engine/core/sun_height.h"
#include "engine/town/incident.h"
#include "engine/town/incident_filter.h"

/// How many incidents come for each hour of daylight, twilight and darkness, and whether more come
/// in the dark than in daylight at the same hour of the clock. Darkness comes at hours when people
/// are out or at home for other reasons; the same hour is dark in one season and light in another.
namespace tk {

inline constexpr std::size_t light_conditions = 3;  ///< as LightCondition: day, twilight, dark

/// Something by hour of the local clock, and by how light it is.
template <class Number>
using ByHourAndLight = std::array<std::array<Number, light_conditions>, 24>;

/// A period at a place.
struct LightPeriod {
    std::chrono::sys_seconds from, to;  ///< [from, to)
    double lon_deg = 0.0;
    double lat_deg = 0.0;
    /// Only at these local hours and days, as incidents were filtered; by pieces of five minutes.
    std::optional<HourSpan> hours = {};
    std::optional<WeekdaySet> weekdays = {};
};

/// How many hours of the period there were of each kind: the sun's height is taken every five
/// minutes and as straight between (within seconds of when it passes a threshold).
ByHourAndLight<double> light_hours(const LightPeriod& period, const UtcOffsetAt& offset_at);

/// Incidents by hour and light, each counted once whatever its weight.
struct LightCounts {
    ByHourAndLight<std::int64_t> counts{};
    /// Those of which no hour is known: no time, a date alone, an interval of more than an hour, or
    /// no height of the sun.
    std::int64_t unknown = 0;
};

/// By the beginning of their time and Incident::sun_height_deg.
LightCounts light_counts(std::span<const Incident> incidents);

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
    std::array<RateRatio, 24> ratio_at;
    /// The same for all hours of the clock that are now dark, now light: each compared with itself.
    RateRatio ratio;
};

/// @throws std::invalid_argument for a confidence not within (0, 1)
DarknessRates darkness_rates(const LightCounts& counts, const ByHourAndLight<double>& hours,
                             double confidence = 0.95);

}  // namespace tk
