#pragma once

#include <span>
#include <string>

#include "engine/analyses/path_lighting.h"
#include "engine/town/map_features.h"
#include "layers/vector_layer.h"

namespace tk::cli {

/// Light along streets as lines, one a street: its values, the classes that they reach, its poles
/// and energy.
/// @param name of the table
/// @param paths as many as streets, in their order; both must outlive the layer
VectorLayer path_lighting_layer(std::string name, std::span<const Street> streets,
                                std::span<const PathLighting> paths);

}  // namespace tk::cli
