#include "layers/toml_value.h"

#include <charconv>
#include <cmath>

#include <fmt/format.h>

namespace tk {
namespace {

template <typename T, typename Write>
std::string toml_list(const std::vector<T>& elements, const Write& write) {
    std::string list;
    for (const T& element : elements) list += (list.empty() ? "" : ", ") + write(element);
    return "[" + list + "]";
}

}  // namespace

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
    if (text.find_first_of(".e") == std::string::npos) text += ".0";
    return text;
}

std::string toml_day(std::chrono::year_month_day day) {
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()),
                       static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
}

std::string toml_numbers(const std::vector<double>& values) {
    return toml_list(values, toml_number);
}

std::string toml_texts(const std::vector<std::string>& values) {
    return toml_list(values, toml_text);
}

}  // namespace tk
