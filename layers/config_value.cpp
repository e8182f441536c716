#include "layers/config_value.h"

#include <algorithm>
#include <sstream>

#include <fmt/format.h>
#include <toml++/toml.h>

#include "engine/core/input_error.h"

namespace tk {
namespace {

ConfigTable config_table(const toml::table& table);

/// A date and time as ISO 8601: TOML allows a space for the T, we do not pass it on.
template <typename T>
ConfigTime iso_time(const T& written) {
    std::ostringstream text;
    text << written;
    ConfigTime time{text.str()};
    std::replace(time.iso.begin(), time.iso.end(), ' ', 'T');
    return time;
}

ConfigValue config_value(const toml::node& node) {
    ConfigValue result;
    result.line = static_cast<std::int64_t>(node.source().begin.line);
    if (const auto* flag = node.as_boolean()) result.value = flag->get();
    if (const auto* whole = node.as_integer()) result.value = whole->get();
    if (const auto* number = node.as_floating_point()) result.value = number->get();
    if (const auto* text = node.as_string()) result.value = text->get();
    if (const auto* date = node.as_date()) result.value = iso_time(date->get());
    if (const auto* time = node.as_time()) result.value = iso_time(time->get());
    if (const auto* both = node.as_date_time()) result.value = iso_time(both->get());
    if (const auto* table = node.as_table()) result.value = config_table(*table);
    if (const auto* array = node.as_array()) {
        ConfigArray elements;
        for (const toml::node& element : *array) elements.push_back(config_value(element));
        result.value = std::move(elements);
    }
    return result;
}

/// toml++ sorts keys by name; the text's own order makes messages and lists predictable.
ConfigTable config_table(const toml::table& table) {
    std::vector<std::pair<toml::source_position, ConfigEntry>> entries;
    for (const auto& [key, node] : table) {
        const toml::source_position at = key.source().begin;
        entries.push_back(
            {at, {std::string(key.str()), static_cast<std::int64_t>(at.line), config_value(node)}});
    }
    std::stable_sort(entries.begin(), entries.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    ConfigTable result;
    for (auto& entry : entries) result.push_back(std::move(entry.second));
    return result;
}

}  // namespace

ConfigTable parse_config(std::string_view toml, const std::string& source) {
    try {
        return config_table(toml::parse(toml, std::string_view(source)));
    } catch (const toml::parse_error& error) {
        throw InputError(source, static_cast<std::int64_t>(error.source().begin.line),
                         fmt::format("is not TOML here: {}", error.description()),
                         "mend that line (https://toml.io describes the format)");
    }
}

std::string_view kind_of(const ConfigValue& value) {
    static constexpr std::string_view kinds[] = {"true or false", "a whole number", "a number",
                                                 "a text",        "a date or time", "a list",
                                                 "a table"};
    return kinds[value.value.index()];
}

}  // namespace tk
