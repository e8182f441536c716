#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>

#include "engine/town/incident.h"

/// At which hours incidents come, where many are only known to lie between two times: aoristic
/// weights (Ratcliffe 2000, International Journal of Geographical Information Science 14; 2002,
/// Journal of Quantitative Criminology 18).
namespace tk {

/// What the clocks of the place show less UTC, in seconds, at an instant. Whole quarters of an
/// hour, and changing at whole quarters of UTC, as all zones have had it for a lifetime.
using UtcOffsetAt = std::function<std::int32_t(std::chrono::sys_seconds)>;

inline constexpr std::size_t hours_of_week = 168;

/// Incidents by the hours of the week of the local clock, each with its weight in all.
struct WeeklyHours {
    std::array<double, hours_of_week> hours{};  ///< Monday 00-01 first
    std::array<double, 7> days_alone{};  ///< Monday first: of those whose hour is not known at all
    double within_an_hour = 0.0;         ///< weight of those known to the hour
    double spread = 0.0;   ///< of those that could have come at several, for less than a week
    double unknown = 0.0;  ///< of those for a week or more: even over all hours
    double date_alone = 0.0;
    double without_time = 0.0;  ///< of those that are in none of the above

    std::array<double, 24> by_hour() const;    ///< of `hours`
    std::array<double, 7> by_weekday() const;  ///< Monday first; of `hours` and `days_alone`
};

/// An instant counts in its hour. An interval [from, to) counts in each hour by the share of it
/// that lies there, by seconds that pass: in an hour that the clock goes through twice that is as
/// long as it is, in one that it skips nothing. One of a week or more tells nothing, and is even
/// over all 168 hours. Of a date without an hour the weekday counts, over all days of its interval.
/// The weights of all incidents with a time add up to those of all hours and days.
WeeklyHours aoristic_hours(std::span<const Incident> incidents, const UtcOffsetAt& offset_at);

}  // namespace tk
