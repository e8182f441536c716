#pragma once

#include <cstddef>
#include <vector>

#include "engine/network/street_network.h"
#include "engine/town/incident.h"

namespace tk {

/// Further than this from every street an incident is taken to lie on none, unless asked otherwise.
inline constexpr double default_street_reach_m = 100.0;

/// Incidents within reach of a street, each with its nearest place there.
struct IncidentsOnStreets {
    Incidents incidents;               ///< without those that are further away
    std::vector<NetworkPlace> places;  ///< one for each
    std::size_t off_street = 0;        ///< how many are further away
};

/// @param reach_m > 0
IncidentsOnStreets incidents_on_streets(Incidents incidents, const StreetNetwork& streets,
                                        double reach_m);

}  // namespace tk
