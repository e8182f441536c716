#pragma once

#include "engine/core/map_point.h"
#include "engine/town/street_light.h"

/// How a luminaire without a photometric file spreads its light.
namespace tk {

/// Luminous intensity in candela in the direction from the lamp to a point `offset` metres east and
/// north of it on a plane `below_m` metres below it (> 0), maintained and dimmed.
///
/// isotropic: flux / 4π. lambertian: flux cos γ / π, γ from the luminaire's axis, none above its
/// horizon. street: street_intensity_cd_per_klm(). The luminaire's front points along bearing_deg;
/// a tilt above 0 raises it.
double luminous_intensity_cd(const StreetLight& light, MapPoint offset, double below_m);

/// The street distribution in candela per kilolumen: a broad, made-up but typical road luminaire,
/// its main beams along the road at about 65°, more light to the road than behind.
/// docs/street-optics.md prints the table. Bilinear between its entries.
///
/// @param c_deg     plane, [0, 360): 0 and 180 along the road, 90 to the road side (EN 13201-3)
/// @param gamma_deg from the axis, [0, 180]; none from 90 on
double street_intensity_cd_per_klm(double c_deg, double gamma_deg);

}  // namespace tk
