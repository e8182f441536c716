#include "viewer/text/local_clock.h"

#include <ctime>

#include "viewer/text/number_words.h"

namespace tk {
namespace {

std::tm broken_down(std::chrono::system_clock::time_point at) {
    const std::time_t seconds = std::chrono::system_clock::to_time_t(at);
    std::tm parts{};
    localtime_r(&seconds, &parts);
    return parts;
}

std::chrono::year_month_day day_of(const std::tm& parts) {
    return {std::chrono::year{parts.tm_year + 1900},
            std::chrono::month{static_cast<unsigned>(parts.tm_mon + 1)},
            std::chrono::day{static_cast<unsigned>(parts.tm_mday)}};
}

}  // namespace

std::chrono::year_month_day local_day(std::chrono::system_clock::time_point at) {
    return day_of(broken_down(at));
}

std::string day_and_clock_text(std::chrono::system_clock::time_point at) {
    const std::tm parts = broken_down(at);
    const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    return date_text(day_of(parts)) + " " + two(parts.tm_hour) + ":" + two(parts.tm_min);
}

}  // namespace tk
