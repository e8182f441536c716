#include "engine/surfaces/light_reach.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <span>
#include <vector>

#include "engine/core/compass.h"
#include "engine/surfaces/light_distribution.h"
#include "engine/surfaces/luminaire_frame.h"

namespace tk {
namespace {

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
    double factor;  ///< what makes the table's candela those of the lamp, / h²

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

double cubed(double x) {
    return x * x * x;
}

/// How far a table of intensities reaches, made ready for one lamp.
class TableReach {
public:
    TableReach(const Photometry& table, double flux_lm, double below_m)
        : table_(table),
          below_m_(below_m),
          factor_(flux_lm / table.flux_lm / (below_m * below_m)),
          furthest_rad_(std::atan(furthest_light_m / below_m)),
          brightest_cd_(table.gamma_deg.size(), 0.0) {
        for (std::size_t p = 0; p < table.c_deg.size(); ++p) {
            const std::span<const double> cd = table.plane_cd(p);
            for (std::size_t g = 0; g < cd.size(); ++g)
                brightest_cd_[g] = std::max(brightest_cd_[g], cd[g]);
        }
    }

    /// Exact: between planes the intensity is a mean of two, so that one of the planes is
    /// brightest.
    double upright_m() const {
        for (std::size_t g = table_.gamma_deg.size() - 1; g-- > 0;) {
            const double lo = gamma_rad(g);
            if (lo >= furthest_rad_) continue;
            const double hi = std::min(gamma_rad(g + 1), furthest_rad_);
            const double most_cd = std::max(brightest_cd_[g], brightest_cd_[g + 1]);
            if (factor_ * most_cd * cubed(std::cos(lo)) < least_lux) continue;
            const double last = last_lit_between(g, hi);
            if (last >= furthest_rad_) return furthest_light_m;
            if (last >= 0.0) return std::min(furthest_light_m, below_m_ * std::tan(last));
        }
        return 0.0;
    }

    /// An upper bound for an axis `off_rad` from straight down: of every step outside-in the
    /// brightest there can be, at its inner end.
    double turned_m(double off_rad) const {
        constexpr double step = 0.25 * radians_per_degree;
        for (double outer = furthest_rad_; outer > 0.0; outer -= step) {
            const double inner = std::max(0.0, outer - step);
            const double most_cd = brightest_between(inner - off_rad, outer + off_rad);
            if (factor_ * most_cd * cubed(std::cos(inner)) >= least_lux)
                return outer == furthest_rad_
                           ? furthest_light_m
                           : std::min(furthest_light_m, below_m_ * std::tan(outer));
        }
        return 0.0;
    }

private:
    double gamma_rad(std::size_t g) const { return table_.gamma_deg[g] * radians_per_degree; }

    /// The largest γ from entry g up to `hi` that is lit in any plane; negative when none is.
    double last_lit_between(std::size_t g, double hi) const {
        double last = -1.0;
        for (std::size_t p = 0; p + 1 < table_.c_deg.size(); ++p) {
            const std::span<const double> cd = table_.plane_cd(p);
            const double slope = (cd[g + 1] - cd[g]) / (gamma_rad(g + 1) - gamma_rad(g));
            last = std::max(last, last_lit_gamma({gamma_rad(g), cd[g], slope, factor_}, hi));
        }
        return last;
    }

    /// The brightest entry that bears on any γ between two.
    double brightest_between(double from_rad, double to_rad) const {
        const auto& gammas = table_.gamma_deg;
        const auto end =
            std::lower_bound(gammas.begin(), gammas.end(), to_rad / radians_per_degree);
        auto begin = std::upper_bound(gammas.begin(), gammas.end(), from_rad / radians_per_degree);
        if (begin != gammas.begin()) --begin;
        double most = 0.0;
        for (auto g = begin; g != gammas.end(); ++g) {
            most = std::max(most, brightest_cd_[static_cast<std::size_t>(g - gammas.begin())]);
            if (g >= end) break;
        }
        return most;
    }

    const Photometry& table_;
    double below_m_;
    double factor_;  ///< what makes the table's candela lux straight below
    double furthest_rad_;
    std::vector<double> brightest_cd_;  ///< of all planes, by γ
};

double table_reach_m(const StreetLight& light, double flux_lm, double below_m) {
    const Photometry& table = light.photometry != nullptr ? *light.photometry : street_photometry();
    const TableReach reach(table, flux_lm, below_m);
    if (light.tilt_deg == 0.0 && light.rotation_deg == 0.0) return reach.upright_m();
    const double down = LuminaireFrame(light).axis.down;
    return reach.turned_m(std::acos(std::clamp(down, -1.0, 1.0)));
}

double lambertian_reach_m(const StreetLight& light, double flux_lm, double below_m) {
    if (light.tilt_deg != 0.0 || light.rotation_deg != 0.0) {
        const double down = LuminaireFrame(light).axis.down;
        return tilted_lambertian_reach_m(std::acos(std::clamp(down, -1.0, 1.0)), flux_lm, below_m);
    }
    const double slant2 = below_m * std::sqrt(flux_lm / std::numbers::pi / least_lux);
    return flat_reach_m(std::sqrt(slant2), below_m);
}

}  // namespace

double lamp_reach_m(const StreetLight& light, double flux_lm, double below_m) {
    if (light.photometry != nullptr || light.distribution == LightDistribution::street)
        return table_reach_m(light, flux_lm, below_m);
    if (light.distribution == LightDistribution::lambertian)
        return lambertian_reach_m(light, flux_lm, below_m);
    const double intensity_cd = flux_lm / (4.0 * std::numbers::pi);
    return flat_reach_m(std::cbrt(intensity_cd * below_m / least_lux), below_m);
}

}  // namespace tk
