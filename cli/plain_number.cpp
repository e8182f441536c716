#include "cli/plain_number.h"

#include <fmt/format.h>

#include <cmath>

namespace tk::cli {

std::string plain_number(double value) {
    if (std::isnan(value)) return "-";
    if (std::abs(value) >= 1e6 && std::abs(value) < 1e15)
        return grouped(static_cast<long long>(std::llround(value)));
    return fmt::format("{:.6g}", value);
}

std::string grouped(long long count) {
    std::string digits = std::to_string(count < 0 ? -count : count);
    for (int at = static_cast<int>(digits.size()) - 3; at > 0; at -= 3)
        digits.insert(static_cast<std::size_t>(at), " ");
    return (count < 0 ? "-" : "") + digits;
}

std::string percent(double share) {
    return std::isnan(share) ? "-" : fmt::format("{:.1f} %", share * 100.0);
}

}  // namespace tk::cli
