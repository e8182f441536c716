#pragma once

#include <cstdint>

#include "sample-data/generator/sample_town.h"

namespace tk {

/// Bars, bus stops, playgrounds, schools, parks and car parks.
SampleFeatures place_features(const SampleTown& town, std::uint64_t seed);

/// 80 cameras on façades and masts at the station, in the centre, at schools, shops and car parks.
std::vector<SampleCamera> place_cameras(const SampleTown& town, std::uint64_t seed);

/// Names and shapes of the districts, with how many live in their dwellings.
std::vector<Area> populate_districts(const std::vector<Building>& buildings);

}  // namespace tk
