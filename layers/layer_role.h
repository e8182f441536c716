#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "layers/field_names.h"

namespace tk {

/// What the shape of a layer's geometry is, as far as it matters for its role.
enum class LayerShape { none, point, line, polygon, mixed };

/// By which a layer's role is guessed.
struct LayerTraits {
    std::string name;
    std::string file;  ///< without its ending; tells where the layer's own name does not
    LayerShape shape = LayerShape::mixed;
    std::span<const std::string> fields;
    std::int64_t features = -1;  ///< -1: not known
};

/// What a layer most likely is: by a word of its name (Swedish or English, also within a compound)
/// that fits its geometry, else of its file's, else by its geometry and fields.
LayerKind guessed_kind(const LayerTraits& layer);

/// Whether its name is that of a background map, or its file's and its own tells nothing else.
bool is_named_as_background(const LayerTraits& layer);

/// The words of a name, as field_key() writes them: "GatuBelysning_2024-norr" gives gatu,
/// belysning, norr. Digits only part them.
std::vector<std::string> words_of_name(const std::string& name);

}  // namespace tk
