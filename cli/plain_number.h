#pragma once

#include <string>

namespace tk::cli {

/// A number for people: up to six significant digits, no trailing zeros, "-" for NaN.
std::string plain_number(double value);

/// The same with thousands apart, for counts: "12 480".
std::string grouped(long long count);

/// A share as a percentage: "12.3 %".
std::string percent(double share);

}  // namespace tk::cli
