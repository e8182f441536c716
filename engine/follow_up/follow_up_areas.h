#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "engine/core/geometry.h"
#include "engine/town/incident.h"

/// Which part of a follow-up a place belongs to.
namespace tk {

enum class FollowUpZone { treated, control, displacement, control_displacement, elsewhere };
inline constexpr std::size_t follow_up_zones = 4;  ///< without elsewhere

/// What lies around an area: polygons, or all within some metres of it.
struct Surroundings {
    MultiPolygon shape = {};
    double ring_m = 0.0;  ///< >= 0; where there is no shape

    bool none() const { return shape.empty() && !(ring_m > 0.0); }
};

struct FollowUpAreas {
    MultiPolygon treated;
    MultiPolygon control;
    Surroundings displacement = {};          ///< of the treated area
    Surroundings control_displacement = {};  ///< of the control
};

/// A place belongs to one zone: the first of treated, control, displacement and
/// control_displacement that holds it. A ring's outer edge belongs to it.
FollowUpZone zone_of(MapPoint place, const FollowUpAreas& areas);

/// The zone of each incident, and how many of them lie in the areas of two zones or more.
struct FollowUpZones {
    std::vector<FollowUpZone> of;
    std::size_t in_several = 0;
};
FollowUpZones zones_of(std::span<const Incident> incidents, const FollowUpAreas& areas);

/// Distance in metres from a place to polygons; 0 within them, infinite to none.
double distance_to_polygons_m(MapPoint place, const MultiPolygon& polygons);

/// The shortest distance in metres between two areas; 0 where they meet, infinite to none.
double distance_between_m(const MultiPolygon& a, const MultiPolygon& b);

}  // namespace tk
