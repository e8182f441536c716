#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

/// Values as a study file's text has them. Private to layers/.
namespace tk {

/// In double quotes.
std::string toml_text(std::string_view text);

/// The shortest text that reads back as the same number, recognisable as a fractional one.
std::string toml_number(double value);

std::string toml_day(std::chrono::year_month_day day);

/// Lists in one line.
std::string toml_numbers(const std::vector<double>& values);
std::string toml_texts(const std::vector<std::string>& values);

}  // namespace tk
