#pragma once

#include <string>
#include <vector>

#include "cli/concentration_places.h"
#include "layers/vector_layer.h"

namespace tk::cli {

/// The places with their incidents; of cells only those that have any. What it is made from must
/// live until it is written.
VectorLayer concentration_layer(const ConcentrationPlaces& places);

}  // namespace tk::cli
