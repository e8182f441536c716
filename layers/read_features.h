#pragma once

#include <string>

#include "engine/town/map_features.h"
#include "layers/layer_request.h"
#include "layers/read_context.h"
#include "layers/read_report.h"

namespace tk {

/// Reads places that risk may go with; geometries of every kind may stand in one source.
/// Overlapping polygons become one.
///
/// @throws InputError if the source, a named field or its CRS cannot be used
FeatureSet read_features(const LayerRequest& request, const std::string& name,
                         const ReadContext& context, ReadReport& report);

}  // namespace tk
