#pragma once

#include <string>
#include <vector>

#include "viewer/panels/study_draft.h"

/// What the fields of a layer in the making mean, and how the user corrects it. Without a window.
namespace tk {

/// A meaning that a field of the layer can have in its role.
struct DraftField {
    std::string meaning;  ///< as the study file calls it: "time", "height", ...
    std::string words;    ///< in the language that is on
    std::string column;   ///< chosen, else recognised; empty: none
};

/// The meanings that the layer's role knows; east and north first where its places stand in fields.
std::vector<DraftField> draft_fields(const DraftLayer& layer);
/// "Time: datum · Category: brottstyp": those that have a field.
std::string draft_fields_summary(const DraftLayer& layer);

/// Takes a column for a meaning; empty: none, whatever a column is called. East and north go
/// together: without the one the other means nothing.
/// @return whether the layer can be looked into again with that
bool choose_draft_field(DraftLayer& layer, const std::string& meaning, const std::string& column);

/// For a layer that has got another role: only where its places are is still known.
void forget_draft_fields(DraftLayer& layer);

}  // namespace tk
