#pragma once

#include <vector>

#include "engine/town/map_features.h"
#include "layers/layer_request.h"
#include "layers/read_context.h"
#include "layers/read_report.h"

namespace tk {

/// Reads entrances: doors, and middles of active frontage. Fields: id, kind.
///
/// @throws InputError if the source, a named field or its CRS cannot be used
std::vector<Entrance> read_entrances(const LayerRequest& request, const ReadContext& context,
                                     ReadReport& report);

}  // namespace tk
