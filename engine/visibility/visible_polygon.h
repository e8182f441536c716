#pragma once

#include <variant>
#include <vector>

#include "engine/core/geometry.h"
#include "engine/visibility/obstacles.h"

/// What can be seen from a point: the isovist.
///
/// Source: Benedikt, M. L. (1979), To take hold of space: isovists and isovist fields, Environment
/// and Planning B 6, 47-65. A plan at eye height: what is looked at is as high as the eye, so that
/// a wall hides all behind it where it is higher than that, and nothing where it is not. On uneven
/// ground the plan is the level plane through the eye: the ground itself hides nothing.
namespace tk {

struct Viewer {
    MapPoint at;
    double eye_height_m = 1.6;  ///< above the ground; >= 0
    double reach_m = 50.0;      ///< > 0; nothing further away is seen
};

/// Why there is no view to tell of.
enum class NoView {
    inside_building,  ///< in the footprint of an obstacle, of whatever height
    on_a_wall         ///< within a micrometre of a wall that hides: which side it is on is chance
};

/// An edge of what is seen along a line of sight: what lies behind its corner is hidden.
struct OccludingEdge {
    MapPoint corner;  ///< its nearer end, on what hides
    MapPoint far;     ///< its further end, where the sight past the corner ends

    double length_m() const { return distance_m(corner, far); }
};

/// The area that is seen, and its measures. Where the view ends at the reach it ends in an arc: the
/// measures are those of the arc itself, while the outline follows it by chords of at most 1
/// degree.
struct VisiblePolygon {
    Ring outline;  ///< counter-clockwise; the viewer lies inside
    double area_m2 = 0.0;
    double perimeter_m = 0.0;
    double wall_m = 0.0;         ///< of the perimeter: walls that are seen
    double occlusivity_m = 0.0;  ///< of it: edges along lines of sight, behind which things hide
    double at_reach_m = 0.0;     ///< of it: where only the reach ends the view
    double nearest_m = 0.0;      ///< shortest radial: the distance to the nearest point of the edge
    double furthest_m = 0.0;     ///< longest radial
    double mean_radial_m = 0.0;  ///< over all directions
    double compactness = 0.0;    ///< 4 pi area / perimeter^2: 1 for a disc, near 0 for a star
    double drift_m = 0.0;        ///< from the viewer to the centre of gravity of the area
    /// Counter-clockwise; their lengths sum up to occlusivity_m.
    std::vector<OccludingEdge> occluding;
};

/// Exact, whatever the distances: no rays are sampled. Holes of a footprint (courtyards) are
/// outdoors.
/// @throws std::invalid_argument if the eye height is negative or the reach is not above 0
std::variant<VisiblePolygon, NoView> visible_polygon(const Viewer& viewer,
                                                     const Obstacles& obstacles);

}  // namespace tk
