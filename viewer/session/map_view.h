#pragma once

#include <algorithm>

#include "engine/core/map_point.h"

namespace tk {

/// A point in the window, in pixels from its top left.
struct ScreenPoint {
    double x = 0.0;
    double y = 0.0;
    friend bool operator==(const ScreenPoint&, const ScreenPoint&) = default;
};

/// A rectangle in the window, in pixels.
struct ScreenRect {
    double x = 0.0, y = 0.0;
    double width = 0.0, height = 0.0;

    ScreenPoint centre() const { return {x + width / 2, y + height / 2}; }
    bool contains(ScreenPoint p) const {
        return p.x >= x && p.x < x + width && p.y >= y && p.y < y + height;
    }
    friend bool operator==(const ScreenRect&, const ScreenRect&) = default;
};

/// Which part of the map is seen. North is up; everything in double, relative to the centre only
/// when it goes to the graphics card, so that nothing trembles at SWEREF coordinates.
struct MapView {
    MapPoint centre;
    double metres_per_px = 5.0;  ///< of a pixel of the window at 100 %

    static constexpr double closest_m = 0.005;  ///< metres per pixel
    static constexpr double farthest_m = 20000.0;

    ScreenPoint to_screen(MapPoint at, const ScreenRect& map) const {
        const ScreenPoint c = map.centre();
        return {c.x + (at.east_m - centre.east_m) / metres_per_px,
                c.y - (at.north_m - centre.north_m) / metres_per_px};
    }
    MapPoint to_map(ScreenPoint p, const ScreenRect& map) const {
        const ScreenPoint c = map.centre();
        return {centre.east_m + (p.x - c.x) * metres_per_px,
                centre.north_m - (p.y - c.y) * metres_per_px};
    }
    Extent extent(const ScreenRect& map) const {
        const double half_w = map.width / 2 * metres_per_px;
        const double half_h = map.height / 2 * metres_per_px;
        return {centre.east_m - half_w, centre.north_m - half_h, centre.east_m + half_w,
                centre.north_m + half_h};
    }
    /// Of a part of the window, where `map` is what the view fills.
    Extent extent(const ScreenRect& map, const ScreenRect& part) const {
        const MapPoint south_west = to_map({part.x, part.y + part.height}, map);
        const MapPoint north_east = to_map({part.x + part.width, part.y}, map);
        return {south_west.east_m, south_west.north_m, north_east.east_m, north_east.north_m};
    }
    /// The same point of the map stays under `p`.
    MapView zoomed_at(ScreenPoint p, const ScreenRect& map, double factor) const {
        MapView next = *this;
        next.metres_per_px = std::clamp(metres_per_px / factor, closest_m, farthest_m);
        const MapPoint held = to_map(p, map);
        const MapPoint now = next.to_map(p, map);
        next.centre.east_m += held.east_m - now.east_m;
        next.centre.north_m += held.north_m - now.north_m;
        return next;
    }
    MapView panned(double dx_px, double dy_px) const {
        MapView next = *this;
        next.centre.east_m -= dx_px * metres_per_px;
        next.centre.north_m += dy_px * metres_per_px;
        return next;
    }
    /// Shows all of `extent` with a margin of 5 %. An empty extent changes nothing.
    MapView fitted(const Extent& extent, const ScreenRect& map) const {
        if (extent.empty() || map.width <= 0 || map.height <= 0) return *this;
        MapView next;
        next.centre = {(extent.west_m + extent.east_m) / 2, (extent.south_m + extent.north_m) / 2};
        const double need = std::max((extent.east_m - extent.west_m) / map.width,
                                     (extent.north_m - extent.south_m) / map.height);
        next.metres_per_px = std::clamp(need * 1.1, 0.05, farthest_m);
        return next;
    }
    /// The denominator N of the scale 1:N on a screen of `dots_per_inch` (96: one px is 0.2646 mm).
    double scale_denominator(double dots_per_inch = 96.0) const {
        return metres_per_px * dots_per_inch / 0.0254;
    }

    friend bool operator==(const MapView&, const MapView&) = default;
};

}  // namespace tk
