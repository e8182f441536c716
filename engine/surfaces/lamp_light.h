#pragma once

#include <array>
#include <span>

#include "engine/town/street_light.h"

namespace tk {

/// The horizontal illuminance that one lamp gives, obstacles apart: E = I cos γ / d²
/// (EN 13201-3:2015, section 7), maintained and dimmed, made ready for many points on one plane.
class LampLight {
public:
    /// @param below_m of the plane under the lamp; a lamp not above the plane gives none
    LampLight(const StreetLight& light, double below_m);

    /// No light from beyond this distance; see light_reach_m().
    double reach_m() const { return reach_m_; }

    /// Adds to lux[i] what the point east_m[i] east and north_m north of the lamp gets. The same
    /// bits for a point whatever its neighbours. Does not look at the reach.
    void add_lux(std::span<const double> east_m, double north_m, std::span<double> lux) const;

    double lux_at(double east_m, double north_m) const {
        double lux = 0.0;
        add_lux({&east_m, 1}, north_m, {&lux, 1});
        return lux;
    }

private:
    void add_isotropic(std::span<const double> east_m, double north_m, std::span<double> lux) const;
    void add_lambertian(std::span<const double> east_m, double north_m,
                        std::span<double> lux) const;
    void add_street(std::span<const double> east_m, double north_m, std::span<double> lux) const;

    LightDistribution distribution_;
    double flux_lm_ = 0.0;  ///< in service; 0 for a lamp that gives none
    double below_m_ = 0.0;
    double front_east_ = 0.0, front_north_ = 0.0;  ///< unit vector along the bearing
    double tilt_sin_ = 0.0, tilt_cos_ = 1.0;
    double reach_m_ = 0.0;
};

}  // namespace tk
