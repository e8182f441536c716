#pragma once

#include "layers/read_context.h"
#include "layers/read_report.h"

namespace tk {

/// Adds a note when what was read lies outside Sweden, and would lie in it if its two coordinates
/// changed places: northing taken for easting, latitude for longitude. Nothing is exchanged by
/// itself: outside Sweden such numbers may well be right.
void note_if_swapped(ReadReport& report, const ReadContext& context);

}  // namespace tk
