#pragma once

#include <string_view>

namespace tk {

/// What ground a set of features is, guessed from its name in Swedish or English: parks are green,
/// water is blue; a car park is none.
enum class LandKind { none, park, water };
LandKind land_kind(std::string_view set_name);

}  // namespace tk
