#include "engine/surfaces/light_distribution.h"

#include <algorithm>
#include <cmath>

#include "engine/core/compass.h"

namespace tk {
namespace {

// clang-format off
constexpr StreetOptics street_table{{{
    // γ 0, 5, ... 90
    {173.9, 171.9, 166.8, 158.6, 148.4, 136.1, 121.8, 106.4,  90.0,  73.7,
      58.3,  44.0,  31.7,  21.5,  13.3,   7.2,   3.1,   1.0,   0.0},  // C 270
    {173.9, 173.9, 171.9, 167.8, 161.7, 153.5, 144.3, 133.0, 119.7, 105.4,
      90.0,  73.7,  57.3,  41.9,  27.6,  15.3,   7.2,   2.0,   0.0},  // C 300 and 240
    {173.9, 177.0, 180.1, 183.1, 186.2, 190.3, 194.4, 198.5, 201.6, 202.6,
     200.5, 194.4, 182.1, 161.7, 131.0,  92.1,  49.1,  15.3,   0.0},  // C 330 and 210
    {173.9, 180.1, 188.3, 198.5, 210.8, 225.1, 241.5, 259.9, 280.3, 302.8,
     327.4, 352.0, 370.4, 374.5, 345.8, 268.1, 153.5,  47.1,   0.0},  // C 0 and 180
    {173.9, 182.1, 192.3, 203.6, 216.9, 231.2, 247.6, 266.0, 286.5, 309.0,
     331.5, 349.9, 358.1, 345.8, 298.8, 212.8, 110.5,  31.7,   0.0},  // C 30 and 150
    {173.9, 183.1, 193.4, 203.6, 213.8, 223.0, 231.2, 238.4, 243.5, 245.5,
     241.5, 230.2, 208.7, 177.0, 135.1,  88.0,  43.0,  12.3,   0.0},  // C 60 and 120
    {173.9, 183.1, 192.3, 200.5, 207.7, 213.8, 217.9, 220.0, 218.9, 213.8,
     203.6, 186.2, 161.7, 129.9,  93.1,  57.3,  27.6,   8.2,   0.0},  // C 90
}}};
// clang-format on

Photometry whole_street_table() {
    Photometry whole;
    whole.name = "street";
    whole.flux_lm = 1000.0;
    for (int g = 0; g < StreetOptics::gammas; ++g)
        whole.gamma_deg.push_back(g * StreetOptics::gamma_step_deg);
    for (int plane = 0; plane <= 12; ++plane) {
        const double c_deg = plane * StreetOptics::plane_step_deg;
        whole.c_deg.push_back(c_deg);
        for (const double gamma_deg : whole.gamma_deg)
            whole.intensity_cd.push_back(street_intensity_cd_per_klm(c_deg, gamma_deg));
    }
    return whole;
}

}  // namespace

const StreetOptics& street_optics() {
    return street_table;
}

const Photometry& street_photometry() {
    static const Photometry whole = whole_street_table();
    return whole;
}

double street_intensity_cd_per_klm(double c_deg, double gamma_deg) {
    if (!(gamma_deg < 90.0)) return 0.0;
    // How far toward the road side, -90 (straight back) to 90: the sides of the pole are alike.
    const double turned_deg = normalised_bearing_deg(c_deg);
    const double toward_deg = turned_deg <= 90.0    ? turned_deg
                              : turned_deg <= 270.0 ? 180.0 - turned_deg
                                                    : turned_deg - 360.0;
    const double plane = (toward_deg + 90.0) / StreetOptics::plane_step_deg;
    const double gamma = gamma_deg / StreetOptics::gamma_step_deg;
    const auto p = static_cast<std::size_t>(std::min(plane, StreetOptics::planes - 2.0));
    const auto g = static_cast<std::size_t>(gamma);
    const double u = plane - static_cast<double>(p), v = gamma - static_cast<double>(g);
    const auto& table = street_table.cd_per_klm;
    return (1.0 - u) * ((1.0 - v) * table[p][g] + v * table[p][g + 1]) +
           u * ((1.0 - v) * table[p + 1][g] + v * table[p + 1][g + 1]);
}

}  // namespace tk
