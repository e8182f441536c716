#pragma once

#include <optional>
#include <span>

#include "engine/core/geometry.h"
#include "engine/town/map_features.h"
#include "engine/visibility/rectangle_index.h"

namespace tk {

/// Where a lamp by a street or path points: across it.
class StreetAim {
public:
    explicit StreetAim(std::span<const Street> streets);

    /// Compass bearing from a place to the nearest point of any street's centre line; none where
    /// there is none within `within_m`, or the place lies on it. Of several as near the first.
    std::optional<double> bearing_deg(MapPoint from, double within_m) const;

private:
    struct Piece {
        MapPoint a, b;
    };
    std::vector<Piece> pieces_;
    RectangleIndex index_;
};

}  // namespace tk
