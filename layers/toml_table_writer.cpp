#include "layers/toml_table_writer.h"

#include <charconv>
#include <cmath>

#include <fmt/format.h>

namespace tk {

std::string toml_text(std::string_view text) {
    std::string quoted = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\')
            quoted += {'\\', c};
        else if (byte < 0x20 || byte == 0x7F)
            quoted += fmt::format("\\u{:04X}", byte);
        else
            quoted += c;
    }
    return quoted + "\"";
}

std::string toml_number(double value) {
    char digits[32];
    const double size = std::abs(value);
    // What people write without an exponent, as a cost of 900000, stays so.
    const bool plain = size == 0.0 || (size >= 1e-4 && size < 1e15);
    const auto end = std::to_chars(digits, digits + sizeof digits, value,
                                   plain ? std::chars_format::fixed : std::chars_format::scientific)
                         .ptr;
    std::string text(digits, end);
    // "inf" stands as it is.
    if (text.find_first_of(".en") == std::string::npos) text += ".0";
    return text;
}

std::string toml_key(const std::string& key) {
    const bool is_bare = !key.empty() && key.find_first_not_of(
                                             "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                             "0123456789_-") == std::string::npos;
    return is_bare ? key : toml_text(key);
}

void TomlTableWriter::raw(const std::string& key, const std::string& value) {
    head();
    out_ += key + " = " + value + "\n";
}

void TomlTableWriter::text(const std::string& key, const std::string& value,
                           const std::string& otherwise) {
    if (value != otherwise) raw(key, toml_text(value));
}

void TomlTableWriter::number(const std::string& key, double value, double otherwise) {
    if (value != otherwise) raw(key, toml_number(value));
}

void TomlTableWriter::number(const std::string& key, const std::optional<double>& value) {
    if (value) raw(key, toml_number(*value));
}

void TomlTableWriter::numbers(const std::string& key, const std::vector<double>& values,
                              const std::vector<double>& otherwise) {
    if (values != otherwise) raw(key, toml_list(values, toml_number));
}

void TomlTableWriter::whole(const std::string& key, int value, int otherwise) {
    if (value != otherwise) raw(key, std::to_string(value));
}

void TomlTableWriter::flag(const std::string& key, bool value) {
    if (value) raw(key, "true");
}

void TomlTableWriter::day(const std::string& key,
                          const std::optional<std::chrono::year_month_day>& value) {
    if (value)
        raw(key, fmt::format("{:04}-{:02}-{:02}", static_cast<int>(value->year()),
                             static_cast<unsigned>(value->month()),
                             static_cast<unsigned>(value->day())));
}

void TomlTableWriter::texts(const std::string& key, const std::vector<std::string>& values) {
    if (!values.empty()) raw(key, toml_list(values, toml_text));
}

void TomlTableWriter::head() {
    if (!heading_.empty()) out_ += "\n" + heading_ + "\n";
    heading_.clear();
}

}  // namespace tk
