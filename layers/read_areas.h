#pragma once

#include <vector>

#include "engine/town/map_features.h"
#include "layers/layer_request.h"
#include "layers/read_context.h"
#include "layers/read_report.h"

namespace tk {

/// Reads polygons to report by. Fields: name, population. One without a name is called by its
/// feature id; a repeated name is kept.
///
/// @throws InputError if the source, a named field or its CRS cannot be used
std::vector<Area> read_areas(const LayerRequest& request, const ReadContext& context,
                             ReadReport& report);

/// The union of all polygons of a source: outside it grids have no data.
///
/// @throws InputError also if there is no polygon in it
MultiPolygon read_boundary(const LayerRequest& request, const ReadContext& context,
                           ReadReport& report);

}  // namespace tk
