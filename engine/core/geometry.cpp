#include "engine/core/geometry.h"

#include <algorithm>
#include <cmath>

namespace tk {
namespace {

/// Twice the signed area and the moments of a ring about `origin`, which keeps the digits that
/// SWEREF coordinates would lose.
struct RingMoments {
    double twice_area = 0.0;
    double east = 0.0;
    double north = 0.0;
};

RingMoments moments_of(const Ring& ring, MapPoint origin) {
    RingMoments sum;
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
        const double ax = ring[j].east_m - origin.east_m, ay = ring[j].north_m - origin.north_m;
        const double bx = ring[i].east_m - origin.east_m, by = ring[i].north_m - origin.north_m;
        const double cross = ax * by - bx * ay;
        sum.twice_area += cross;
        sum.east += (ax + bx) * cross;
        sum.north += (ay + by) * cross;
    }
    return sum;
}

bool ring_flips(const Ring& ring, MapPoint p) {
    bool inside = false;
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
        const MapPoint a = ring[i], b = ring[j];
        if ((a.north_m > p.north_m) == (b.north_m > p.north_m)) continue;
        // Always from the lower to the upper end, so that two polygons that share an edge agree.
        const MapPoint& low = a.north_m < b.north_m ? a : b;
        const MapPoint& high = a.north_m < b.north_m ? b : a;
        const double crossing = low.east_m + (p.north_m - low.north_m) *
                                                 (high.east_m - low.east_m) /
                                                 (high.north_m - low.north_m);
        if (p.east_m < crossing) inside = !inside;
    }
    return inside;
}

}  // namespace

Extent extent_of(const Line& line) {
    Extent extent;
    for (const MapPoint p : line) extent.add(p);
    return extent;
}

double length_m(const Line& line) {
    double sum_m = 0.0;
    for (std::size_t i = 1; i < line.size(); ++i) sum_m += distance_m(line[i - 1], line[i]);
    return sum_m;
}

Extent extent_of(const MultiPolygon& polygons) {
    Extent extent;
    for (const Polygon& polygon : polygons) extent.add(extent_of(polygon.outer));
    return extent;
}

MultiPolygon rectangle(const Extent& e) {
    if (e.empty()) return {};
    return {{{{e.west_m, e.south_m},
              {e.east_m, e.south_m},
              {e.east_m, e.north_m},
              {e.west_m, e.north_m}},
             {}}};
}

double area_m2(const MultiPolygon& polygons) {
    double area = 0.0;
    for (const Polygon& polygon : polygons) {
        if (polygon.outer.empty()) continue;
        const MapPoint origin = polygon.outer.front();
        area += std::abs(moments_of(polygon.outer, origin).twice_area) / 2.0;
        for (const Ring& hole : polygon.holes)
            area -= std::abs(moments_of(hole, origin).twice_area) / 2.0;
    }
    return area;
}

bool contains(const MultiPolygon& polygons, MapPoint p) {
    bool inside = false;
    for (const Polygon& polygon : polygons) {
        if (ring_flips(polygon.outer, p)) inside = !inside;
        for (const Ring& hole : polygon.holes)
            if (ring_flips(hole, p)) inside = !inside;
    }
    return inside;
}

double distance_to_segment_m(MapPoint p, MapPoint a, MapPoint b) {
    const double dx = b.east_m - a.east_m, dy = b.north_m - a.north_m;
    const double length2 = dx * dx + dy * dy;
    double t = 0.0;
    if (length2 > 0.0)
        t = std::clamp(((p.east_m - a.east_m) * dx + (p.north_m - a.north_m) * dy) / length2, 0.0,
                       1.0);
    return distance_m({a.east_m + t * dx, a.north_m + t * dy}, p);
}

MapPoint centroid(const MultiPolygon& polygons) {
    if (polygons.empty() || polygons.front().outer.empty()) return {};
    const MapPoint origin = polygons.front().outer.front();
    RingMoments sum;
    const auto add = [&](const Ring& ring, double sign) {
        const RingMoments m = moments_of(ring, origin);
        const double turn = m.twice_area < 0.0 ? -sign : sign;
        sum.twice_area += turn * m.twice_area;
        sum.east += turn * m.east;
        sum.north += turn * m.north;
    };
    for (const Polygon& polygon : polygons) {
        add(polygon.outer, 1.0);
        for (const Ring& hole : polygon.holes) add(hole, -1.0);
    }
    if (sum.twice_area == 0.0) return origin;
    return {origin.east_m + sum.east / (3.0 * sum.twice_area),
            origin.north_m + sum.north / (3.0 * sum.twice_area)};
}

}  // namespace tk
