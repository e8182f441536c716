#pragma once

#include <memory>
#include <optional>
#include <string>

#include "engine/core/map_point.h"
#include "engine/town/light_schedule.h"
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
    double bearing_deg = 0.0;         ///< compass bearing in which the road side points
    double tilt_deg = 0.0;            ///< above 0 raises the front
    double maintenance_factor = 1.0;  ///< share of the flux left in service, (0, 1]
    double dimming = 1.0;             ///< share of full output, [0, 1]
    /// About the (tilted) line from back to front: above 0 raises the C 0 side, the right hand of
    /// one who looks where the front points.
    double rotation_deg = 0.0;
    /// Gives the shape, scaled so that luminous_flux_lm leaves the luminaire; null: distribution.
    std::shared_ptr<const Photometry> photometry = nullptr;
    std::optional<double> power_w = std::nullopt;  ///< that it draws at full output; >= 0
    /// What the register calls its type; a luminaire library knows types by it. May be empty.
    std::string luminaire = {};
    bool out_of_order = false;    ///< it gives no light at any hour
    LightSchedule schedule = {};  ///< of the night; asked only where an hour is

    /// Share of full output: at an hour by the schedule, else `dimming`; 0 when out of order.
    double output_share_at(std::optional<int> minute_of_day) const {
        if (out_of_order) return 0.0;
        return minute_of_day ? output_share(schedule, *minute_of_day, dimming) : dimming;
    }

    friend bool operator==(const StreetLight&, const StreetLight&) = default;
};

}  // namespace tk
