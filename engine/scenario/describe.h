#pragma once

#include <string>

#include "engine/scenario/edit.h"
#include "engine/town/town.h"

namespace tk {

/// What an edit does, in one line of plain English: "Move light L-204 38 m north".
///
/// @param before the town to which the edit is made; where it does not hold the object that is
///        changed, the line says no more than that it is changed
std::string describe(const Edit& edit, const Town& before);

}  // namespace tk
