#pragma once

#include <span>
#include <string>
#include <vector>

#include "layers/field_names.h"

class OGRLayer;

namespace tk {

/// Of each field of a layer, whether it may hold personal data: by its name or its first hundred
/// values. Sentences do not count where they are what the field is for. Private to layers/.
/// @param names of the layer's fields, in their order
std::vector<bool> personal_columns(OGRLayer& layer, std::span<const std::string> names,
                                   LayerKind kind);

}  // namespace tk
