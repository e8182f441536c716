#pragma once

#include <array>

#include "engine/town/photometry.h"

/// How a luminaire without a photometric file spreads its light.
///
/// - isotropic:  I = flux / 4π in every direction; a tilt changes nothing
/// - lambertian: I = flux cos γ / π, γ from the luminaire's axis; none above its horizon
/// - street:     I = flux / 1000 × street_intensity_cd_per_klm(C, γ); none above its horizon
///
/// C, γ as in EN 13201-3:2015: γ from the luminaire's axis (straight down when not tilted), C
/// around it, counter-clockwise seen from above, 0 and 180 along the road, 90 to the road side.
/// The compass bearing of plane C is the luminaire's bearing + 90 - C. A tilt above 0 turns the
/// luminaire about its C 0 - C 180 line and raises its front, the C 90 side.
namespace tk {

/// The street distribution: a typical road luminaire with two beams along the road at about 65°,
/// broad forward throw and little light behind the pole. Both sides of the pole are alike, so that
/// planes from C 270 (straight back) over C 0 (along) to C 90 (to the road side) tell all.
/// docs/street-optics.md prints it for people.
struct StreetOptics {
    static constexpr double plane_step_deg = 30.0;
    static constexpr double gamma_step_deg = 5.0;
    static constexpr int planes = 7;   ///< C 270, 300, 330, 0, 30, 60, 90
    static constexpr int gammas = 19;  ///< γ 0, 5, ... 90

    /// Candela per kilolumen. Integrates, straight lines between the entries, to 1000 lm within
    /// 0.01 %.
    std::array<std::array<double, gammas>, planes> cd_per_klm;
};

const StreetOptics& street_optics();

/// The same as a photometric table of 1000 lm, with all planes from C 0 to C 360.
const Photometry& street_photometry();

/// Bilinear in C and γ between the entries of street_optics().
/// @param c_deg     any angle
/// @param gamma_deg [0, 180]; none from 90 on
double street_intensity_cd_per_klm(double c_deg, double gamma_deg);

}  // namespace tk
