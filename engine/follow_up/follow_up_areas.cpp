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

double distance_to_ring_m(MapPoint place, const Ring& ring) {
    double nearest = HUGE_VAL;
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
        nearest = std::min(nearest, distance_to_segment_m(place, ring[j], ring[i]));
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
    for (const Polygon& polygon : polygons) {
        nearest = std::min(nearest, distance_to_ring_m(place, polygon.outer));
        for (const Ring& hole : polygon.holes)
            nearest = std::min(nearest, distance_to_ring_m(place, hole));
    }
    return nearest;
}

}  // namespace tk
