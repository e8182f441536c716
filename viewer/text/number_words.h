#pragma once

#include <chrono>
#include <string>

/// Numbers and dates as people of the language that is on write them. In Swedish a decimal comma
/// and a thin space (U+202F, where no line breaks) between thousands, in English a point and a
/// comma. A minus is U+2212; what is not a finite number is an en dash. Before a unit stands
/// U+00A0.
namespace tk {

/// "12 480" / "12,480".
std::string number_text(long long value);
/// With so many decimals: "1,8" / "1.8"; NaN and infinite give "–".
std::string number_text(double value, int decimals);
/// Three significant digits without zeros at the end, at most six decimals, none from 100 up:
/// "0,021", "7,4", "61", "1 250".
std::string short_number_text(double value);
/// A value that was measured or computed, as finely as it can be known: as short_number_text(), and
/// below 1 two significant digits: "0,069", "7,42".
std::string value_text(double value);
/// short_number_text() with a sign: "+3,4", "−14"; "0" for what is rounded to that.
std::string change_text(double value);
/// 0.14 -> "14 %"; below 1 % with one decimal.
std::string share_text(double share);
/// "jan 2022", "Jan 2022".
std::string month_text(std::chrono::year_month month);
/// "3 okt 2026" / "3 Oct 2026".
std::string date_text(std::chrono::year_month_day day);
/// "2026-10-03" in every language, as days are typed.
std::string typed_date_text(std::chrono::year_month_day day);
/// "mån" / "Mon"; "M" for letter_only.
std::string weekday_text(std::chrono::weekday day, bool letter_only = false);
/// "3,5 m", "120 m", "1,2 km", "12 km".
std::string length_text(double metres);

}  // namespace tk
