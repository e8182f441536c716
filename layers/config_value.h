#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// The values of a TOML text with the lines they stand on: all that the rest of layers/ sees of
/// TOML, so that the parser is compiled once.
namespace tk {

struct ConfigEntry;

/// A date or date and time as written, normalised to ISO 8601 ("2025-03-01",
/// "2025-03-01T22:00:00+01:00").
struct ConfigTime {
    std::string iso;
    friend bool operator==(const ConfigTime&, const ConfigTime&) = default;
};

struct ConfigValue;
using ConfigArray = std::vector<ConfigValue>;
using ConfigTable = std::vector<ConfigEntry>;  ///< in the order of the text

struct ConfigValue {
    std::variant<bool, std::int64_t, double, std::string, ConfigTime, ConfigArray, ConfigTable>
        value;
    std::int64_t line = 0;
};

struct ConfigEntry {
    std::string key;
    std::int64_t line = 0;  ///< of the key
    ConfigValue value;
};

/// @param source what errors name
/// @throws InputError with the line where the text is not TOML
ConfigTable parse_config(std::string_view toml, const std::string& source);

/// "text", "a number", "a list", ...: what a value is, for messages.
std::string_view kind_of(const ConfigValue& value);

}  // namespace tk
