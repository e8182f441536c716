#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/scenario/edit.h"
#include "engine/town/town.h"
#include "layers/field_names.h"
#include "layers/read_context.h"
#include "layers/read_report.h"
#include "layers/scenario_edits.h"

namespace tk {

/// Reads a scenario's edits: layers `lights`, `cameras`, `developments`, `buildings`, `trees`,
/// `streets` and `masks` (also by their Swedish names) of one source, each row with `edit` = add |
/// modify | remove (Swedish: lägg till, ändra, ta bort) and the `id` it concerns.
///
/// An added row without an id gets `new-1`, `new-2`, ... . In a modified one a field without a
/// value keeps today's, and so does the place where the geometry is missing. What is added or
/// modified stands, unless context.phase_date lies outside its dates. What an added light does not
/// state is looked up and assumed as read_lights() does it. One report per layer, in the
/// order read.
///
/// Further fields, which write_scenario() writes: `edit_off` (such an edit is left out, and counted
/// in the report's notes), `edit_order` (where every row has one, the edits come in that order,
/// else layer by layer), `edit_clears` (of a modified row: the fields that lose their value,
/// separated by commas), and `stands` of developments (in place of what their dates say; only read
/// in tables with `edit_order`).
///
/// @throws InputError with the row if an edit is none of these, or an id to modify or remove is not
///         in today's town, or one to add is there already; also if no layer holds edits
Scenario read_scenario(const std::string& source, const std::string& name, const Town& today,
                       const ReadContext& context, std::vector<ReadReport>& reports);

/// The same with the edits that are switched off.
std::vector<ScenarioEdit> read_scenario_edits(const std::string& source, const Town& today,
                                              const ReadContext& context,
                                              std::vector<ReadReport>& reports);

/// The edits that are on.
std::vector<Edit> edits_that_are_on(const std::vector<ScenarioEdit>& edits);

/// What a layer of that name in a scenario's file holds edits of, by English or Swedish name.
std::optional<LayerKind> scenario_layer_kind(const std::string& layer);

}  // namespace tk
