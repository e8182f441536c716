#include "engine/surfaces/lamp_light.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <vector>

#include "engine/core/compass.h"
#include "engine/surfaces/kernel_lanes.h"
#include "engine/surfaces/light_distribution.h"
#include "engine/surfaces/light_reach.h"

namespace tk {
namespace {

/// Square of the distance that the nearest points count as having.
constexpr double nearest_m2 = 0.01;

/// A stretch of points, as bare arrays that loops over them can be vectors.
struct LampRow {
    const double* east_m;
    const double* below_m;
    double north_m;
    std::size_t count;
};

TK_INTO_CLONE double distance2(const LampRow& row, std::size_t i) {
    const double d2 =
        row.east_m[i] * row.east_m[i] + row.north_m * row.north_m + row.below_m[i] * row.below_m[i];
    return d2 > nearest_m2 ? d2 : nearest_m2;
}

TK_INTO_CLONE double along(const LampRow& row, std::size_t i, const LampDirection& direction) {
    return row.east_m[i] * direction.east + row.north_m * direction.north +
           row.below_m[i] * direction.down;
}

TK_WIDE_CLONES void find_isotropic(const LampRow& row, double intensity, double* cd_per_m3) {
    for (std::size_t i = 0; i < row.count; ++i) {
        const double d2 = distance2(row, i);
        cd_per_m3[i] = intensity / (d2 * std::sqrt(d2));
    }
}

TK_WIDE_CLONES void find_lambertian(const LampRow& row, double intensity, const LampDirection& axis,
                                    double* cd_per_m3) {
    for (std::size_t i = 0; i < row.count; ++i) {
        const double d2 = distance2(row, i);
        const double ahead = along(row, i, axis);
        cd_per_m3[i] = intensity * (ahead > 0.0 ? ahead : 0.0) / (d2 * d2);
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

/// Where points lie in a table of intensities, and what these count for.
struct TablePlaces {
    static constexpr std::size_t most = 64;
    double c_deg[most];      ///< [0, 360]
    double gamma_deg[most];  ///< [0, 180]
    double per_m3[most];
};

TK_WIDE_CLONES void find_table_places(const LampRow& row, const LuminaireFrame& frame,
                                      double intensity, TablePlaces& places) {
    constexpr double degrees = 1.0 / radians_per_degree;
    for (std::size_t i = 0; i < row.count; ++i) {
        const double to_c0 = along(row, i, frame.to_c0);
        const double to_c90 = along(row, i, frame.to_c90);
        const double ahead = along(row, i, frame.axis);
        const double first = angle_of(std::abs(to_c0), std::abs(to_c90)) * degrees;
        const double half = to_c0 < 0.0 ? 180.0 - first : first;
        places.c_deg[i] = to_c90 < 0.0 ? 360.0 - half : half;
        const double across = std::sqrt(to_c0 * to_c0 + to_c90 * to_c90);
        const double slant = angle_of(std::abs(ahead), across) * degrees;
        places.gamma_deg[i] = ahead < 0.0 ? 180.0 - slant : slant;
        const double d2 = distance2(row, i);
        places.per_m3[i] = intensity / (d2 * std::sqrt(d2));
    }
}

/// The step of an evenly spaced list that begins at its first entry; 0 for an uneven one.
double even_step(const std::vector<double>& rising) {
    const double step = (rising.back() - rising.front()) / static_cast<double>(rising.size() - 1);
    for (std::size_t i = 0; i < rising.size(); ++i)
        if (std::abs(rising[i] - (rising.front() + static_cast<double>(i) * step)) > 1e-9)
            return 0.0;
    return step;
}

/// Where a value lies in a rising list: the entry before it, and how far on the way to the next.
struct ListPlace {
    std::size_t from;
    double share;
};

ListPlace place_in(const std::vector<double>& rising, double step, double value) {
    const std::size_t last = rising.size() - 2;
    if (step > 0.0) {
        const double steps = (value - rising.front()) / step;
        const std::size_t from = std::min(static_cast<std::size_t>(std::max(0.0, steps)), last);
        return {from, steps - static_cast<double>(from)};
    }
    const auto after = std::upper_bound(rising.begin() + 1, rising.end() - 1, value);
    const auto from = static_cast<std::size_t>(after - rising.begin()) - 1;
    return {from, (value - rising[from]) / (rising[from + 1] - rising[from])};
}

/// What an even or an uneven table says between its entries.
class IntensityTable {
public:
    IntensityTable(const Photometry& photometry, double c_step_deg, double gamma_step_deg)
        : photometry_(photometry), c_step_deg_(c_step_deg), gamma_step_deg_(gamma_step_deg) {}

    double at(double c_deg, double gamma_deg) const {
        const std::vector<double>& gammas = photometry_.gamma_deg;
        if (gamma_deg < gammas.front() || gamma_deg > gammas.back()) return 0.0;
        const ListPlace c = place_in(photometry_.c_deg, c_step_deg_, c_deg);
        const ListPlace g = place_in(gammas, gamma_step_deg_, gamma_deg);
        const double* here = &photometry_.intensity_cd[c.from * gammas.size() + g.from];
        const double* next = here + gammas.size();
        return (1.0 - c.share) * ((1.0 - g.share) * here[0] + g.share * here[1]) +
               c.share * ((1.0 - g.share) * next[0] + g.share * next[1]);
    }

private:
    const Photometry& photometry_;
    double c_step_deg_, gamma_step_deg_;
};

const Photometry* table_of(const StreetLight& light) {
    if (light.photometry != nullptr) return light.photometry.get();
    return light.distribution == LightDistribution::street ? &street_photometry() : nullptr;
}

/// What the distribution's own intensities are multiplied by.
double intensity_of(const StreetLight& light, double flux_lm) {
    if (const Photometry* table = table_of(light)) return flux_lm / table->flux_lm;
    return light.distribution == LightDistribution::isotropic ? flux_lm / (4.0 * std::numbers::pi)
                                                              : flux_lm / std::numbers::pi;
}

}  // namespace

LampLight::LampLight(const StreetLight& light, double below_m, std::optional<int> minute_of_day)
    : distribution_(light.distribution), frame_(light), below_m_(below_m) {
    const double flux_lm =
        light.luminous_flux_lm * light.maintenance_factor * light.output_share_at(minute_of_day);
    if (!(below_m > 0.0 && flux_lm > 0.0)) return;
    photometry_ = table_of(light);
    intensity_ = intensity_of(light, flux_lm);
    if (photometry_ != nullptr) {
        c_step_deg_ = even_step(photometry_->c_deg);
        gamma_step_deg_ = even_step(photometry_->gamma_deg);
    }
    reach_m_ = lamp_reach_m(light, flux_lm, below_m);
}

void LampLight::find(const LampPoints& points, std::span<double> cd_per_m3) const {
    const LampRow row{points.east_m.data(), points.below_m.data(), points.north_m,
                      points.east_m.size()};
    if (intensity_ == 0.0)
        std::fill(cd_per_m3.begin(), cd_per_m3.end(), 0.0);
    else if (photometry_ != nullptr)
        find_from_table(points, cd_per_m3);
    else if (distribution_ == LightDistribution::isotropic)
        find_isotropic(row, intensity_, cd_per_m3.data());
    else
        find_lambertian(row, intensity_, frame_.axis, cd_per_m3.data());
}

void LampLight::find_from_table(const LampPoints& points, std::span<double> cd_per_m3) const {
    const IntensityTable table(*photometry_, c_step_deg_, gamma_step_deg_);
    TablePlaces places;
    for (std::size_t i = 0; i < points.east_m.size(); i += TablePlaces::most) {
        const std::size_t count = std::min(TablePlaces::most, points.east_m.size() - i);
        find_table_places({&points.east_m[i], &points.below_m[i], points.north_m, count}, frame_,
                          intensity_, places);
        for (std::size_t k = 0; k < count; ++k)
            cd_per_m3[i + k] = places.per_m3[k] * table.at(places.c_deg[k], places.gamma_deg[k]);
    }
}

double LampLight::lux_at(double east_m, double north_m) const {
    double cd_per_m3 = 0.0;
    find({{&east_m, 1}, north_m, {&below_m_, 1}}, {&cd_per_m3, 1});
    return cd_per_m3 * std::max(0.0, below_m_);
}

}  // namespace tk
