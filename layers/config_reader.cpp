#include "layers/config_reader.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "engine/core/input_error.h"
#include "engine/core/letter_case.h"

namespace tk {
namespace {

std::string joined_words(const std::vector<std::string>& words) {
    std::string list;
    for (const std::string& word : words) list += (list.empty() ? "" : ", ") + word;
    return list;
}

/// Steps (a letter more, less, other or two swapped) from one word to another; optimal string
/// alignment.
std::size_t spelling_distance(const std::string& a, const std::string& b) {
    std::vector<std::vector<std::size_t>> steps(a.size() + 1,
                                                std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i) {
        for (std::size_t j = 0; j <= b.size(); ++j) {
            if (i == 0 || j == 0) {
                steps[i][j] = i + j;
                continue;
            }
            const std::size_t other = a[i - 1] == b[j - 1] ? 0 : 1;
            steps[i][j] =
                std::min({steps[i - 1][j] + 1, steps[i][j - 1] + 1, steps[i - 1][j - 1] + other});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                steps[i][j] = std::min(steps[i][j], steps[i - 2][j - 2] + 1);
        }
    }
    return steps[a.size()][b.size()];
}

std::string folded_key(std::string_view word) {
    std::string key = folded(word);
    std::replace(key.begin(), key.end(), '-', '_');
    std::replace(key.begin(), key.end(), ' ', '_');
    return key;
}

/// Name of the table `key` in the table headed `outer`, without brackets.
std::string inner_name(const std::string& outer, std::string_view key) {
    const std::size_t first = outer.find_first_not_of('[');
    if (first == std::string::npos) return std::string(key);
    return outer.substr(first, outer.find_last_not_of(']') - first + 1) + "." + std::string(key);
}

bool read_digits(std::string_view text, int& value) {
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    return read.ec == std::errc{} && read.ptr == text.data() + text.size() && text[0] != '-';
}

}  // namespace

std::string NumberRange::words() const {
    const bool has_lowest = std::isfinite(lowest);
    const bool has_highest = std::isfinite(highest);
    if (has_lowest && has_highest)
        return fmt::format("a number {} {} and at most {}",
                           lowest_allowed ? "of at least" : "above", lowest, highest);
    if (has_lowest)
        return lowest_allowed ? fmt::format("a number of {} or more", lowest)
                              : fmt::format("a number above {}", lowest);
    return "a number";
}

std::optional<std::chrono::year_month_day> calendar_day(std::string_view iso) {
    int year = 0, month = 0, day = 0;
    if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-' ||
        !read_digits(iso.substr(0, 4), year) || !read_digits(iso.substr(5, 2), month) ||
        !read_digits(iso.substr(8, 2), day))
        return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year{year},
                                           std::chrono::month{static_cast<unsigned>(month)},
                                           std::chrono::day{static_cast<unsigned>(day)}};
    if (!date.ok()) return std::nullopt;
    return date;
}

std::string nearest_word(std::string_view word, const std::vector<std::string>& known) {
    const std::string wanted = folded_key(word);
    std::string nearest;
    std::size_t fewest = std::max<std::size_t>(2, wanted.size() / 3) + 1;
    for (const std::string& candidate : known) {
        const std::size_t steps = spelling_distance(wanted, folded_key(candidate));
        if (steps >= fewest || steps >= candidate.size()) continue;
        fewest = steps;
        nearest = candidate;
    }
    return nearest;
}

ConfigReader::ConfigReader(const ConfigTable& table, std::string name, std::string source,
                           std::int64_t line)
    : table_(&table), name_(std::move(name)), source_(std::move(source)), line_(line) {}

const ConfigEntry* ConfigReader::entry(std::string_view key) const {
    for (const ConfigEntry& candidate : *table_)
        if (candidate.key == key) return &candidate;
    return nullptr;
}

const ConfigValue* ConfigReader::value(std::string_view key) {
    if (std::find(asked_.begin(), asked_.end(), key) == asked_.end()) asked_.emplace_back(key);
    const ConfigEntry* found = entry(key);
    return found == nullptr ? nullptr : &found->value;
}

std::vector<std::string> ConfigReader::keys() const {
    std::vector<std::string> names;
    for (const ConfigEntry& candidate : *table_) names.push_back(candidate.key);
    return names;
}

std::int64_t ConfigReader::line_of(std::string_view key) const {
    const ConfigEntry* found = entry(key);
    return found == nullptr ? line_ : found->line;
}

void ConfigReader::refuse_at(std::int64_t line, const std::string& problem,
                             const std::string& remedy) const {
    throw InputError(source_, line, problem, remedy);
}

void ConfigReader::refuse(std::string_view key, const std::string& problem,
                          const std::string& remedy) const {
    const std::string place = name_.empty() ? "" : " in " + name_;
    refuse_at(line_of(key), fmt::format("'{}'{} {}", key, place, problem), remedy);
}

void ConfigReader::refuse_kind(std::string_view key, const ConfigValue& value,
                               const std::string& expected) const {
    refuse(key, fmt::format("is {}", kind_of(value)), "give " + expected);
}

void ConfigReader::refuse_other_keys() const {
    for (const ConfigEntry& candidate : *table_) {
        if (std::find(asked_.begin(), asked_.end(), candidate.key) != asked_.end()) continue;
        const std::string nearest = nearest_word(candidate.key, asked_);
        const std::string place = name_.empty() ? "" : " in " + name_;
        refuse_at(candidate.line, fmt::format("unknown key '{}'{}", candidate.key, place),
                  nearest.empty() ? "known are " + joined_words(asked_)
                                  : "did you mean '" + nearest + "'?");
    }
}

std::optional<bool> ConfigReader::flag(std::string_view key) {
    const ConfigValue* found = value(key);
    if (found == nullptr) return std::nullopt;
    if (const bool* flag = std::get_if<bool>(&found->value)) return *flag;
    refuse_kind(key, *found, "true or false");
}

double ConfigReader::checked_number(std::string_view key, const ConfigValue& value,
                                    const NumberRange& range) const {
    double number = 0.0;
    if (const auto* whole = std::get_if<std::int64_t>(&value.value))
        number = static_cast<double>(*whole);
    else if (const auto* real = std::get_if<double>(&value.value))
        number = *real;
    else
        refuse_kind(key, value, range.words());
    if ((std::isinf(number) && !range.infinity_allowed) || !range.contains(number))
        refuse(key, fmt::format("is {}", number), "give " + range.words());
    return number;
}

std::optional<double> ConfigReader::number(std::string_view key, const NumberRange& range) {
    const ConfigValue* found = value(key);
    if (found == nullptr) return std::nullopt;
    return checked_number(key, *found, range);
}

std::optional<std::int64_t> ConfigReader::whole(std::string_view key, std::int64_t lowest) {
    const ConfigValue* found = value(key);
    if (found == nullptr) return std::nullopt;
    const std::string expected = fmt::format("a whole number of {} or more", lowest);
    const auto* number = std::get_if<std::int64_t>(&found->value);
    if (number == nullptr) refuse_kind(key, *found, expected);
    if (*number < lowest) refuse(key, fmt::format("is {}", *number), "give " + expected);
    return *number;
}

std::optional<std::string> ConfigReader::text(std::string_view key) {
    const ConfigValue* found = value(key);
    if (found == nullptr) return std::nullopt;
    if (const auto* text = std::get_if<std::string>(&found->value)) return *text;
    refuse_kind(key, *found, "a text in quotes");
}

std::optional<std::string> ConfigReader::choice(std::string_view key,
                                                std::initializer_list<std::string_view> words) {
    return choice_of(key, {words.begin(), words.end()});
}

std::optional<std::string> ConfigReader::choice_of(std::string_view key,
                                                   const std::vector<std::string>& known) {
    const ConfigValue* found = value(key);
    if (found == nullptr) return std::nullopt;
    const auto* word = std::get_if<std::string>(&found->value);
    if (word == nullptr) refuse_kind(key, *found, "one of " + joined_words(known) + " in quotes");
    if (std::find(known.begin(), known.end(), *word) != known.end()) return *word;
    const std::string nearest = nearest_word(*word, known);
    refuse(key, "is '" + *word + "'",
           nearest.empty() ? "give one of " + joined_words(known)
                           : "did you mean '" + nearest + "'? Known are " + joined_words(known));
}

std::optional<std::chrono::year_month_day> ConfigReader::date(std::string_view key) {
    const ConfigValue* found = value(key);
    if (found == nullptr) return std::nullopt;
    std::string written;
    if (const auto* time = std::get_if<ConfigTime>(&found->value))
        written = time->iso;
    else if (const auto* text = std::get_if<std::string>(&found->value))
        written = *text;
    else
        refuse_kind(key, *found, "a date, as in 2025-03-01");
    const auto day = calendar_day(written);
    if (!day) refuse(key, "is '" + written + "', no calendar day", "give a date, as in 2025-03-01");
    return day;
}

std::optional<std::vector<double>> ConfigReader::numbers(std::string_view key,
                                                         const NumberRange& range) {
    const ConfigValue* found = value(key);
    if (found == nullptr) return std::nullopt;
    const auto* list = std::get_if<ConfigArray>(&found->value);
    if (list == nullptr) refuse_kind(key, *found, "a list of numbers, as in [1, 2]");
    std::vector<double> numbers;
    for (const ConfigValue& element : *list) numbers.push_back(checked_number(key, element, range));
    return numbers;
}

std::optional<std::vector<std::string>> ConfigReader::texts(std::string_view key) {
    const ConfigValue* found = value(key);
    if (found == nullptr) return std::nullopt;
    const auto* list = std::get_if<ConfigArray>(&found->value);
    if (list == nullptr) refuse_kind(key, *found, "a list of texts, as in [\"a\", \"b\"]");
    std::vector<std::string> texts;
    for (const ConfigValue& element : *list) {
        const auto* text = std::get_if<std::string>(&element.value);
        if (text == nullptr)
            refuse(key, fmt::format("has {} in its list", kind_of(element)),
                   "give texts in quotes");
        texts.push_back(*text);
    }
    return texts;
}

std::optional<ConfigReader> ConfigReader::table(std::string_view key) {
    const ConfigValue* found = value(key);
    if (found == nullptr) return std::nullopt;
    const std::string name = fmt::format("[{}]", inner_name(name_, key));
    const auto* inner = std::get_if<ConfigTable>(&found->value);
    if (inner == nullptr) refuse_kind(key, *found, "a table, " + name);
    return ConfigReader(*inner, name, source_, line_of(key));
}

std::vector<ConfigReader> ConfigReader::tables(std::string_view key) {
    const ConfigValue* found = value(key);
    if (found == nullptr) return {};
    const std::string name = fmt::format("[[{}]]", inner_name(name_, key));
    const auto* list = std::get_if<ConfigArray>(&found->value);
    if (list == nullptr) refuse_kind(key, *found, "a list of tables, each headed " + name);
    std::vector<ConfigReader> readers;
    for (const ConfigValue& element : *list) {
        const auto* inner = std::get_if<ConfigTable>(&element.value);
        if (inner == nullptr) refuse_kind(key, element, "a list of tables, each headed " + name);
        readers.emplace_back(*inner, name, source_, element.line);
    }
    return readers;
}

}  // namespace tk
