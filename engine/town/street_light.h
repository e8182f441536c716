#pragma once

#include <memory>
#include <string>

#include "engine/core/map_point.h"
#include "engine/town/photometry.h"

namespace tk {

/// How a luminaire without a photometric file spreads its light; see surfaces/light_distribution.h.
enum class LightDistribution { isotropic, lambertian, street };

/// A lamp on its pole.
struct StreetLight {
    std::string id;
    MapPoint at;
    double height_m = 6.0;          ///< of the light source above the ground; > 0
    double luminous_flux_lm = 0.0;  ///< that leaves the luminaire when new and undimmed; >= 0
    LightDistribution distribution = LightDistribution::lambertian;  ///< without photometry
    /// Gives the shape, scaled so that luminous_flux_lm leaves the luminaire; null: distribution.
    std::shared_ptr<const Photometry> photometry = {};
    double bearing_deg = 0.0;  ///< compass bearing in which the road side points
    double tilt_deg = 0.0;     ///< above 0 raises the front
    /// About the (tilted) line from back to front: above 0 raises the C 0 side, the right hand of
    /// one who looks where the front points.
    double rotation_deg = 0.0;
    double maintenance_factor = 1.0;  ///< share of the flux left in service, (0, 1]
    double dimming = 1.0;             ///< share of full output, [0, 1]

    friend bool operator==(const StreetLight&, const StreetLight&) = default;
};

}  // namespace tk
