#pragma once

#include <span>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "layers/field_names.h"
#include "layers/vector_layer.h"

class OGRLayer;

/// What a table of edits says besides what this program writes: an owner's columns. Private to
/// layers/.
namespace tk {

/// Columns and, by the id of the row's object, their values.
struct OtherColumns {
    std::vector<FieldDefinition> fields;
    std::unordered_map<std::string, std::vector<FieldValue>> values;
};

/// Adds the columns of a table that are in no role of `own` fields. Of several rows about one
/// object, the last that has a value tells it. Columns of binary values and lists are taken as
/// their text.
///
/// @param own what edits of the kind are written with
/// @param taken ids of today's objects of the kind: a row that adds one without an id is counted as
///        read_scenario_edits() does
void add_other_columns(OtherColumns& columns, OGRLayer& table, LayerKind kind,
                       std::span<const FieldDefinition> own, std::unordered_set<std::string> taken);

/// Takes over from `from` what it says of objects that `into` knows nothing of.
void add_missing_rows(OtherColumns& into, const OtherColumns& from);

/// Whether one of them is read as that role.
bool has_role_column(const OtherColumns& columns, LayerKind kind, std::string_view role);

/// The layer with these columns behind its own, except those that bear the name of one.
/// @param id_field the field of the layer that holds the id
VectorLayer with_other_columns(VectorLayer layer, OtherColumns columns, std::size_t id_field);

}  // namespace tk
