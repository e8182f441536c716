#include "viewer/text/filter_words.h"

#include <fmt/format.h>

#include <vector>

#include "viewer/text/fill_in.h"
#include "viewer/text/number_words.h"
#include "viewer/text/translation.h"

namespace tk {
namespace {

std::string clock_words(int minutes) {
    return minutes % 60 == 0 ? fmt::format("{:02}", minutes / 60)
                             : fmt::format("{:02}:{:02}", minutes / 60, minutes % 60);
}

std::string weekday_list(const WeekdaySet& days) {
    std::string words;
    for (unsigned iso = 1; iso <= 7; ++iso) {
        const std::chrono::weekday day(iso);
        if (days.contains(day)) words += (words.empty() ? "" : ", ") + weekday_text(day);
    }
    return words;
}

}  // namespace

const char* light_condition_words(LightCondition light) {
    switch (light) {
        case LightCondition::day: return tr("Daylight");
        case LightCondition::twilight: return tr("Twilight");
        case LightCondition::dark: break;
    }
    return tr("Darkness");
}

std::string filter_words(
    const IncidentFilter& filter,
    const std::function<std::chrono::year_month_day(std::chrono::sys_seconds)>& local_day) {
    std::vector<std::string> parts;
    const auto day = [&](std::chrono::sys_seconds when) { return date_text(local_day(when)); };
    if (filter.from && filter.to)
        parts.push_back(day(*filter.from) + " – " + day(*filter.to - std::chrono::seconds(1)));
    else if (filter.from)
        parts.push_back(fill_in(tr("from {}"), {day(*filter.from)}));
    else if (filter.to)
        parts.push_back(fill_in(tr("until {}"), {day(*filter.to - std::chrono::seconds(1))}));
    if (filter.weekdays) parts.push_back(weekday_list(*filter.weekdays));
    if (filter.hours)
        parts.push_back(clock_words(filter.hours->from_min) + "–" +
                        clock_words(filter.hours->to_min));
    if (filter.darkness) parts.emplace_back(light_condition_words(*filter.darkness));
    std::string categories;
    for (const std::string& category : filter.categories)
        categories += (categories.empty() ? "" : ", ") + category;
    if (!categories.empty()) parts.push_back(categories);
    std::string words;
    for (const std::string& part : parts) words += (words.empty() ? "" : " · ") + part;
    return words;
}

}  // namespace tk
