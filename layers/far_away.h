#pragma once

#include <string>
#include <vector>

#include "layers/read_context.h"
#include "layers/read_report.h"

namespace tk {

/// Adds a note when what was read lies more than 50 km from `reference` (the study's boundary or
/// incidents) or wholly outside it, with the distance in km; and says so when reading the
/// coordinates as feet instead of metres would bring it near, as when a publisher mixed them up.
/// Nothing is dropped.
void note_if_far(ReadReport& report, const Extent& reference, const ReadContext& context);

}  // namespace tk
