#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/town/town.h"
#include "layers/vector_layer.h"
#include "layers/vector_style.h"

namespace tk {

/// A table of what a scenario can change, with its look; refers to the town it is made from.
struct EditableLayer {
    std::string_view role;  ///< "lights", "cameras", "masks", ...
    VectorLayer layer;
    std::optional<VectorStyle> style;  ///< none: QGIS's own
};

/// What a scenario can change, a table a kind, without those of which there is none. Of today's
/// town all there is; of a plan's the lists that differ from today's.
/// @param today null: `town` is today's
/// @param ending of the tables' names: "_forslag_b"
std::vector<EditableLayer> editable_layers(const Town& town, const Town* today,
                                           const std::string& ending);

}  // namespace tk
