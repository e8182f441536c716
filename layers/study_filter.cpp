#include "layers/study_filter.h"

#include "engine/core/input_error.h"

namespace tk {
namespace {

std::optional<std::chrono::sys_seconds> filter_instant(const std::string& option,
                                                       const std::string& text, ZoneClock& zone) {
    if (text.empty()) return std::nullopt;
    const auto written = parse_time(text);
    if (!written)
        throw InputError(option, "'" + text + "' is no time",
                         "write it as in 2024-03-31 or 2024-03-31T22:00");
    return zone.instant(*written).from;
}

}  // namespace

IncidentFilter incident_filter_of(const StudyFilter& words, ZoneClock& zone) {
    IncidentFilter filter;
    filter.from = filter_instant("--from", words.from, zone);
    filter.to = filter_instant("--to", words.to, zone);
    if (filter.from && filter.to && *filter.from >= *filter.to)
        throw InputError("--from", "'" + words.from + "' is not before --to '" + words.to + "'",
                         "the interval begins at --from and ends before --to");
    filter.categories = words.categories;
    if (!words.hours.empty()) filter.hours = parse_hours(words.hours);
    if (!words.weekdays.empty()) filter.weekdays = parse_weekdays(words.weekdays);
    if (!words.darkness.empty()) filter.darkness = parse_darkness(words.darkness);
    return filter;
}

}  // namespace tk
