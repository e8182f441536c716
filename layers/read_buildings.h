#pragma once

#include <vector>

#include "engine/town/building.h"
#include "layers/layer_request.h"
#include "layers/read_context.h"
#include "layers/read_report.h"

namespace tk {

/// Reads building footprints. Fields: id, height, floors, use, window_share.
///
/// Height: as stated, else floors × 3 m, else 6 m, counted in the notes. Footprints are made valid
/// (counted); rows without an area are skipped.
///
/// @throws InputError if the source, a named field or its CRS cannot be used
std::vector<Building> read_buildings(const LayerRequest& request, const ReadContext& context,
                                     ReadReport& report);

}  // namespace tk
