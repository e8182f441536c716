#pragma once

#include <string>
#include <string_view>

#include "engine/town/town.h"
#include "viewer/session/drawing.h"
#include "viewer/session/plan.h"
#include "viewer/session/session.h"

namespace tk {

/// "new-1", "new-2", ...: the first that neither the town nor the plan (also among the edits that
/// are switched off) uses in that layer.
std::string new_id(const Town& town, const Plan& plan, std::string_view layer);

/// "d-1", "d-2", ...: the first that no drawing has.
std::string next_drawing_id(const Document& document);

/// The same drawing under a new id, moved so that it does not hide the first.
Drawing duplicate_of(const Drawing& drawing, const Document& document, double east_m = 10.0,
                     double north_m = -10.0);

}  // namespace tk
