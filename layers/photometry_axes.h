#pragma once

#include <vector>

#include "layers/photometry_planes.h"

/// From the directions of types A and B to planes of C. Private to layers/.
namespace tk {

/// Where the poles of the angles lie (IES LM-63, LM-75).
enum class FloodlightAxes {
    a,  ///< above and below: V is the latitude, H turns about the upright axis
    b   ///< to the sides: H is the latitude, V turns about the level axis
};

/// Intensities by V and H: for each H all V.
struct FloodlightTable {
    std::vector<double> v_deg;  ///< rising strictly within [-90, 90], at least two
    std::vector<double> h_deg;  ///< rising strictly within [-90, 90], at least two
    std::vector<double> cd;     ///< h_deg.size() x v_deg.size()
};

/// All planes round at every 2.5 degrees, at every 0.5 degrees of γ from 0 to 90: bilinear in V and
/// H, mirrored about 0 where they begin there, none beyond their ends. V = H = 0 is γ 0, V grows
/// towards C 90, H towards C 0.
MeasuredPlanes planes_of_floodlight(const FloodlightTable& table, FloodlightAxes axes);

}  // namespace tk
