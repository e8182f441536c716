#pragma once

#include <vector>

#include "engine/town/map_features.h"
#include "layers/layer_request.h"
#include "layers/read_context.h"

namespace tk {

/// A background map of vectors: what its layers hold, by their names and in their order, or the one
/// layer that the request names. Layers without places are left out.
///
/// @throws InputError if there is nothing in it that could be drawn; Cancelled
std::vector<FeatureSet> read_basemap_layers(const LayerRequest& request,
                                            const ReadContext& context);

}  // namespace tk
