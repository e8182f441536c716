#pragma once

#include <vector>

#include "engine/town/photometry.h"

/// From the planes that a photometric file holds to all planes round. Private to layers/.
namespace tk {

/// What mirrors stand for the planes that a file leaves out.
enum class PlaneSymmetry { none, all_round, c0_c180, c90_c270, both };

/// Planes as a file holds them.
struct MeasuredPlanes {
    std::vector<double> c_deg;      ///< any turn; at least one
    std::vector<double> gamma_deg;  ///< rising strictly within [0, 180]
    std::vector<double> cd;         ///< plane by plane
};

/// Whether the gap from the last plane round to the first is about as wide as those between the
/// others: at most half as wide again as the widest.
bool closes_circle(const std::vector<double>& c_deg);

/// Whether the last plane is the first, but for a hundredth of the greatest intensity.
bool ends_meet(const MeasuredPlanes& measured);

/// Sets the planes of `photometry`: the measured ones, those that the mirrors give, all turned
/// `turn_deg` counter-clockwise; where none comes to lie at 0, one between its neighbours is put
/// there. Of two planes in one direction the first counts.
void set_planes(Photometry& photometry, const MeasuredPlanes& measured, PlaneSymmetry symmetry,
                double turn_deg);

}  // namespace tk
