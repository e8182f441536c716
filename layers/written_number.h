#pragma once

#include <optional>
#include <string_view>

namespace tk {

/// Whether a text says that there is no value: empty, spaces, N/A, NA, ?, ??, -, null, none, nan.
bool is_missing(std::string_view text);

/// What stands after a number.
enum class WrittenUnit { none, metres, feet, watts, lumens, other };

/// A number as people write it.
struct WrittenNumber {
    double value = 0.0;
    WrittenUnit unit = WrittenUnit::none;

    /// In metres where it was written in feet; else as written.
    double metres() const { return unit == WrittenUnit::feet ? value * 0.3048 : value; }
};

/// Reads `12`, `1.5e3`, `12,5` (a single comma is a decimal comma), `1 234,5`, `1,234.5`, and a
/// unit after it (`16 ft`, `34 W`, `6 m`, `5 klm` = 5000 lm, `90°`, `80 %` = 0.8, and `1920x1080`,
/// of which the first counts). None if it is anything else or not finite.
std::optional<WrittenNumber> parse_number(std::string_view text);

/// A coordinate: as parse_number(), without a unit; quick where it is a plain number.
std::optional<double> parse_coordinate(std::string_view text);

}  // namespace tk
