#pragma once

#include <string>
#include <vector>

#include "engine/scenario/edit.h"
#include "engine/town/town.h"
#include "layers/read_context.h"
#include "layers/read_report.h"

namespace tk {

/// Reads a scenario's edits: layers `lights`, `cameras`, `developments`, `buildings`, `trees` and
/// `streets` (also by their Swedish names) of one source, each row with `edit` = add | modify |
/// remove (Swedish: lägg till, ändra, ta bort) and the `id` it concerns.
///
/// An added row without an id gets `new-1`, `new-2`, ... . In a modified one a field without a
/// value keeps today's, and so does the place where the geometry is missing. What is added or
/// modified stands, unless context.phase_date lies outside its dates. One report per layer, in the
/// order read.
///
/// @throws InputError with the row if an edit is none of these, or an id to modify or remove is not
///         in today's town, or one to add is there already; also if no layer holds edits
Scenario read_scenario(const std::string& source, const std::string& name, const Town& today,
                       const ReadContext& context, std::vector<ReadReport>& reports);

}  // namespace tk
