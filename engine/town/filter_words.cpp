// The words in which the filters of incident_filter.h are given.
#include <algorithm>
#include <charconv>
#include <utility>

#include "engine/core/input_error.h"
#include "engine/core/letter_case.h"
#include "engine/town/incident_filter.h"

namespace tk {
namespace {

std::string_view without_spaces_around(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::string in_quotes(std::string_view text) {
    return "'" + std::string(text) + "'";
}

/// One or two digits as a number; -1 where it is none.
int clock_number(std::string_view digits) {
    int value = 0;
    const char* end = digits.data() + digits.size();
    if (digits.empty() || digits.size() > 2 || digits[0] == '-') return -1;
    const auto read = std::from_chars(digits.data(), end, value);
    return read.ec == std::errc{} && read.ptr == end ? value : -1;
}

/// The day of that name, counted from Sunday; -1 where there is none.
int weekday_of_name(std::string_view name) {
    static constexpr std::pair<std::string_view, int> names[] = {
        {"sun", 0},    {"sunday", 0}, {"sön", 0},     {"söndag", 0},    {"son", 0},
        {"sondag", 0}, {"mon", 1},    {"monday", 1},  {"mån", 1},       {"måndag", 1},
        {"man", 1},    {"mandag", 1}, {"tue", 2},     {"tues", 2},      {"tuesday", 2},
        {"tis", 2},    {"tisdag", 2}, {"wed", 3},     {"wednesday", 3}, {"ons", 3},
        {"onsdag", 3}, {"thu", 4},    {"thur", 4},    {"thurs", 4},     {"thursday", 4},
        {"tor", 4},    {"tors", 4},   {"torsdag", 4}, {"fri", 5},       {"friday", 5},
        {"fre", 5},    {"fredag", 5}, {"sat", 6},     {"saturday", 6},  {"lör", 6},
        {"lördag", 6}, {"lor", 6},    {"lordag", 6}};
    const std::string wanted = folded(without_spaces_around(name));
    for (const auto& [known, day] : names)
        if (known == wanted) return day;
    return -1;
}

/// Moves past a quoted name whose opening quote is at `at`; `at` is then behind the closing one.
std::string quoted_category(std::string_view text, std::size_t& at) {
    std::string name;
    for (++at; at < text.size(); ++at) {
        if (text[at] != '"') {
            name += text[at];
        } else if (at + 1 < text.size() && text[at + 1] == '"') {
            name += text[++at];
        } else {
            ++at;
            return name;
        }
    }
    throw InputError("--category", "the quote in " + in_quotes(text) + " is never closed",
                     "close it with another \"");
}

}  // namespace

std::optional<int> clock_minutes(std::string_view text) {
    const std::string_view time = without_spaces_around(text);
    const auto colon = time.find_first_of(":.");
    const int hour = clock_number(time.substr(0, colon));
    const int minute = colon == std::string_view::npos ? 0 : clock_number(time.substr(colon + 1));
    if (hour < 0 || minute < 0 || minute > 59) return std::nullopt;
    const int sum = hour * 60 + minute;
    return sum <= 1440 ? std::optional(sum) : std::nullopt;
}

HourSpan parse_hours(std::string_view text, const std::string& what) {
    const auto dash = text.find('-');
    const int from = clock_minutes(text.substr(0, dash)).value_or(-1);
    const int to =
        dash == std::string_view::npos ? -1 : clock_minutes(text.substr(dash + 1)).value_or(-1);
    const std::string remedy = "give two times of the day, as in 22-04 or 6:30-9";
    if (from < 0 || from == 1440 || to < 0)
        throw InputError(what, in_quotes(text) + " is not a part of the day", remedy);
    if (from == to)
        throw InputError(what, in_quotes(text) + " ends where it begins",
                         "give 00-24 for the whole day");
    return {from, to == 0 ? 1440 : to};
}

WeekdaySet parse_weekdays(std::string_view text) {
    WeekdaySet set;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t comma = std::min(text.find(',', at), text.size());
        const std::string_view part = text.substr(at, comma - at);
        const auto dash = part.find('-');
        const int first = weekday_of_name(part.substr(0, dash));
        const int last =
            dash == std::string_view::npos ? first : weekday_of_name(part.substr(dash + 1));
        if (first < 0 || last < 0)
            throw InputError("--weekdays",
                             in_quotes(without_spaces_around(part)) + " is not a day of the week",
                             "give days as in fri,sat or mon-fri (or mån-fre)");
        for (int day = first;; day = (day + 1) % 7) {
            set.add(std::chrono::weekday{static_cast<unsigned>(day)});
            if (day == last) break;
        }
        at = comma + 1;
    }
    return set;
}

LightCondition parse_darkness(std::string_view text) {
    const std::string word = folded(without_spaces_around(text));
    if (word == "day") return LightCondition::day;
    if (word == "twilight") return LightCondition::twilight;
    if (word == "dark") return LightCondition::dark;
    throw InputError("--darkness", in_quotes(text) + " is not known",
                     "give one of day, twilight, dark");
}

std::vector<std::string> parse_categories(std::string_view text) {
    std::vector<std::string> names;
    for (std::size_t at = 0; at <= text.size(); ++at) {
        at = std::min(text.find_first_not_of(" \t", at), text.size());
        std::string name;
        if (at < text.size() && text[at] == '"') {
            name = quoted_category(text, at);
            at = std::min(text.find_first_not_of(" \t", at), text.size());
            if (at < text.size() && text[at] != ',')
                throw InputError("--category",
                                 "there is more after the closing quote in " + in_quotes(text),
                                 "separate categories with commas");
        } else {
            const std::size_t comma = std::min(text.find(',', at), text.size());
            name = without_spaces_around(text.substr(at, comma - at));
            at = comma;
        }
        if (!name.empty()) names.push_back(std::move(name));
    }
    if (names.empty())
        throw InputError("--category", "no category is given", "name one, as in --category theft");
    return names;
}

}  // namespace tk
