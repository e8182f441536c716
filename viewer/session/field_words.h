#pragma once

#include <string>

#include "viewer/session/object_fields.h"

namespace tk {

/// A value of a field as people read it, in the language that is on: "4 200 lm", "35°", "along the
/// street", "3 Oct 2026", "yes"; an en dash where there is none.
/// @param with_unit false: the number alone, for tables whose heads bear the unit
std::string value_words(const FieldInfo& info, const FieldValue& value, bool with_unit = true);

/// A number with as many decimals as it has, at most `most`.
std::string shortest_number(double value, int most);

}  // namespace tk
