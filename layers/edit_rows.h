#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <span>
#include <string>

#include "engine/town/town.h"
#include "layers/field_names.h"
#include "layers/scenario_edits.h"
#include "layers/vector_layer.h"

/// A scenario's edits as the rows of a table. Private to layers/.
namespace tk {

struct EditTable {
    std::string name;
    LayerKind kind = LayerKind::lights;
};

/// The rows of one kind of object; refers to `edits`, which must outlive the writing.
VectorLayer layer_of_edits(const EditTable& table, std::span<const ScenarioEdit> edits,
                           const Town& today,
                           std::optional<std::chrono::year_month_day> phase_date);

/// Whether the edit is of that kind of object.
bool is_edit_of(const Edit& edit, LayerKind kind);

}  // namespace tk
