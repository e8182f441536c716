#include "viewer/session/field_words.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "viewer/text/number_words.h"
#include "viewer/text/translation.h"

namespace tk {
namespace {

std::string with_unit_behind(std::string number, const char* unit) {
    const std::string_view u = unit;
    if (u.empty()) return number;
    // A degree sign follows at once, other units after a space that does not break.
    return number.append(u == "°" ? "" : "\u00A0").append(u);
}

std::string clock_words(std::chrono::sys_seconds time) {
    const auto midnight = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::hh_mm_ss clock{time - midnight};
    char digits[16];
    std::snprintf(digits, sizeof digits, "%02d:%02d", static_cast<int>(clock.hours().count()),
                  static_cast<int>(clock.minutes().count()));
    return date_text(std::chrono::year_month_day{midnight}) + " " + digits;
}

struct ValueWords {
    const FieldInfo& info;
    bool with_unit;

    std::string number(std::string digits) const {
        return with_unit ? with_unit_behind(std::move(digits), info.unit) : digits;
    }
    std::string operator()(std::monostate) const { return "–"; }
    std::string operator()(std::int64_t value) const {
        return number(number_text(static_cast<long long>(value)));
    }
    std::string operator()(double value) const {
        return number(shortest_number(value, std::max(info.decimals, 0)));
    }
    std::string operator()(bool value) const { return value ? tr("yes") : tr("no"); }
    std::string operator()(const std::string& text) const {
        for (const FieldChoice& choice : info.choices)
            if (choice.key == text) return choice.label;
        return text;
    }
    std::string operator()(const std::chrono::year_month_day& day) const { return date_text(day); }
    std::string operator()(const std::chrono::sys_seconds& time) const { return clock_words(time); }
};

}  // namespace

std::string shortest_number(double value, int most) {
    double scale = 1.0;
    for (int decimals = 0; decimals < most; ++decimals, scale *= 10.0)
        if (std::abs(value * scale - std::round(value * scale)) < 1e-9 * scale)
            return number_text(value, decimals);
    return number_text(value, most);
}

std::string value_words(const FieldInfo& info, const FieldValue& value, bool with_unit) {
    return std::visit(ValueWords{info, with_unit}, value);
}

}  // namespace tk
