#include "engine/surfaces/light_reach.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "engine/core/compass.h"
#include "engine/surfaces/light_distribution.h"

namespace tk {
namespace {

constexpr double gamma_step_rad = StreetOptics::gamma_step_deg * radians_per_degree;

/// Horizontal distance at slant distance `slant_m`, within what counts.
double flat_reach_m(double slant_m, double below_m) {
    if (!(slant_m > below_m)) return 0.0;
    return std::min(furthest_light_m, std::sqrt(slant_m * slant_m - below_m * below_m));
}

/// The end of [inner, outer] that `holds` still, to the last bit; it holds at inner, not at outer.
template <class Holds>
double last_that_holds(double inner, double outer, Holds holds) {
    for (;;) {
        const double middle = 0.5 * (inner + outer);
        if (!(inner < middle && middle < outer)) return inner;
        (holds(middle) ? inner : outer) = middle;
    }
}

/// E(r) = flux / π · h (r |sin t| + h cos t) / (r² + h²)² in the brightest direction: rises to one
/// peak and falls from there on.
double tilted_lambertian_reach_m(double tilt_rad, double flux_lm, double below_m) {
    const double s = std::abs(std::sin(tilt_rad)), h = below_m, c = h * std::cos(tilt_rad);
    const auto is_lit = [&](double r) {
        const double d2 = r * r + h * h;
        return flux_lm / std::numbers::pi * h * (r * s + c) / (d2 * d2) >= least_lux;
    };
    if (is_lit(furthest_light_m)) return furthest_light_m;
    // E'(r) = 0: 3 s r² + 4 c r - s h² = 0.
    const double root = std::sqrt(4.0 * c * c + 3.0 * s * s * h * h);
    const double peak_m = s == 0.0 ? 0.0 : std::max(0.0, s * h * h / (2.0 * c + root));
    if (peak_m >= furthest_light_m || !is_lit(peak_m)) return 0.0;
    return last_that_holds(peak_m, furthest_light_m, is_lit);
}

/// Illuminance under a piece of a plane between two entries, where the intensity is a straight line
/// of γ: E = (at_lo + slope (γ - lo)) cos³γ / h².
struct BeamPiece {
    double lo_rad, at_lo, slope;
    double factor;  ///< flux / 1000 / h²

    double intensity(double gamma) const { return at_lo + slope * (gamma - lo_rad); }
    bool is_lit(double gamma) const {
        const double c = std::cos(gamma);
        return factor * intensity(gamma) * c * c * c >= least_lux;
    }
    bool rises(double gamma) const {
        return slope * std::cos(gamma) > 3.0 * intensity(gamma) * std::sin(gamma);
    }
};

/// The largest γ of the piece up to `hi` that is lit; negative when none is. E has one peak at most
/// in a piece: slope cos γ - 3 I sin γ falls with γ where the slope is above 0, and is never above
/// 0 elsewhere.
double last_lit_gamma(const BeamPiece& piece, double hi) {
    const auto is_lit = [&](double gamma) { return piece.is_lit(gamma); };
    if (is_lit(hi)) return hi;
    double peak = piece.lo_rad;
    if (piece.rises(piece.lo_rad))
        peak = last_that_holds(piece.lo_rad, hi, [&](double gamma) { return piece.rises(gamma); });
    return is_lit(peak) ? last_that_holds(peak, hi, is_lit) : -1.0;
}

double upright_street_reach_m(double flux_lm, double below_m) {
    const double furthest_rad = std::atan(furthest_light_m / below_m);
    for (std::size_t g = StreetOptics::gammas - 1; g-- > 0;) {
        const double lo = static_cast<double>(g) * gamma_step_rad;
        if (lo >= furthest_rad) continue;
        const double hi = std::min(lo + gamma_step_rad, furthest_rad);
        double last = -1.0;
        for (const auto& plane : street_optics().cd_per_klm) {
            const double slope = (plane[g + 1] - plane[g]) / gamma_step_rad;
            const double factor = flux_lm / 1000.0 / (below_m * below_m);
            last = std::max(last, last_lit_gamma({lo, plane[g], slope, factor}, hi));
        }
        if (last >= furthest_rad) return furthest_light_m;
        if (last >= 0.0) return std::min(furthest_light_m, below_m * std::tan(last));
    }
    return 0.0;
}

/// The brightest entry that bears on any γ between two.
double brightest_between(double from_rad, double to_rad) {
    const double last = StreetOptics::gammas - 1.0;
    const double from = std::clamp(std::floor(from_rad / gamma_step_rad), 0.0, last);
    const double to = std::clamp(std::ceil(to_rad / gamma_step_rad), 0.0, last);
    double most = 0.0;
    for (const auto& plane : street_optics().cd_per_klm)
        for (auto g = static_cast<std::size_t>(from); g <= static_cast<std::size_t>(to); ++g)
            most = std::max(most, plane[g]);
    return most;
}

double tilted_street_reach_m(double tilt_rad, double flux_lm, double below_m) {
    constexpr double step = 0.25 * radians_per_degree;
    const double factor = flux_lm / 1000.0 / (below_m * below_m);
    const double tilt = std::abs(tilt_rad);
    // Of every step outside-in the brightest there can be: cos³γ at its inner end.
    const double furthest_rad = std::atan(furthest_light_m / below_m);
    for (double outer = furthest_rad; outer > 0.0; outer -= step) {
        const double inner = std::max(0.0, outer - step);
        const double c = std::cos(inner);
        if (factor * brightest_between(inner - tilt, outer + tilt) * c * c * c >= least_lux)
            return outer == furthest_rad ? furthest_light_m
                                         : std::min(furthest_light_m, below_m * std::tan(outer));
    }
    return 0.0;
}

}  // namespace

double lamp_reach_m(const StreetLight& light, double flux_lm, double below_m) {
    const double tilt_rad = light.tilt_deg * radians_per_degree;
    switch (light.distribution) {
        case LightDistribution::isotropic: {
            const double intensity_cd = flux_lm / (4.0 * std::numbers::pi);
            return flat_reach_m(std::cbrt(intensity_cd * below_m / least_lux), below_m);
        }
        case LightDistribution::lambertian: {
            if (tilt_rad != 0.0) return tilted_lambertian_reach_m(tilt_rad, flux_lm, below_m);
            const double slant2 = below_m * std::sqrt(flux_lm / std::numbers::pi / least_lux);
            return flat_reach_m(std::sqrt(slant2), below_m);
        }
        case LightDistribution::street: break;
    }
    return tilt_rad == 0.0 ? upright_street_reach_m(flux_lm, below_m)
                           : tilted_street_reach_m(tilt_rad, flux_lm, below_m);
}

}  // namespace tk
