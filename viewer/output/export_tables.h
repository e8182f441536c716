#pragma once

#include <span>
#include <string>
#include <vector>

#include "engine/town/town.h"
#include "layers/vector_layer.h"
#include "viewer/session/drawing.h"

/// Tables of what `run` does not write: the map itself, and what was drawn. They refer to what
/// they are made from.
namespace tk {

VectorLayer layer_of_boundary(std::string name, const MultiPolygon& boundary);

/// A table for each kind of geometry that the set has: "features_bars", "features_parks_areas".
std::vector<VectorLayer> layers_of_features(const FeatureSet& set);

/// A table for each kind of drawing that there is: "drawn_areas", "drawn_lines", "drawn_notes".
std::vector<VectorLayer> layers_of_drawings(std::span<const Drawing> drawings);

}  // namespace tk
