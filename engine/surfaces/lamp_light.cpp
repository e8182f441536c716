#include "engine/surfaces/lamp_light.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>

#include "engine/core/compass.h"
#include "engine/surfaces/kernel_lanes.h"
#include "engine/surfaces/light_distribution.h"
#include "engine/surfaces/light_reach.h"

namespace tk {
namespace {

/// A row of points on the lit plane, from the lamp.
struct LampRow {
    const double* east_m;
    double north_m;
    double below_m;
    std::size_t count;
};

TK_WIDE_CLONES void add_isotropic_row(const LampRow& row, double factor, double* lux) {
    const double fixed2 = row.north_m * row.north_m + row.below_m * row.below_m;
    for (std::size_t i = 0; i < row.count; ++i) {
        const double d2 = row.east_m[i] * row.east_m[i] + fixed2;
        lux[i] += factor / (d2 * std::sqrt(d2));
    }
}

/// The cosine to the axis, times d, is per_east * east + fixed.
TK_WIDE_CLONES void add_lambertian_row(const LampRow& row, double factor, double per_east,
                                       double fixed, double* lux) {
    const double fixed2 = row.north_m * row.north_m + row.below_m * row.below_m;
    for (std::size_t i = 0; i < row.count; ++i) {
        const double d2 = row.east_m[i] * row.east_m[i] + fixed2;
        const double axis = per_east * row.east_m[i] + fixed;
        lux[i] += factor * (axis > 0.0 ? axis : 0.0) / (d2 * d2);
    }
}

/// Angle of the point (x, y) from the x axis for x, y >= 0, within 3 ulp: the library's atan2 is
/// not a vector instruction. Rational approximation of the Cephes library (S. L. Moshier, 1989).
TK_INTO_CLONE double angle_of(double x, double y) {
    constexpr double tan_of_eighth_turn = 0.41421356237309504880;  // tan(π / 8)
    const double low = y < x ? y : x;
    const double high = y < x ? x : y;
    // Keeps (0, 0) finite: a right angle, straight down, where all planes are one.
    const double safe = high > 1e-300 ? high : 1e-300;
    const bool wide = low > tan_of_eighth_turn * safe;
    const double z = (wide ? low - safe : low) / (wide ? low + safe : safe);
    const double zz = z * z;
    const double p = (((-8.750608600031904122785e-1 * zz - 1.615753718733365076637e1) * zz -
                       7.500855792314704667340e1) *
                          zz -
                      1.228866684490136173410e2) *
                         zz -
                     6.485021904942025371773e1;
    const double q = ((((zz + 2.485846490142306297962e1) * zz + 1.650270098316988542046e2) * zz +
                       4.328810604912902668951e2) *
                          zz +
                      4.853903996359136964868e2) *
                         zz +
                     1.945506571482613964425e2;
    const double angle = (wide ? std::numbers::pi / 4.0 : 0.0) + (z + z * zz * p / q);
    return y < x ? angle : std::numbers::pi / 2.0 - angle;
}

/// Where points lie in the street table, and what their intensity counts for.
struct StreetPlaces {
    static constexpr std::size_t most = 64;
    double plane[most];  ///< from C 270, in steps of the table
    double gamma[most];
    double weight[most];  ///< lux per candela a kilolumen; 0 above the luminaire's horizon
};

struct StreetFrame {
    double front_east, front_north;
    double tilt_sin, tilt_cos;
    double factor;  ///< kilolumens times the height above the plane
};

TK_WIDE_CLONES void find_street_places(const LampRow& row, const StreetFrame& lamp,
                                       StreetPlaces& places) {
    constexpr double planes_per_rad = 1.0 / (StreetOptics::plane_step_deg * radians_per_degree);
    constexpr double gammas_per_rad = 1.0 / (StreetOptics::gamma_step_deg * radians_per_degree);
    const double fixed2 = row.north_m * row.north_m + row.below_m * row.below_m;
    for (std::size_t i = 0; i < row.count; ++i) {
        const double east = row.east_m[i];
        const double d2 = east * east + fixed2;
        // Along the road, to the road side and down, as the tilted luminaire has them.
        const double along = east * lamp.front_north - row.north_m * lamp.front_east;
        const double ahead = east * lamp.front_east + row.north_m * lamp.front_north;
        const double front = ahead * lamp.tilt_cos - row.below_m * lamp.tilt_sin;
        const double axis = ahead * lamp.tilt_sin + row.below_m * lamp.tilt_cos;
        const double across = std::sqrt(along * along + front * front);
        const double from_along = angle_of(std::abs(along), std::abs(front));
        const double toward = front < 0.0 ? -from_along : from_along;
        places.plane[i] = (toward + std::numbers::pi / 2.0) * planes_per_rad;
        places.gamma[i] = angle_of(axis > 0.0 ? axis : 0.0, across) * gammas_per_rad;
        places.weight[i] = axis > 0.0 ? lamp.factor / (d2 * std::sqrt(d2)) : 0.0;
    }
}

void add_street_intensities(const StreetPlaces& places, std::size_t count, double* lux) {
    const auto& table = street_optics().cd_per_klm;
    for (std::size_t i = 0; i < count; ++i) {
        const int p = std::min(static_cast<int>(places.plane[i]), StreetOptics::planes - 2);
        const int g = std::min(static_cast<int>(places.gamma[i]), StreetOptics::gammas - 2);
        const double u = places.plane[i] - p, v = places.gamma[i] - g;
        const double* back = &table[static_cast<std::size_t>(p)][static_cast<std::size_t>(g)];
        const double* front = back + StreetOptics::gammas;
        lux[i] += places.weight[i] * ((1.0 - u) * ((1.0 - v) * back[0] + v * back[1]) +
                                      u * ((1.0 - v) * front[0] + v * front[1]));
    }
}

}  // namespace

LampLight::LampLight(const StreetLight& light, double below_m)
    : distribution_(light.distribution), below_m_(below_m) {
    const double flux_lm = light.luminous_flux_lm * light.maintenance_factor * light.dimming;
    if (!(below_m > 0.0 && flux_lm > 0.0)) return;
    flux_lm_ = flux_lm;
    front_east_ = std::sin(light.bearing_deg * radians_per_degree);
    front_north_ = std::cos(light.bearing_deg * radians_per_degree);
    tilt_sin_ = std::sin(light.tilt_deg * radians_per_degree);
    tilt_cos_ = std::cos(light.tilt_deg * radians_per_degree);
    reach_m_ = lamp_reach_m(light, flux_lm, below_m);
}

void LampLight::add_lux(std::span<const double> east_m, double north_m,
                        std::span<double> lux) const {
    if (flux_lm_ == 0.0) return;
    switch (distribution_) {
        case LightDistribution::isotropic: return add_isotropic(east_m, north_m, lux);
        case LightDistribution::lambertian: return add_lambertian(east_m, north_m, lux);
        case LightDistribution::street: return add_street(east_m, north_m, lux);
    }
}

void LampLight::add_isotropic(std::span<const double> east_m, double north_m,
                              std::span<double> lux) const {
    add_isotropic_row({east_m.data(), north_m, below_m_, east_m.size()},
                      flux_lm_ / (4.0 * std::numbers::pi) * below_m_, lux.data());
}

void LampLight::add_lambertian(std::span<const double> east_m, double north_m,
                               std::span<double> lux) const {
    add_lambertian_row({east_m.data(), north_m, below_m_, east_m.size()},
                       flux_lm_ / std::numbers::pi * below_m_, front_east_ * tilt_sin_,
                       front_north_ * north_m * tilt_sin_ + below_m_ * tilt_cos_, lux.data());
}

void LampLight::add_street(std::span<const double> east_m, double north_m,
                           std::span<double> lux) const {
    const StreetFrame frame{front_east_, front_north_, tilt_sin_, tilt_cos_,
                            flux_lm_ / 1000.0 * below_m_};
    StreetPlaces places;
    for (std::size_t i = 0; i < east_m.size(); i += StreetPlaces::most) {
        const std::size_t count = std::min(StreetPlaces::most, east_m.size() - i);
        find_street_places({&east_m[i], north_m, below_m_, count}, frame, places);
        add_street_intensities(places, count, &lux[i]);
    }
}

}  // namespace tk
