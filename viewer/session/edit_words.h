#pragma once

#include <string>

#include "viewer/session/plan.h"
#include "viewer/session/session.h"
#include "viewer/session/town_index.h"

namespace tk {

/// What an edit does, in one line in the language that is on: "New lamp new-1, 4 200 lm, 6 m",
/// "Move lamp L-204 38 m north", "Camera K-12 turned 35° toward east", "Change lamp L-3: height
/// 6 → 8 m".
///
/// @param today where it does not hold the object that is changed, the line says no more than that
///        it is changed
std::string edit_words(const Edit& edit, const TownIndex& today);

/// What makes `now` another document than `before`, a line for each plan and for the drawings:
/// "Proposal “B”: 3 changes". None where they are the same.
std::vector<std::string> difference_words(const Document& before, const Document& now);

}  // namespace tk
