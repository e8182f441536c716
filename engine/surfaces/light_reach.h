#pragma once

#include "engine/town/street_light.h"

namespace tk {

/// Illuminance below which light counts as none.
inline constexpr double least_lux = 0.01;

/// No lamp reaches further.
inline constexpr double furthest_light_m = 200.0;

/// The horizontal distance beyond which a lamp's unobstructed horizontal illuminance on a plane
/// `below_m` under it stays below least_lux in every direction; at most furthest_light_m.
///
/// Exact for isotropic and lambertian light and for tables (street optics, photometric files) that
/// are not tilted. For tilted tables an upper bound, from the brightest that the table has within
/// the tilt's angle.
/// @param flux_lm in service; > 0
/// @param below_m > 0
double lamp_reach_m(const StreetLight& light, double flux_lm, double below_m);

}  // namespace tk
