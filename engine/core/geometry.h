#pragma once

#include <vector>

#include "engine/core/map_point.h"

namespace tk {

/// A closed ring of at least three different points; the first point is not repeated at the end.
using Ring = std::vector<MapPoint>;

/// A line of at least two points.
using Line = std::vector<MapPoint>;

/// One outer ring and the holes in it. Outer rings run counter-clockwise, holes clockwise;
/// rings do not cross (the readers of layers/ see to both).
struct Polygon {
    Ring outer;
    std::vector<Ring> holes;

    friend bool operator==(const Polygon&, const Polygon&) = default;
};

/// Polygons whose interiors do not overlap.
using MultiPolygon = std::vector<Polygon>;

/// The smallest upright rectangle around all of it; empty when there is none.
Extent extent_of(const Line& line);
Extent extent_of(const MultiPolygon& polygons);

/// An upright rectangle as polygons; none where it is empty.
MultiPolygon rectangle(const Extent& extent);

/// Length in metres along the line's pieces.
double length_m(const Line& line);

/// Area in square metres: outer rings less their holes.
double area_m2(const MultiPolygon& polygons);

/// Whether the point lies inside, by the even-odd rule over all rings. A point on an edge may fall
/// either way, but of two polygons that share the edge exactly one contains it.
bool contains(const MultiPolygon& polygons, MapPoint p);

/// Distance in metres from `p` to the nearest point of the segment from `a` to `b`.
double distance_to_segment_m(MapPoint p, MapPoint a, MapPoint b);

/// The centre of gravity of the area; of the first point where the area is zero.
MapPoint centroid(const MultiPolygon& polygons);

}  // namespace tk
