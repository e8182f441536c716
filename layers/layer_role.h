#pragma once

#include <span>
#include <string>

#include "layers/field_names.h"

namespace tk {

/// What the shape of a layer's geometry is, as far as it matters for its role.
enum class LayerShape { none, point, line, polygon, mixed };

/// What a layer most likely is, from the names of layer and file, its geometry and its fields.
LayerKind guessed_kind(const std::string& names, LayerShape shape,
                       std::span<const std::string> fields);

}  // namespace tk
