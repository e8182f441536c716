#pragma once

#include <functional>
#include <vector>

#include "engine/core/geometry.h"

/// Drawing tools of the town plan.
namespace tk {

/// South-west corner of the plan in EPSG:3006.
inline constexpr MapPoint plan_origin{600000.0, 6600000.0};
inline constexpr double plan_side_m = 4000.0;

/// A place by its metres from the plan's south-west corner.
inline MapPoint at(double x, double y) {
    return {plan_origin.east_m + x, plan_origin.north_m + y};
}

/// To whole centimetres, as a municipal map keeps its coordinates.
MapPoint to_centimetres(MapPoint p);

/// A unit vector on the map.
struct Heading {
    double east = 1.0;
    double north = 0.0;

    Heading left() const { return {-north, east}; }
    Heading back() const { return {-east, -north}; }
};

Heading heading(MapPoint from, MapPoint to);
Heading heading_of_angle(double degrees);  ///< counter-clockwise from east
double compass_deg(Heading h);
MapPoint along(MapPoint from, Heading h, double distance_m);

/// Coordinates (u, v) turned against the map, as a quarter's streets are.
struct PlanFrame {
    MapPoint origin;
    Heading u;

    MapPoint at(double u_m, double v_m) const {
        return along(along(origin, u, u_m), u.left(), v_m);
    }
};

PlanFrame plan_frame(double x, double y, double degrees);

/// Corners counter-clockwise.
Ring rectangle(MapPoint centre, Heading length_wise, double length_m, double depth_m);
Ring rectangle(const PlanFrame& frame, MapPoint low_uv, MapPoint high_uv);
Ring turned_counter_clockwise(Ring ring);

/// A curve through the points (Catmull-Rom), a point about every `step_m`.
Line smooth(const Line& through, double step_m = 12.0);

/// The line without points that lie within `tolerance_m` of the rest (Douglas and Peucker 1973).
Line simplified(const Line& line, double tolerance_m);

/// A place along a line and the way the line goes there.
struct Station {
    MapPoint at;
    Heading ahead;
};
/// At `first_m` and then every `step_m`, as far as the line goes.
std::vector<Station> stations(const Line& line, double first_m, double step_m);

double distance_to_ring_m(MapPoint p, const Ring& ring);
double distance_to_line_m(MapPoint p, const Line& line);
bool inside(const Ring& ring, MapPoint p);
double distance_between_segments_m(MapPoint a, MapPoint b, MapPoint c, MapPoint d);
/// Whether two convex rings overlap by more than `slack_m`, or come closer than -slack_m.
bool convex_overlap(const Ring& a, const Ring& b, double slack_m);

/// Numbers of things on the map, found again by where they are.
class PlaceIndex2d {
public:
    PlaceIndex2d();
    void add(const Extent& extent, int number);
    /// Calls with every number whose extent comes near `extent`; some perhaps more than once.
    void near(const Extent& extent, const std::function<void(int)>& call) const;

private:
    std::vector<std::vector<int>> buckets_;
};

}  // namespace tk
