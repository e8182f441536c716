#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "engine/analyses/near_repeat.h"
#include "engine/town/incident.h"

namespace tk {

/// What lies between two incidents.
enum class DayCount {
    calendar_days,    ///< whole days of the local calendar: where a date alone is known
    elapsed_seconds,  ///< the time that has passed; 86 400 seconds are a day
};

/// Incidents with their times in the unit in which the days between them are counted.
struct DatedPlaces {
    DayCount count = DayCount::calendar_days;
    std::vector<DatedPlace> all;    ///< `day` in whole days, or in seconds
    std::size_t dates_alone = 0;    ///< of them, those without an hour
    std::size_t with_interval = 0;  ///< of them, those that may have happened during some time

    /// Of `day`: bands of days are multiplied by it. Seconds, not parts of days, so that what is a
    /// week apart to the second is so in numbers too.
    double units_per_day() const { return count == DayCount::calendar_days ? 1.0 : 86400.0; }
};

/// Each at the beginning of its time. One date alone among times makes all count by the calendar.
/// @throws std::invalid_argument for an incident without a time
DatedPlaces dated_places(std::span<const Incident> incidents);

}  // namespace tk
