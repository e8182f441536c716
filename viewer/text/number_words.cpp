#include "viewer/text/number_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "viewer/text/translation.h"

namespace tk {
namespace {

constexpr const char* minus_sign = "\u2212";
constexpr const char* thin_space = "\u202f";
constexpr const char* no_break_space = "\u00a0";
constexpr const char* no_number = "\u2013";

/// "1234.5" or "0.00" without sign, as people write it.
std::string localised(const std::string& plain) {
    const bool swedish = language() == Language::swedish;
    const std::size_t point = plain.find('.');
    const std::string whole = plain.substr(0, point);
    std::string text;
    for (std::size_t i = 0; i < whole.size(); ++i) {
        if (i > 0 && (whole.size() - i) % 3 == 0) text += swedish ? thin_space : ",";
        text += whole[i];
    }
    if (point != std::string::npos) text.append(swedish ? "," : ".").append(plain, point + 1);
    return text;
}

bool is_zero(const std::string& plain) {
    return plain.find_first_not_of("0.") == std::string::npos;
}

std::string rounded(double magnitude, int decimals) {
    return fmt::format("{:.{}f}", magnitude, decimals);
}

/// So many significant digits of a finite magnitude, without zeros at the end.
std::string significant_digits(double magnitude, int digits) {
    int decimals = 0;
    if (magnitude > 0.0 && magnitude < 99.95)
        decimals = std::min(6, digits - 1 - static_cast<int>(std::floor(std::log10(magnitude))));
    std::string text = rounded(magnitude, std::max(0, decimals));
    if (text.find('.') == std::string::npos) return text;
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
    return text;
}

const char* month_words(unsigned month) {
    switch (month) {
        case 1: return tr("Jan");
        case 2: return tr("Feb");
        case 3: return tr("Mar");
        case 4: return tr("Apr");
        case 5: return tr("May");
        case 6: return tr("Jun");
        case 7: return tr("Jul");
        case 8: return tr("Aug");
        case 9: return tr("Sep");
        case 10: return tr("Oct");
        case 11: return tr("Nov");
        case 12: return tr("Dec");
        default: return no_number;
    }
}

const char* weekday_words(unsigned iso_day) {
    switch (iso_day) {
        case 1: return tr("Mon");
        case 2: return tr("Tue");
        case 3: return tr("Wed");
        case 4: return tr("Thu");
        case 5: return tr("Fri");
        case 6: return tr("Sat");
        case 7: return tr("Sun");
        default: return no_number;
    }
}

}  // namespace

std::string number_text(long long value) {
    const std::string plain = fmt::format("{}", value);
    return value < 0 ? minus_sign + localised(plain.substr(1)) : localised(plain);
}

std::string number_text(double value, int decimals) {
    if (!std::isfinite(value)) return no_number;
    const std::string plain = rounded(std::abs(value), decimals);
    return (value < 0.0 && !is_zero(plain) ? minus_sign : "") + localised(plain);
}

std::string short_number_text(double value) {
    if (!std::isfinite(value)) return no_number;
    const std::string plain = significant_digits(std::abs(value), 3);
    return (value < 0.0 && !is_zero(plain) ? minus_sign : "") + localised(plain);
}

std::string value_text(double value) {
    if (!std::isfinite(value)) return no_number;
    if (std::abs(value) >= 0.995) return short_number_text(value);
    const std::string plain = significant_digits(std::abs(value), 2);
    return (value < 0.0 && !is_zero(plain) ? minus_sign : "") + localised(plain);
}

std::string change_text(double value) {
    if (!std::isfinite(value)) return no_number;
    const std::string plain = significant_digits(std::abs(value), 3);
    if (is_zero(plain)) return "0";
    return (value < 0.0 ? minus_sign : "+") + localised(plain);
}

std::string share_text(double share) {
    const double percent = share * 100.0;
    const bool small = std::abs(percent) < 0.95 && share != 0.0;
    return number_text(percent, small ? 1 : 0) + no_break_space + "%";
}

std::string month_text(std::chrono::year_month month) {
    return fmt::format("{} {}", month_words(static_cast<unsigned>(month.month())),
                       static_cast<int>(month.year()));
}

std::string date_text(std::chrono::year_month_day day) {
    return fmt::format("{} {} {}", static_cast<unsigned>(day.day()),
                       month_words(static_cast<unsigned>(day.month())),
                       static_cast<int>(day.year()));
}

std::string typed_date_text(std::chrono::year_month_day day) {
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()),
                       static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
}

std::string weekday_text(std::chrono::weekday day, bool letter_only) {
    const char* words = weekday_words(day.ok() ? day.iso_encoding() : 0);
    if (!letter_only || !day.ok()) return words;
    // The days' first letters are plain ASCII in every language here.
    const char first = words[0];
    return std::string(1,
                       first >= 'a' && first <= 'z' ? static_cast<char>(first - 'a' + 'A') : first);
}

std::string length_text(double metres) {
    if (!std::isfinite(metres)) return no_number;
    const double size = std::abs(metres);
    // Of a scale's bar: it is no more exact for a zero behind the comma.
    if (size >= 1000.0 && std::fmod(size, 1000.0) == 0.0)
        return number_text(metres / 1000.0, 0) + no_break_space + "km";
    if (size >= 999.5)
        return number_text(metres / 1000.0, size < 9950.0 ? 1 : 0) + no_break_space + "km";
    return number_text(metres, size < 9.95 ? 1 : 0) + no_break_space + "m";
}

}  // namespace tk
