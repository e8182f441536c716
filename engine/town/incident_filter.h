#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/sun_height.h"
#include "engine/town/incident.h"

/// Which incidents count: the common filters of the command line and of the study.
namespace tk {

/// A part of the day by the local clock: [from, to), across midnight where `to` is before `from`.
struct HourSpan {
    int from_min = 0;   ///< minutes after midnight, [0, 1440)
    int to_min = 1440;  ///< minutes after midnight, (0, 1440] or, across midnight, [0, from_min)

    bool contains(int minute_of_day) const {
        if (from_min < to_min) return minute_of_day >= from_min && minute_of_day < to_min;
        return minute_of_day >= from_min || minute_of_day < to_min;
    }
    friend bool operator==(const HourSpan&, const HourSpan&) = default;
};

/// Some days of the week.
class WeekdaySet {
public:
    void add(std::chrono::weekday day) { days_[day.c_encoding()] = true; }
    bool contains(std::chrono::weekday day) const { return days_[day.c_encoding()]; }
    friend bool operator==(const WeekdaySet&, const WeekdaySet&) = default;

private:
    std::array<bool, 7> days_{};
};

/// What an incident must meet; a member that is empty asks for nothing.
///
/// Where the time of an incident is an interval, its start decides. Hours and weekdays are those
/// of the local clock: 01:30 in the night to Sunday belongs to Sunday also where `hours` reach
/// across midnight.
struct IncidentFilter {
    std::optional<std::chrono::sys_seconds> from = {};  ///< at this time or later
    std::optional<std::chrono::sys_seconds> to = {};    ///< before this time
    std::vector<std::string> categories = {};  ///< one of these; upper and lower case are equal
    std::optional<HourSpan> hours = {};
    std::optional<WeekdaySet> weekdays = {};
    std::optional<LightCondition> darkness = {};

    bool empty() const {
        return !from && !to && categories.empty() && !hours && !weekdays && !darkness;
    }
    friend bool operator==(const IncidentFilter&, const IncidentFilter&) = default;
};

/// Incidents that could not be judged for want of a field that the filter needs.
struct UnjudgedIncidents {
    std::string reason;  ///< "no time", "no hour", "no category", "no height of the sun"
    std::int64_t count = 0;
    std::size_t first_index = 0;  ///< into the incidents that were filtered
};

struct FilteredIncidents {
    Incidents kept;                    ///< in their order, with the same list of categories
    std::vector<std::size_t> indices;  ///< where each kept one was
    std::int64_t filtered = 0;         ///< left out because they do not meet the filter
    /// Left out because a needed field is missing, by reason; one that another condition leaves
    /// out anyhow counts as filtered. kept + filtered + all of these = all there were.
    std::vector<UnjudgedIncidents> unjudged;
    /// Kept or filtered by the start of an interval whose end would have decided otherwise.
    std::int64_t decided_by_start = 0;
    std::vector<std::string> unknown_categories;  ///< of the filter, that no incident has
};

/// The incidents that meet every condition of `filter`.
FilteredIncidents filter_incidents(const Incidents& incidents, const IncidentFilter& filter);

/// "22" or "22:30" in minutes after midnight, at most 24:00; none where it is no time of day.
std::optional<int> clock_minutes(std::string_view text);

/// "22-04", "6:30-9", "00-24": local hours. @throws InputError naming `what`
HourSpan parse_hours(std::string_view text, const std::string& what = "--hours");

/// "fri,sat", "mon-fri", "lör-sön": names of days, short or long, English or Swedish, and ranges.
/// @throws InputError naming --weekdays
WeekdaySet parse_weekdays(std::string_view text);

/// "day", "twilight" or "dark". @throws InputError naming --darkness
LightCondition parse_darkness(std::string_view text);

/// Category names separated by commas; one that holds a comma is written in double quotes (a
/// double quote within them twice). @throws InputError naming --category
std::vector<std::string> parse_categories(std::string_view text);

}  // namespace tk
