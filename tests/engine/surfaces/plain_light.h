#pragma once

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <numbers>
#include <span>

#include "engine/core/compass.h"
#include "engine/surfaces/illuminance.h"
#include "engine/surfaces/light_distribution.h"
#include "tests/engine/visibility/built_scene.h"

namespace tk::test {

/// A vector on the map: east, north, up.
struct PlainVector {
    double e = 0.0, n = 0.0, u = 0.0;

    double dot(const PlainVector& b) const { return e * b.e + n * b.n + u * b.u; }
    PlainVector cross(const PlainVector& b) const {
        return {n * b.u - u * b.n, u * b.e - e * b.u, e * b.n - n * b.e};
    }
    /// Turned about a unit vector (Rodrigues' formula).
    PlainVector turned(const PlainVector& about, double radians) const {
        const double c = std::cos(radians), s = std::sin(radians);
        const PlainVector x = about.cross(*this);
        const double k = about.dot(*this) * (1.0 - c);
        return {e * c + x.e * s + about.e * k, n * c + x.n * s + about.n * k,
                u * c + x.u * s + about.u * k};
    }
};

/// Candela toward a direction, by the luminaire's own axes turned step by step.
inline double plain_intensity(const StreetLight& light, const PlainVector& to) {
    const double flux_lm = light.luminous_flux_lm * light.maintenance_factor * light.dimming;
    const bool has_table = light.photometry != nullptr;
    if (!has_table && light.distribution == LightDistribution::isotropic)
        return flux_lm / (4.0 * std::numbers::pi);
    const double b = light.bearing_deg * radians_per_degree;
    PlainVector front{std::sin(b), std::cos(b), 0.0}, right{std::cos(b), -std::sin(b), 0.0};
    PlainVector down{0.0, 0.0, -1.0};
    // Raising the front is a turn about the right hand, raising the right hand one about the back.
    front = front.turned(right, light.tilt_deg * radians_per_degree);
    down = down.turned(right, light.tilt_deg * radians_per_degree);
    const PlainVector back{-front.e, -front.n, -front.u};
    right = right.turned(back, light.rotation_deg * radians_per_degree);
    down = down.turned(back, light.rotation_deg * radians_per_degree);
    const double axis = to.dot(down);
    if (!has_table && light.distribution == LightDistribution::lambertian)
        return flux_lm * std::max(0.0, axis) / std::numbers::pi;
    const double gamma_deg =
        std::atan2(std::hypot(to.dot(right), to.dot(front)), axis) / radians_per_degree;
    const double c_deg = std::atan2(to.dot(front), to.dot(right)) / radians_per_degree;
    if (has_table)
        return flux_lm / light.photometry->flux_lm *
               intensity_cd(*light.photometry, c_deg, gamma_deg);
    return flux_lm / 1000.0 * street_intensity_cd_per_klm(c_deg, gamma_deg);
}

/// Illuminance of one lamp without obstacles, angle by angle as EN 13201-3 has the formulas; for
/// lamps above the plane.
inline double plain_lux(const StreetLight& light, MapPoint at, const IlluminanceOptions& options) {
    const double h = light.height_m - options.plane_height_m;
    if (h <= 0.0) return 0.0;
    const double r = distance_m(light.at, at);
    const double d = std::hypot(r, h), epsilon = std::atan2(r, h), c = std::cos(epsilon);
    const double intensity = plain_intensity(
        light, {(at.east_m - light.at.east_m) / d, (at.north_m - light.at.north_m) / d, -h / d});
    const auto upright = [&](double facing_deg) {
        const double alpha = (bearing_deg(at, light.at) - facing_deg) * radians_per_degree;
        const double on_it = intensity * std::sin(epsilon) * c * c / (h * h);
        if (options.quantity == LightQuantity::vertical)
            return on_it * std::max(0.0, std::cos(alpha));
        return on_it * (1.0 + std::cos(alpha)) / std::numbers::pi;
    };
    switch (options.quantity) {
        case LightQuantity::horizontal: return intensity * c * c * c / (h * h);
        case LightQuantity::hemispherical: return intensity * (c * c * c + c * c) / (4.0 * h * h);
        default: return upright(options.facing_deg.value_or(0.0));
    }
}

inline double plain_lux(const StreetLight& light, MapPoint at, double plane_height_m) {
    return plain_lux(light, at, {.plane_height_m = plane_height_m});
}

/// The sum over all lamps with shadows by a line drawn to each.
inline double plain_illuminance(MapPoint at, std::span<const StreetLight> lights,
                                const Obstacles& obstacles, const IlluminanceOptions& options) {
    if (is_upright(options.quantity) && !options.facing_deg) {
        double worst = std::numeric_limits<double>::infinity();
        for (const double facing : {0.0, 90.0, 180.0, 270.0}) {
            IlluminanceOptions one_way = options;
            one_way.facing_deg = facing;
            const double lux = plain_illuminance(at, lights, obstacles, one_way);
            if (std::isnan(lux)) return lux;
            worst = std::min(worst, lux);
        }
        return worst;
    }
    for (const Obstacle& obstacle : obstacles.all())
        if (contains(*obstacle.footprint, at)) return std::numeric_limits<double>::quiet_NaN();
    double lux = 0.0;
    for (const StreetLight& light : lights) {
        if (distance_m(light.at, at) > light_reach_m(light, options)) continue;
        if (!plainly_hidden(obstacles, light.at, light.height_m, at, options.plane_height_m))
            lux += plain_lux(light, at, options);
    }
    return lux;
}

/// A made-up photometric table: uneven steps for every other, beams up to `last_gamma_deg`.
inline std::shared_ptr<const Photometry> random_photometry(RandomBuildings& random, int number) {
    Photometry made;
    made.name = "made-up " + std::to_string(number);
    const bool uneven = number % 2 == 1;
    made.c_deg = {0.0};
    while (made.c_deg.back() < 340.0)
        made.c_deg.push_back(made.c_deg.back() + (uneven ? random.real(5.0, 19.0) : 15.0));
    if (made.c_deg.back() != 360.0) {
        if (made.c_deg.back() > 359.0) made.c_deg.pop_back();
        made.c_deg.push_back(360.0);
    }
    made.gamma_deg = {uneven ? 2.0 : 0.0};
    const double last_gamma_deg = number % 3 == 0 ? 90.0 : number % 3 == 1 ? 130.0 : 180.0;
    while (made.gamma_deg.back() + 12.0 < last_gamma_deg)
        made.gamma_deg.push_back(made.gamma_deg.back() + (uneven ? random.real(1.0, 12.0) : 5.0));
    for (std::size_t plane = 0; plane + 1 < made.c_deg.size(); ++plane)
        for (std::size_t g = 0; g < made.gamma_deg.size(); ++g)
            made.intensity_cd.push_back(random.real(0.0, 400.0));
    for (std::size_t g = 0; g < made.gamma_deg.size(); ++g)
        made.intensity_cd.push_back(made.intensity_cd[g]);
    made.flux_lm = integrated_flux_lm(made);
    return std::make_shared<const Photometry>(std::move(made));
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
    light.rotation_deg = number % 5 == 0 ? random.real(-15.0, 15.0) : 0.0;
    if (number % 4 == 3) light.photometry = random_photometry(random, number / 4);
    light.maintenance_factor = random.real(0.6, 1.0);
    light.dimming = random.real(0.3, 1.0);
    return light;
}

}  // namespace tk::test
