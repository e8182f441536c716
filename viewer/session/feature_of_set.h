#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "engine/core/geometry.h"
#include "engine/town/town.h"

namespace tk {

/// One of a set's features, which have no ids: they are counted, points first, then lines, then
/// polygons.
struct FeatureOfSet {
    enum class Kind { point, line, area };
    Kind kind = Kind::point;
    std::size_t index = 0;  ///< among those of its kind
    MapPoint at;            ///< of a line its first point, of an area its centre of gravity
    Extent extent;
    std::optional<double> length_m;  ///< of a line
    std::optional<double> area_m2;   ///< of an area
};

/// The set that a layer of layer_id.h shows; null for any other layer.
const FeatureSet* feature_set_of_layer(const Town& town, std::string_view layer);

std::size_t feature_count(const FeatureSet& set);
/// None beyond the last.
std::optional<FeatureOfSet> feature_of_set(const FeatureSet& set, std::size_t number);

}  // namespace tk
