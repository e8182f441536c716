#pragma once

#include <cmath>

#include "engine/core/compass.h"
#include "engine/town/street_light.h"

namespace tk {

/// A direction on the map: metres east, north and down.
struct LampDirection {
    double east = 0.0, north = 0.0, down = 0.0;
};

/// How a luminaire is turned: unit vectors along its C 0, its C 90 (the front) and its axis (γ 0).
///
/// Untilted the front points along the bearing, C 0 to the right of it and the axis straight down.
/// A tilt above 0 raises the front, turning about C 0; a rotation above 0 then raises C 0, turning
/// about the front (EN 13201-3:2015, section 6: orientation, tilt and rotation).
struct LuminaireFrame {
    LampDirection to_c0, to_c90, axis;

    explicit LuminaireFrame(const StreetLight& light) {
        const double bearing = light.bearing_deg * radians_per_degree;
        const double tilt = light.tilt_deg * radians_per_degree;
        const double rotation = light.rotation_deg * radians_per_degree;
        const double sb = std::sin(bearing), cb = std::cos(bearing);
        const double st = std::sin(tilt), ct = std::cos(tilt);
        const double sr = std::sin(rotation), cr = std::cos(rotation);
        to_c90 = {sb * ct, cb * ct, -st};
        const LampDirection tilted_axis{sb * st, cb * st, ct};
        to_c0 = {cb * cr - tilted_axis.east * sr, -sb * cr - tilted_axis.north * sr,
                 -tilted_axis.down * sr};
        axis = {tilted_axis.east * cr + cb * sr, tilted_axis.north * cr - sb * sr,
                tilted_axis.down * cr};
    }
};

}  // namespace tk
