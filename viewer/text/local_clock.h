#pragma once

#include <chrono>
#include <string>

namespace tk {

/// The day that the user's own clock shows.
std::chrono::year_month_day local_day(std::chrono::system_clock::time_point at);

/// "3 okt 2026 14:32", by the user's own clock.
std::string day_and_clock_text(std::chrono::system_clock::time_point at);

}  // namespace tk
