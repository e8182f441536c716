#pragma once

#include "viewer/panels/new_study_memory.h"

namespace tk {

/// A layer of a study in the making, in the list of the dialog: what it is, what its fields mean,
/// in which coordinate system it is, all to be corrected.
/// @param local its coordinates need no reference
/// @return whether it is to be taken away
bool draw_draft_layer(NewStudyMemory& memory, DraftLayer& layer, const Study* base, bool local);

}  // namespace tk
