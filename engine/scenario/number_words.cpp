#include "engine/scenario/number_words.h"

#include <array>
#include <charconv>
#include <cmath>

namespace tk {

std::string in_words(double value, int decimals) {
    if (!std::isfinite(value)) return std::isnan(value) ? "not a number" : "infinite";
    std::array<char, 400> digits{};
    const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(),
                                            std::abs(value), std::chars_format::fixed, decimals);
    std::string text(digits.data(), end);
    std::size_t whole = text.find('.');
    if (whole != std::string::npos) {
        text.erase(text.find_last_not_of('0') + 1);
        if (text.back() == '.') text.pop_back();
    } else {
        whole = text.size();
    }
    for (std::size_t i = whole; i > 3; i -= 3) text.insert(i - 3, 1, ' ');
    return value < 0.0 && text != "0" ? "-" + text : text;
}

std::string counted(double number, const std::string& what) {
    return in_words(number) + " " + what + (number == 1.0 ? "" : "s");
}

}  // namespace tk
