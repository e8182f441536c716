#pragma once

#include <optional>
#include <string>

#include "viewer/session/plan.h"
#include "viewer/session/town_index.h"

namespace tk {

struct CheckedEdit {
    std::optional<Edit> edit;  ///< as it goes into the plan
    std::string refused;       ///< why not, in the language that is on
};

/// An edit made fit for a plan: bearings in [0, 360), rings in their direction and without repeated
/// points, so that the plan's file gives the same back.
///
/// Refused where today's town would not take it: an id that is there already or is not there, a
/// value out of its range, a shape without an area or length. Takes microseconds.
CheckedEdit checked_edit(Edit edit, const Plan& plan, const TownIndex& today);

/// Whether the edit leaves today's object exactly as it is.
bool changes_nothing(const Edit& edit, const TownIndex& today);

/// A shape as files keep it: outer rings counter-clockwise, holes clockwise, no point twice in a
/// row, parts without an area left out.
MultiPolygon tidy_shape(const MultiPolygon& shape);

}  // namespace tk
