#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// How a study's values are written as TOML.
namespace tk {

/// A text as a study file's string, in double quotes.
std::string toml_text(std::string_view text);

/// The shortest text that reads back as the same number, recognisable as a fractional one.
std::string toml_number(double value);

/// A key, in quotes where it needs them.
std::string toml_key(const std::string& key);

template <typename T, typename Write>
std::string toml_list(const std::vector<T>& elements, const Write& write) {
    std::string list;
    for (const T& element : elements) list += (list.empty() ? "" : ", ") + write(element);
    return "[" + list + "]";
}

template <typename Map, typename Write>
std::string toml_inline_table(const Map& map, const Write& write) {
    std::string list;
    for (const auto& [key, value] : map)
        list += (list.empty() ? "" : ", ") + toml_key(key) + " = " + write(value);
    return "{ " + list + " }";
}

/// Lines of one table; the heading comes with the first of them, or at once where it must be there.
/// What is as it is without being said is left out.
class TomlTableWriter {
public:
    TomlTableWriter(std::string& out, std::string heading)
        : out_(out), heading_(std::move(heading)) {}

    void raw(const std::string& key, const std::string& value);
    void text(const std::string& key, const std::string& value, const std::string& otherwise = "");
    void number(const std::string& key, double value, double otherwise);
    void number(const std::string& key, const std::optional<double>& value);
    void numbers(const std::string& key, const std::vector<double>& values,
                 const std::vector<double>& otherwise);
    void whole(const std::string& key, int value, int otherwise);
    void flag(const std::string& key, bool value);  ///< where it is true
    void day(const std::string& key, const std::optional<std::chrono::year_month_day>& value);
    void texts(const std::string& key, const std::vector<std::string>& values);
    void head();

private:
    std::string& out_;
    std::string heading_;
};

}  // namespace tk
