#pragma once

#include "engine/town/building.h"
#include "engine/town/map_features.h"
#include "engine/town/town.h"

/// Planned land use as places that risk may go with: a bar that opens is a bar.
namespace tk {

/// Whether the development stands, is built or opened, and its use names one of the set's: as whole
/// words, in whatever case ("Restaurang och bar" names "bar", "barnstuga" does not).
bool belongs_to(const Development& development, const FeatureSet& set);

/// The set with the footprints of the town's developments that belong to it.
FeatureSet with_developments(const FeatureSet& set, const Town& town);

}  // namespace tk
