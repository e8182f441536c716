#include "engine/town/light_schedule.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "engine/core/input_error.h"

namespace tk {
namespace {

constexpr int minutes_per_hour = 60;
constexpr int minutes_per_day = 24 * minutes_per_hour;

std::string_view trimmed_words(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::string two_digits(int number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
}

/// "22", or "22:30" where there are minutes.
std::string short_clock(int minutes) {
    const std::string hour = two_digits(minutes / minutes_per_hour);
    const int rest = minutes % minutes_per_hour;
    return rest == 0 ? hour : hour + ":" + two_digits(rest);
}

/// "0.5", ".5" or "50 %" as a share; none where it is not within [0, 1].
std::optional<double> share_in(std::string_view text) {
    std::string_view word = trimmed_words(text);
    const bool percent = word.ends_with('%');
    if (percent) word = trimmed_words(word.substr(0, word.size() - 1));
    double value = 0.0;
    const auto read = std::from_chars(word.data(), word.data() + word.size(), value);
    if (word.empty() || read.ec != std::errc{} || read.ptr != word.data() + word.size())
        return std::nullopt;
    const double share = percent ? value / 100.0 : value;
    return share >= 0.0 && share <= 1.0 ? std::optional(share) : std::nullopt;
}

DimmingStep dimming_step(std::string_view text, const std::string& what) {
    const auto refuse = [&] {
        throw InputError(what, "'" + std::string(text) + "' is no dimming by hour",
                         "give hours and the share of full output, as in 22-05:0.5");
    };
    // The last colon parts hours from share: the hours may have colons of their own.
    const auto colon = text.rfind(':');
    if (colon == std::string_view::npos) refuse();
    const std::optional<double> share = share_in(text.substr(colon + 1));
    if (!share) refuse();
    return {parse_hours(text.substr(0, colon), what), *share};
}

}  // namespace

double output_share(const LightSchedule& schedule, int minute_of_day, double otherwise) {
    if (schedule.burning && !schedule.burning->contains(minute_of_day)) return 0.0;
    for (const DimmingStep& step : schedule.steps)
        if (step.hours.contains(minute_of_day)) return step.share;
    return otherwise;
}

std::vector<DimmingStep> parse_dimming_steps(std::string_view text, const std::string& what) {
    std::vector<DimmingStep> steps;
    while (!text.empty()) {
        const auto end = std::min(text.find_first_of(",;"), text.size());
        const std::string_view part = trimmed_words(text.substr(0, end));
        if (!part.empty()) steps.push_back(dimming_step(part, what));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return steps;
}

std::string hours_in_words(const HourSpan& hours) {
    return short_clock(hours.from_min) + "-" + short_clock(hours.to_min);
}

std::string dimming_steps_in_words(const std::vector<DimmingStep>& steps) {
    std::string words;
    for (const DimmingStep& step : steps) {
        std::array<char, 32> share{};
        const auto written = std::to_chars(share.data(), share.data() + share.size(), step.share);
        if (!words.empty()) words += ", ";
        words += hours_in_words(step.hours) + ":" + std::string(share.data(), written.ptr);
    }
    return words;
}

int parse_time_of_day(std::string_view text, const std::string& what) {
    const std::optional<int> minutes = clock_minutes(text);
    if (!minutes)
        throw InputError(what, "'" + std::string(text) + "' is no time of the day",
                         "give an hour or a time, as in 2 or 02:30");
    return *minutes % minutes_per_day;
}

std::string time_of_day_in_words(int minute_of_day) {
    return two_digits(minute_of_day / minutes_per_hour) + ":" +
           two_digits(minute_of_day % minutes_per_hour);
}

}  // namespace tk
