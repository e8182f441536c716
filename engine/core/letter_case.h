#pragma once

#include <string>
#include <string_view>

namespace tk {

/// `utf8` with the capital letters A to Z and those of Latin-1 (Å, Ä, Ö, É, ...) made small, and
/// å, ä, ö as one character where they are written as a letter with a combining mark. For
/// comparing names; all other bytes stay as they are.
std::string folded(std::string_view utf8);

}  // namespace tk
