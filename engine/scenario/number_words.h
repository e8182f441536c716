#pragma once

#include <string>

namespace tk {

/// A number as one reads it: at most `decimals` decimals, none at the end that is 0, thousands
/// parted by a space: "6 580 822", "0.85".
std::string in_words(double value, int decimals = 2);

/// "1 floor", "5 floors".
std::string counted(double number, const std::string& what);

}  // namespace tk
