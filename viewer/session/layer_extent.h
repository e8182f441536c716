#pragma once

#include <string_view>
#include <vector>

#include "engine/town/town.h"
#include "viewer/session/drawing.h"

namespace tk {

/// What a layer of layer_id.h covers; empty for one without objects, for surfaces and for
/// background maps.
Extent extent_of_layer(const Town& town, const std::vector<Drawing>& drawings,
                       std::string_view layer);

}  // namespace tk
