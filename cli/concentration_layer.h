#pragma once

#include <string>
#include <vector>

#include "cli/concentration_places.h"
#include "layers/vector_layer.h"

namespace tk::cli {

/// "quarter", "half", "most", "rest": whether a place is among the fewest that hold 25, 50 and 80 %
/// of the incidents, by what those hold that have more. "empty" without incidents (a text such as
/// "none" is read as no value).
std::string concentration_class(double count, double share_held_before);

/// The places with their incidents; of cells only those that have any. What it is made from must
/// live until it is written.
VectorLayer concentration_layer(const ConcentrationPlaces& places);

}  // namespace tk::cli
