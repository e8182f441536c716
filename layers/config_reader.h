#pragma once

#include <chrono>
#include <cstdint>
#include <initializer_list>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "layers/config_value.h"

namespace tk {

/// What a number in a configuration may be.
struct NumberRange {
    double lowest = -std::numeric_limits<double>::infinity();
    double highest = std::numeric_limits<double>::infinity();
    bool lowest_allowed = true;
    bool infinity_allowed = false;

    bool contains(double value) const {
        return (lowest_allowed ? value >= lowest : value > lowest) && value <= highest;
    }
    std::string words() const;  ///< "a number above 0", "a number from 0 to 1"
};

inline constexpr NumberRange above_zero{.lowest = 0.0, .lowest_allowed = false};
inline constexpr NumberRange zero_or_more{.lowest = 0.0};

/// Reads one table of a configuration key by key, and knows afterwards which keys nobody asked
/// for: asking for a key is what makes it a valid one.
///
/// All members throw InputError with source and line where a value is not what is asked for.
/// The table must outlive the reader.
class ConfigReader {
public:
    /// @param name   of the table in messages, "[analysis.hotspot]"; @param line where it begins
    ConfigReader(const ConfigTable& table, std::string name, std::string source, std::int64_t line);

    std::optional<bool> flag(std::string_view key);
    std::optional<double> number(std::string_view key, const NumberRange& range = {});
    std::optional<std::int64_t> whole(std::string_view key, std::int64_t lowest);
    std::optional<std::string> text(std::string_view key);
    std::optional<std::string> choice(std::string_view key,
                                      std::initializer_list<std::string_view> words);
    std::optional<std::string> choice_of(std::string_view key,
                                         const std::vector<std::string>& words);
    /// A calendar day: a TOML date, or a text YYYY-MM-DD.
    std::optional<std::chrono::year_month_day> date(std::string_view key);
    std::optional<std::vector<double>> numbers(std::string_view key, const NumberRange& range = {});
    std::optional<std::vector<std::string>> texts(std::string_view key);
    std::optional<ConfigReader> table(std::string_view key);
    /// The tables of [[key]]; none where it is not there.
    std::vector<ConfigReader> tables(std::string_view key);

    /// The value as it is, null where the key is not there.
    const ConfigValue* value(std::string_view key);
    /// Keys of the table, for tables whose keys are the user's own names.
    std::vector<std::string> keys() const;

    /// @throws InputError for the first key that was never asked for, naming the nearest that was
    void refuse_other_keys() const;

    /// @throws InputError at the line of `key` (of the table where it has no such key):
    ///         "'key' in [table] <problem>; <remedy>"
    [[noreturn]] void refuse(std::string_view key, const std::string& problem,
                             const std::string& remedy) const;
    /// @throws InputError at `line`
    [[noreturn]] void refuse_at(std::int64_t line, const std::string& problem,
                                const std::string& remedy) const;

    const std::string& name() const { return name_; }
    std::int64_t line() const { return line_; }
    std::int64_t line_of(std::string_view key) const;

private:
    [[noreturn]] void refuse_kind(std::string_view key, const ConfigValue& value,
                                  const std::string& expected) const;
    double checked_number(std::string_view key, const ConfigValue& value,
                          const NumberRange& range) const;
    const ConfigEntry* entry(std::string_view key) const;

    const ConfigTable* table_;
    std::string name_;
    std::string source_;
    std::int64_t line_;
    std::vector<std::string> asked_;
};

/// "2025-03-01" as a day that exists; empty otherwise.
std::optional<std::chrono::year_month_day> calendar_day(std::string_view iso);

/// The word of `known` that `word` is most likely a misspelling of; empty where none is near.
std::string nearest_word(std::string_view word, const std::vector<std::string>& known);

}  // namespace tk
