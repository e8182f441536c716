#include "layers/written_number.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string>

#include "engine/core/letter_case.h"

namespace tk {

namespace {

constexpr std::string_view no_break_space = "\xC2\xA0";
constexpr std::string_view thin_space = "\xE2\x80\xAF";

std::string_view without_outer_blanks(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

/// Spaces that do not break lines as plain ones.
std::string with_plain_spaces(std::string_view text) {
    std::string plain;
    while (!text.empty()) {
        std::size_t taken = 1;
        if (text.substr(0, no_break_space.size()) == no_break_space)
            taken = no_break_space.size();
        else if (text.substr(0, thin_space.size()) == thin_space)
            taken = thin_space.size();
        plain += taken > 1 ? ' ' : text.front();
        text.remove_prefix(taken);
    }
    return plain;
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// The whole text as a plain number.
std::optional<double> plain_number(std::string_view text) {
    if (!text.empty() && text.front() == '+') text.remove_prefix(1);
    double value = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

/// Where the digits, signs, separators and exponent at the front end.
std::size_t end_of_number(std::string_view text) {
    std::size_t i = 0;
    while (i < text.size()) {
        const char c = text[i];
        const bool digit_follows = i + 1 < text.size() && is_digit(text[i + 1]);
        const bool sign = (c == '-' || c == '+') && i == 0;
        const bool exponent = (c == 'e' || c == 'E') && i > 0 && is_digit(text[i - 1]) &&
                              (digit_follows || (i + 2 < text.size() && is_digit(text[i + 2]) &&
                                                 (text[i + 1] == '-' || text[i + 1] == '+')));
        if (exponent)
            ++i;  // its sign too
        else if (!(is_digit(c) || sign || c == '.' || c == ',' ||
                   (c == ' ' && i > 0 && is_digit(text[i - 1]) && digit_follows)))
            break;
        ++i;
    }
    return std::min(i, text.size());
}

/// Digits as std::from_chars takes them: thousands separators gone, the decimal sign a point.
std::string with_decimal_point(std::string_view digits) {
    const auto commas = static_cast<std::size_t>(std::count(digits.begin(), digits.end(), ','));
    const bool has_point = digits.find('.') != std::string_view::npos;
    const bool comma_is_last = digits.rfind(',') != std::string_view::npos &&
                               (!has_point || digits.rfind(',') > digits.rfind('.'));
    const char decimal = commas == 1 && comma_is_last ? ',' : '.';
    std::string plain;
    for (const char c : digits) {
        if (c == ' ') continue;
        if (c == decimal)
            plain += '.';
        else if (c != ',' && !(c == '.' && decimal == ','))
            plain += c;
    }
    return plain;
}

struct UnitName {
    std::string_view text;
    WrittenUnit unit;
    double factor;
};

constexpr std::array<UnitName, 26> unit_names{{
    {"m", WrittenUnit::metres, 1.0},       {"meter", WrittenUnit::metres, 1.0},
    {"metre", WrittenUnit::metres, 1.0},   {"metres", WrittenUnit::metres, 1.0},
    {"meters", WrittenUnit::metres, 1.0},  {"cm", WrittenUnit::metres, 0.01},
    {"ft", WrittenUnit::feet, 1.0},        {"ft.", WrittenUnit::feet, 1.0},
    {"feet", WrittenUnit::feet, 1.0},      {"foot", WrittenUnit::feet, 1.0},
    {"'", WrittenUnit::feet, 1.0},         {"w", WrittenUnit::watts, 1.0},
    {"watt", WrittenUnit::watts, 1.0},     {"watts", WrittenUnit::watts, 1.0},
    {"kw", WrittenUnit::watts, 1000.0},    {"lm", WrittenUnit::lumens, 1.0},
    {"lumen", WrittenUnit::lumens, 1.0},   {"lumens", WrittenUnit::lumens, 1.0},
    {"klm", WrittenUnit::lumens, 1000.0},  {"%", WrittenUnit::other, 0.01},
    {"\xC2\xB0", WrittenUnit::other, 1.0}, {"deg", WrittenUnit::other, 1.0},
    {"grader", WrittenUnit::other, 1.0},   {"mm", WrittenUnit::other, 1.0},
    {"px", WrittenUnit::other, 1.0},       {"st", WrittenUnit::other, 1.0},
}};

}  // namespace

bool is_missing(std::string_view text) {
    if (!text.empty() && is_digit(text.front())) return false;
    const std::string_view word = without_outer_blanks(text);
    if (word.empty()) return true;
    if (word.size() > 5) return false;
    if (word.find_first_not_of("?-") == std::string_view::npos) return true;
    static constexpr std::array<std::string_view, 5> markers{"n/a", "na", "null", "none", "nan"};
    const std::string lower = folded(word);
    for (const std::string_view marker : markers)
        if (lower == marker) return true;
    return false;
}

std::optional<WrittenNumber> parse_number(std::string_view text) {
    const std::string spaced = with_plain_spaces(text);
    text = spaced;
    text = without_outer_blanks(text);
    if (const auto value = plain_number(text)) return WrittenNumber{*value, WrittenUnit::none};
    const std::size_t end = end_of_number(text);
    const auto value = plain_number(with_decimal_point(text.substr(0, end)));
    if (!value) return std::nullopt;
    const std::string unit = folded(without_outer_blanks(text.substr(end)));
    if (unit.empty()) return WrittenNumber{*value, WrittenUnit::none};
    if (unit.size() > 1 && unit[0] == 'x' && plain_number(unit.substr(1)))
        return WrittenNumber{*value, WrittenUnit::other};
    for (const UnitName& known : unit_names)
        if (unit == known.text) return WrittenNumber{*value * known.factor, known.unit};
    return std::nullopt;
}

std::optional<double> parse_coordinate(std::string_view text) {
    if (const auto value = plain_number(without_outer_blanks(text))) return value;
    const auto written = parse_number(text);
    if (!written || written->unit != WrittenUnit::none) return std::nullopt;
    return written->value;
}

}  // namespace tk
