#pragma once

#include <vector>

#include "engine/town/map_features.h"
#include "layers/layer_request.h"
#include "layers/read_context.h"
#include "layers/read_report.h"

namespace tk {

/// Reads trees (points) and stands of trees (polygons; `at` is the centre of gravity). Fields: id,
/// height, crown, porosity. Missing ones are 8 m, 5 m and 0.5, counted in the notes.
///
/// @throws InputError if the source, a named field or its CRS cannot be used
std::vector<Tree> read_trees(const LayerRequest& request, const ReadContext& context,
                             ReadReport& report);

}  // namespace tk
