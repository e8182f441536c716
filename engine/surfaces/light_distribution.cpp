#include "engine/surfaces/light_distribution.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "engine/core/compass.h"

namespace tk {
namespace {

constexpr int gamma_steps = 19;  // 0, 5, ... 90 degrees
constexpr int plane_steps = 7;   // -90, -60, ... 90 degrees: from behind (C 270) to the road (C 90)
constexpr double gamma_step_deg = 5.0;
constexpr double plane_step_deg = 30.0;

using StreetTable = std::array<std::array<double, gamma_steps>, plane_steps>;

/// Shape of each half plane before scaling, from C 270 (behind the pole) over C 0 = C 180 (along
/// the road) to C 90 (across the road). The two sides of the pole are alike.
constexpr StreetTable street_shape{{
    {170, 168, 163, 155, 145, 133, 119, 104, 88, 72, 57, 43, 31, 21, 13, 7, 3, 1, 0},
    {170, 170, 168, 164, 158, 150, 141, 130, 117, 103, 88, 72, 56, 41, 27, 15, 7, 2, 0},
    {170, 173, 176, 179, 182, 186, 190, 194, 197, 198, 196, 190, 178, 158, 128, 90, 48, 15, 0},
    {170, 176, 184, 194, 206, 220, 236, 254, 274, 296, 320, 344, 362, 366, 338, 262, 150, 46, 0},
    {170, 178, 188, 199, 212, 226, 242, 260, 280, 302, 324, 342, 350, 338, 292, 208, 108, 31, 0},
    {170, 179, 189, 199, 209, 218, 226, 233, 238, 240, 236, 225, 204, 173, 132, 86, 42, 12, 0},
    {170, 179, 188, 196, 203, 209, 213, 215, 214, 209, 199, 182, 158, 127, 91, 56, 27, 8, 0},
}};

/// Flux of the shape over the lower half space in lumens: the integral of the intensity that is
/// linear between entries, plane by plane and ring by ring.
double flux_of(const StreetTable& table) {
    constexpr double step = gamma_step_deg * radians_per_degree;
    double flux = 0.0;
    for (int plane = 0; plane < plane_steps; ++plane) {
        // The planes at the ends stand for half a step on either side of the pole.
        const double width =
            plane_step_deg * radians_per_degree * (plane == 0 || plane == plane_steps - 1 ? 1 : 2);
        for (int k = 0; k + 1 < gamma_steps; ++k) {
            const auto p = static_cast<std::size_t>(plane), g = static_cast<std::size_t>(k);
            const double a = k * step, b = a + step;
            // Exact integral of a straight line times sin γ.
            const double slope = (table[p][g + 1] - table[p][g]) / step;
            flux += width * (table[p][g] * std::cos(a) - table[p][g + 1] * std::cos(b) +
                             slope * (std::sin(b) - std::sin(a)));
        }
    }
    return flux;
}

/// The shape scaled to a kilolumen.
const StreetTable& street_table() {
    static const StreetTable table = [] {
        StreetTable scaled = street_shape;
        const double factor = 1000.0 / flux_of(street_shape);
        for (auto& plane : scaled)
            for (double& value : plane) value *= factor;
        return scaled;
    }();
    return table;
}

struct Direction {
    double east = 0.0, north = 0.0, down = 0.0;  ///< a unit vector
};

/// A direction as the luminaire has it: along its front, to its right and down its axis.
struct LampDirection {
    double front = 0.0, right = 0.0, axis = 0.0;
};

LampDirection in_lamp(const StreetLight& light, const Direction& d) {
    const double bearing = light.bearing_deg * radians_per_degree;
    const double ahead = d.east * std::sin(bearing) + d.north * std::cos(bearing);
    const double right = d.east * std::cos(bearing) - d.north * std::sin(bearing);
    const double tilt = light.tilt_deg * radians_per_degree;
    return {ahead * std::cos(tilt) - d.down * std::sin(tilt), right,
            ahead * std::sin(tilt) + d.down * std::cos(tilt)};
}

}  // namespace

double street_intensity_cd_per_klm(double c_deg, double gamma_deg) {
    if (!(gamma_deg < 90.0)) return 0.0;
    // How far towards the road, from -90 (behind) to 90 (across): both sides of the pole are alike.
    const double sine = std::sin(c_deg * radians_per_degree);
    const double towards = std::asin(std::clamp(sine, -1.0, 1.0)) / radians_per_degree;
    const double p = std::clamp((towards + 90.0) / plane_step_deg, 0.0, plane_steps - 1.0);
    const double g = std::clamp(gamma_deg / gamma_step_deg, 0.0, gamma_steps - 1.0);
    const auto p0 = static_cast<std::size_t>(std::min(p, plane_steps - 2.0));
    const auto g0 = static_cast<std::size_t>(std::min(g, gamma_steps - 2.0));
    const double u = p - static_cast<double>(p0), v = g - static_cast<double>(g0);
    const StreetTable& table = street_table();
    return (1.0 - u) * ((1.0 - v) * table[p0][g0] + v * table[p0][g0 + 1]) +
           u * ((1.0 - v) * table[p0 + 1][g0] + v * table[p0 + 1][g0 + 1]);
}

double luminous_intensity_cd(const StreetLight& light, MapPoint offset, double below_m) {
    const double flux_lm = light.luminous_flux_lm * light.maintenance_factor * light.dimming;
    if (light.distribution == LightDistribution::isotropic)
        return flux_lm / (4.0 * std::numbers::pi);
    const double distance = std::sqrt(offset.east_m * offset.east_m +
                                      offset.north_m * offset.north_m + below_m * below_m);
    const Direction direction{offset.east_m / distance, offset.north_m / distance,
                              below_m / distance};
    const LampDirection lamp = in_lamp(light, direction);
    if (light.distribution == LightDistribution::lambertian)
        return std::max(0.0, lamp.axis) * flux_lm / std::numbers::pi;
    // C 90 is the front; planes run counter-clockwise seen from above, so C 0 is to the right.
    const double gamma_deg = std::acos(std::clamp(lamp.axis, -1.0, 1.0)) / radians_per_degree;
    const double c_deg = std::atan2(lamp.front, lamp.right) / radians_per_degree;
    return street_intensity_cd_per_klm(c_deg, gamma_deg) * flux_lm / 1000.0;
}

}  // namespace tk
