#pragma once

#include "engine/core/map_point.h"

namespace tk {

/// The picture that is being drawn: which part of the map it shows and how finely. What goes to the
/// graphics card is relative to an origin near the picture, in float.
struct TileFrame {
    Extent extent;
    double metres_per_px = 1.0;
    double width_px = 256.0;
    double height_px = 256.0;
    /// The tile that the picture is, or is a part of: what background maps are asked for by.
    Extent tile;
    int tile_px = 256;
    /// Framebuffer pixels to one of a screen at 100 %: symbols and lines are so much larger.
    double pixels_per_unit = 1.0;

    /// Clip coordinates of `origin`, and of a metre: clip = offset + scale * (point - origin).
    struct Transform {
        float offset_x, offset_y, scale_x, scale_y;
    };
    Transform transform(MapPoint origin) const {
        const double sx = 2.0 / (width_px * metres_per_px);
        const double sy = 2.0 / (height_px * metres_per_px);
        return {static_cast<float>((origin.east_m - extent.west_m) * sx - 1.0),
                static_cast<float>((origin.north_m - extent.south_m) * sy - 1.0),
                static_cast<float>(sx), static_cast<float>(sy)};
    }
};

}  // namespace tk
