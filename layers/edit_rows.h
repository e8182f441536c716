#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

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
/// @param always a column that is written also where it is as today; empty: none
VectorLayer layer_of_edits(const EditTable& table, std::span<const ScenarioEdit> edits,
                           const Town& today, std::optional<std::chrono::year_month_day> phase_date,
                           std::string_view always = {});

/// Where the rows say which object they are about, among layer_of_edits().fields.
inline constexpr std::size_t edit_id_field = 1;

/// Whether the edit is of that kind of object.
bool is_edit_of(const Edit& edit, LayerKind kind);

}  // namespace tk
