#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "engine/core/geometry.h"
#include "engine/core/progress.h"
#include "engine/town/town.h"

namespace tk {

/// Shapes of one part of the map, as the graphics card takes them: triangles to fill, and segments
/// of outlines or lines (x0, y0, x1, y1, width in metres), relative to an origin.
struct ShapeChunk {
    Extent extent;  ///< of all that is in it
    MapPoint origin;
    std::vector<float> xy;
    std::vector<std::uint32_t> triangles;
    std::vector<float> segments;
};

using ShapeChunks = std::vector<ShapeChunk>;

/// The shapes of a town that rarely change, by what they show.
struct CityShapes {
    ShapeChunks buildings, areas, boundary, streets, tree_stands;
    std::map<std::string, ShapeChunks> features;  ///< by set: its polygons and lines
    int unfillable = 0;                           ///< shapes that are drawn by their outline alone
};

/// In parallel; a hundred thousand buildings in about a second. @throws Cancelled
CityShapes city_shapes(const Town& town, const Progress& progress = {});

/// A few polygons as one chunk: what a plan adds.
ShapeChunk polygons_chunk(const std::vector<const MultiPolygon*>& polygons);
ShapeChunk lines_chunk(const std::vector<const Line*>& lines, double width_m);

/// Of a street without a width, by its class: what is common.
double street_width_m(const Street& street);

}  // namespace tk
