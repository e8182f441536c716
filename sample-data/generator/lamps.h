#pragma once

#include <cstdint>
#include <vector>

#include "sample-data/generator/sample_town.h"

namespace tk {

/// Lamps along the lit streets and paths, and in squares, car parks and at the station.
std::vector<SampleLamp> put_up_lamps(const Ground& ground, const std::vector<LaidStreet>& streets,
                                     const std::vector<Building>& buildings, std::uint64_t seed);

/// A luminaire as the municipality buys it today: its flux for these watts.
double led_flux_lm(double watts);

}  // namespace tk
