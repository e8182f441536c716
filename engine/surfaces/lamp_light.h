#pragma once

#include <optional>
#include <span>

#include "engine/surfaces/luminaire_frame.h"
#include "engine/town/street_light.h"

namespace tk {

/// Points on one line from west to east, from a lamp.
struct LampPoints {
    std::span<const double> east_m;
    double north_m = 0.0;
    std::span<const double> below_m;  ///< as many; how far each lies under the lamp
};

/// What one lamp sends to points around it, obstacles apart, maintained and dimmed, made ready for
/// many points.
class LampLight {
public:
    /// @param below_m how far the lit plane lies under the lamp: that from which the reach is
    ///        reckoned. A lamp not above it has no reach.
    /// @param minute_of_day of the night; none: as the light's dimming says
    LampLight(const StreetLight& light, double below_m,
              std::optional<int> minute_of_day = std::nullopt);

    /// No light from beyond this distance; see light_reach_m(). 0 for a lamp that gives none.
    double reach_m() const { return reach_m_; }

    /// Sets cd_per_m3[i] to the intensity toward the point over the cube of its distance: with the
    /// components of the way to the point it makes every kind of illuminance. The same bits for a
    /// point whatever its neighbours. A distance under 0.1 m counts as 0.1 m. Does not look at
    /// the reach. @param cd_per_m3 as many as points
    void find(const LampPoints& points, std::span<double> cd_per_m3) const;

    /// Horizontal illuminance at one point on the plane of the constructor.
    double lux_at(double east_m, double north_m) const;

private:
    void find_from_table(const LampPoints& points, std::span<double> cd_per_m3) const;

    LightDistribution distribution_;
    const Photometry* photometry_ = nullptr;  ///< lives in the light, or as long as the program
    LuminaireFrame frame_;
    double intensity_ = 0.0;  ///< what the distribution's unit intensity is multiplied by
    double below_m_ = 0.0;
    double c_step_deg_ = 0.0, gamma_step_deg_ = 0.0;  ///< of an even table; 0: uneven
    double reach_m_ = 0.0;
};

}  // namespace tk
