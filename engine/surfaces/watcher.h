#pragma once

#include "engine/core/map_point.h"

namespace tk {

/// Somewhere that people look out from: a window of a façade, or an entrance.
struct Watcher {
    MapPoint at;
    double height_m = 0.0;  ///< above the ground
    double weight = 1.0;    ///< >= 0
    /// Unit vector that it faces, level; both 0: all round.
    double facing_east = 0.0;
    double facing_north = 0.0;

    bool faces_all_round() const { return facing_east == 0.0 && facing_north == 0.0; }
    friend bool operator==(const Watcher&, const Watcher&) = default;
};

}  // namespace tk
