#pragma once

#include <cmath>
#include <limits>
#include <numbers>
#include <span>

#include "engine/core/compass.h"
#include "engine/surfaces/illuminance.h"
#include "engine/surfaces/light_distribution.h"
#include "tests/engine/visibility/built_scene.h"

namespace tk::test {

/// Horizontal illuminance of one lamp without obstacles, angle by angle as the definitions say.
inline double plain_lux(const StreetLight& light, MapPoint at, double plane_height_m) {
    const double h = light.height_m - plane_height_m;
    const double flux_lm = light.luminous_flux_lm * light.maintenance_factor * light.dimming;
    if (h <= 0.0 || flux_lm <= 0.0) return 0.0;
    const double r = distance_m(light.at, at);
    const double gamma = std::atan2(r, h);
    const double on_the_plane = std::pow(std::cos(gamma), 3.0) / (h * h);
    if (light.distribution == LightDistribution::isotropic)
        return flux_lm / (4.0 * std::numbers::pi) * on_the_plane;

    // The direction as the luminaire has it: toward C 0, toward C 90 and along its axis.
    const double turned = (bearing_deg(light.at, at) - light.bearing_deg) * radians_per_degree;
    const double ahead = std::sin(gamma) * std::cos(turned);
    const double to_c0 = std::sin(gamma) * std::sin(turned);
    const double tilt = light.tilt_deg * radians_per_degree;
    const double to_c90 = ahead * std::cos(tilt) - std::cos(gamma) * std::sin(tilt);
    const double axis = ahead * std::sin(tilt) + std::cos(gamma) * std::cos(tilt);
    if (axis <= 0.0) return 0.0;
    if (light.distribution == LightDistribution::lambertian)
        return flux_lm * axis / std::numbers::pi * on_the_plane;
    const double gamma_deg = std::atan2(std::hypot(to_c0, to_c90), axis) / radians_per_degree;
    const double c_deg = std::atan2(to_c90, to_c0) / radians_per_degree;
    return flux_lm / 1000.0 * street_intensity_cd_per_klm(c_deg, gamma_deg) * on_the_plane;
}

/// The sum over all lamps with shadows by a line drawn to each.
inline double plain_illuminance(MapPoint at, std::span<const StreetLight> lights,
                                const Obstacles& obstacles, const IlluminanceOptions& options) {
    for (const Obstacle& obstacle : obstacles.all())
        if (contains(*obstacle.footprint, at)) return std::numeric_limits<double>::quiet_NaN();
    double lux = 0.0;
    for (const StreetLight& light : lights) {
        if (distance_m(light.at, at) > light_reach_m(light, options)) continue;
        if (!plainly_hidden(obstacles, light.at, light.height_m, at, options.plane_height_m))
            lux += plain_lux(light, at, options.plane_height_m);
    }
    return lux;
}

inline StreetLight random_light(RandomBuildings& random, int number) {
    StreetLight light;
    light.id = std::to_string(number);
    light.at = random.place();
    light.height_m = random.real(2.0, 10.0);
    light.luminous_flux_lm = random.real(50.0, 8000.0);
    light.distribution = static_cast<LightDistribution>(number % 3);
    light.bearing_deg = random.real(0.0, 360.0);
    light.tilt_deg = number % 2 == 0 ? 0.0 : random.real(-20.0, 30.0);
    light.maintenance_factor = random.real(0.6, 1.0);
    light.dimming = random.real(0.3, 1.0);
    return light;
}

}  // namespace tk::test
