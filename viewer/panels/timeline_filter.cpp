#include "viewer/panels/timeline_filter.h"

#include <algorithm>

#include "engine/core/letter_case.h"

namespace tk {
namespace {

using std::chrono::sys_seconds;

constexpr int minutes_an_hour = 60;

/// 0 is Monday, as in the strip.
std::chrono::weekday weekday_of_row(int row) {
    return std::chrono::weekday(static_cast<unsigned>(row + 1) % 7U);
}

}  // namespace

ui::BinRange months_of_filter(const IncidentFilter& filter,
                              std::span<const sys_seconds> month_starts) {
    if (month_starts.size() < 2) return {};
    const int bins = static_cast<int>(month_starts.size()) - 1;
    ui::BinRange months{0, bins};
    if (filter.from) {
        const auto after = std::upper_bound(month_starts.begin(), month_starts.end(), *filter.from);
        months.begin = static_cast<int>(after - month_starts.begin()) - 1;
    }
    if (filter.to) {
        const auto end = std::lower_bound(month_starts.begin(), month_starts.end(), *filter.to);
        months.end = static_cast<int>(end - month_starts.begin());
    }
    // A brush is never empty: what lies outside all months is shown at that end.
    months.begin = std::clamp(months.begin, 0, bins - 1);
    months.end = std::clamp(months.end, months.begin + 1, bins);
    return months;
}

IncidentFilter with_months(IncidentFilter filter, ui::BinRange months,
                           std::span<const sys_seconds> month_starts) {
    filter.from.reset();
    filter.to.reset();
    if (month_starts.size() < 2 || months.empty()) return filter;
    const int bins = static_cast<int>(month_starts.size()) - 1;
    if (months.begin > 0)
        filter.from = month_starts[static_cast<std::size_t>(std::min(months.begin, bins))];
    if (months.end < bins)
        filter.to = month_starts[static_cast<std::size_t>(std::max(months.end, 0))];
    return filter;
}

ui::WeekHourRange week_hours_of_filter(const IncidentFilter& filter) {
    ui::WeekHourRange range;
    if (filter.weekdays) {
        int first = 7, last = -1;
        for (int row = 0; row < 7; ++row)
            if (filter.weekdays->contains(weekday_of_row(row))) {
                first = std::min(first, row);
                last = row;
            }
        if (last >= 0) range.first_day = first, range.last_day = last;
    }
    if (filter.hours) {
        const HourSpan& hours = *filter.hours;
        range.first_hour = std::clamp(hours.from_min / minutes_an_hour, 0, 23);
        // To midnight may be written as its first minute or as its last.
        const int to_min = hours.to_min == 0 ? 24 * minutes_an_hour : hours.to_min;
        range.last_hour = std::clamp((to_min - 1) / minutes_an_hour, 0, 23);
    }
    return range;
}

IncidentFilter with_week_hours(IncidentFilter filter, const ui::WeekHourRange& range) {
    filter.weekdays.reset();
    filter.hours.reset();
    if (range.first_day > 0 || range.last_day < 6) {
        WeekdaySet days;
        for (int row = range.first_day; row <= range.last_day; ++row) days.add(weekday_of_row(row));
        filter.weekdays = days;
    }
    if (range.first_hour > 0 || range.last_hour < 23)
        filter.hours =
            HourSpan{range.first_hour * minutes_an_hour, (range.last_hour + 1) * minutes_an_hour};
    return filter;
}

IncidentFilter with_light_pressed(IncidentFilter filter, LightCondition light) {
    if (filter.darkness == light)
        filter.darkness.reset();
    else
        filter.darkness = light;
    return filter;
}

bool shows_category(const IncidentFilter& filter, std::string_view category) {
    if (filter.categories.empty()) return true;
    const std::string name = folded(category);
    return std::any_of(filter.categories.begin(), filter.categories.end(),
                       [&name](const std::string& shown) { return folded(shown) == name; });
}

bool shows_without_category(const IncidentFilter& filter) {
    return filter.categories.empty();
}

IncidentFilter with_category_switched(IncidentFilter filter, const std::vector<std::string>& all,
                                      std::string_view category) {
    const std::string switched = folded(category);
    std::vector<std::string> shown;
    bool any_hidden = false;
    for (const std::string& one : all) {
        const bool was = shows_category(filter, one);
        const bool is = folded(one) == switched ? !was : was;
        any_hidden = any_hidden || !is;
        if (is) shown.push_back(one);
    }
    if (!any_hidden) shown.clear();
    filter.categories = std::move(shown);
    return filter;
}

IncidentFilter with_only_category(IncidentFilter filter, std::string_view category) {
    const bool alone =
        !filter.categories.empty() &&
        std::all_of(filter.categories.begin(), filter.categories.end(),
                    [name = folded(category)](const std::string& c) { return folded(c) == name; });
    filter.categories.clear();
    if (!alone) filter.categories.emplace_back(category);
    return filter;
}

}  // namespace tk
