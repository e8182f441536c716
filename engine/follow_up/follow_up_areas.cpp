#include "engine/follow_up/follow_up_areas.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/core/parallel_for.h"

namespace tk {
namespace {

/// An area with its bounds, which nearly all places lie outside of.
class ZoneShape {
public:
    ZoneShape(const MultiPolygon& shape, const MultiPolygon& around, double ring_m)
        : shape_(shape.empty() && ring_m > 0.0 ? around : shape),
          ring_m_(shape.empty() ? ring_m : 0.0),
          bounds_(extent_of(shape_).grown(ring_m_)) {}

    bool holds(MapPoint place) const {
        if (shape_.empty() || !bounds_.contains(place)) return false;
        return ring_m_ > 0.0 ? distance_to_polygons_m(place, shape_) <= ring_m_
                             : contains(shape_, place);
    }

private:
    const MultiPolygon& shape_;
    double ring_m_;
    Extent bounds_;
};

/// Of each zone, in the order of FollowUpZone.
std::array<ZoneShape, follow_up_zones> shapes_of(const FollowUpAreas& areas) {
    return {ZoneShape(areas.treated, areas.treated, 0.0),
            ZoneShape(areas.control, areas.control, 0.0),
            ZoneShape(areas.displacement.shape, areas.treated, areas.displacement.ring_m),
            ZoneShape(areas.control_displacement.shape, areas.control,
                      areas.control_displacement.ring_m)};
}

template <class Visit>
void for_each_edge(const MultiPolygon& polygons, const Visit& visit) {
    const auto edges_of = [&](const Ring& ring) {
        for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
            visit(ring[j], ring[i]);
    };
    for (const Polygon& polygon : polygons) {
        edges_of(polygon.outer);
        for (const Ring& hole : polygon.holes) edges_of(hole);
    }
}

/// On which side of the line from a to b; 0 on it.
double side_of(MapPoint a, MapPoint b, MapPoint p) {
    return (b.east_m - a.east_m) * (p.north_m - a.north_m) -
           (b.north_m - a.north_m) * (p.east_m - a.east_m);
}

bool edges_cross(MapPoint a, MapPoint b, MapPoint c, MapPoint d) {
    return side_of(a, b, c) * side_of(a, b, d) < 0.0 && side_of(c, d, a) * side_of(c, d, b) < 0.0;
}

/// From the corners of one to the other.
double corners_to_polygons_m(const MultiPolygon& corners, const MultiPolygon& polygons) {
    double nearest = HUGE_VAL;
    for_each_edge(corners, [&](MapPoint, MapPoint corner) {
        if (nearest > 0.0) nearest = std::min(nearest, distance_to_polygons_m(corner, polygons));
    });
    return nearest;
}

}  // namespace

FollowUpZone zone_of(MapPoint place, const FollowUpAreas& areas) {
    const auto shapes = shapes_of(areas);
    for (std::size_t zone = 0; zone < follow_up_zones; ++zone)
        if (shapes[zone].holds(place)) return static_cast<FollowUpZone>(zone);
    return FollowUpZone::elsewhere;
}

FollowUpZones zones_of(std::span<const Incident> incidents, const FollowUpAreas& areas) {
    const auto shapes = shapes_of(areas);
    FollowUpZones zones;
    zones.of.assign(incidents.size(), FollowUpZone::elsewhere);
    std::vector<char> several(incidents.size(), 0);
    constexpr std::size_t per_block = 4096;
    parallel_for((incidents.size() + per_block - 1) / per_block, [&](std::size_t block) {
        const std::size_t end = std::min(incidents.size(), (block + 1) * per_block);
        for (std::size_t i = block * per_block; i < end; ++i)
            for (std::size_t zone = 0; zone < follow_up_zones; ++zone) {
                if (!shapes[zone].holds(incidents[i].at)) continue;
                // A ring holds the area it surrounds, which is no overlap.
                const bool is_own_core =
                    zone >= 2 && zones.of[i] == static_cast<FollowUpZone>(zone - 2);
                if (zones.of[i] == FollowUpZone::elsewhere)
                    zones.of[i] = static_cast<FollowUpZone>(zone);
                else if (!is_own_core)
                    several[i] = 1;
            }
    });
    zones.in_several =
        static_cast<std::size_t>(std::count(several.begin(), several.end(), char{1}));
    return zones;
}

double distance_to_polygons_m(MapPoint place, const MultiPolygon& polygons) {
    if (contains(polygons, place)) return 0.0;
    double nearest = HUGE_VAL;
    for_each_edge(polygons, [&](MapPoint a, MapPoint b) {
        nearest = std::min(nearest, distance_to_segment_m(place, a, b));
    });
    return nearest;
}

double distance_between_m(const MultiPolygon& a, const MultiPolygon& b) {
    bool cross = false;
    for_each_edge(a, [&](MapPoint from, MapPoint to) {
        for_each_edge(b, [&](MapPoint other_from, MapPoint other_to) {
            cross = cross || edges_cross(from, to, other_from, other_to);
        });
    });
    // Where no edges cross, the nearest points are a corner and an edge.
    return cross ? 0.0 : std::min(corners_to_polygons_m(a, b), corners_to_polygons_m(b, a));
}

}  // namespace tk
