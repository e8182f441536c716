#pragma once

#include <cstdint>
#include <vector>

#include "engine/core/geometry.h"

namespace tk {

/// Triangles as the graphics card takes them.
struct Triangles {
    std::vector<float> xy;  ///< metres east and north of the origin, two floats a vertex
    std::vector<std::uint32_t> indices;  ///< three a triangle
};

/// The inside of polygons as triangles that do not overlap, within rounding to float.
///
/// A polygon that crosses or touches itself is made valid first (by the even-odd rule: a bowtie
/// becomes its two halves); one without an area gives none, as does one with a coordinate that is
/// not finite. Polygons are filled one by one: where two overlap, so do their triangles. Simple
/// rings of at most 64 corners without holes are cut ear by ear (Meisters 1975) in exact
/// arithmetic, in a few microseconds; all else goes to GEOS, which needs seconds for a coastline.
///
/// Safe on several threads at once. Never throws but for lack of memory.
/// @param origin near the polygons, so that floats are fine enough
Triangles triangulate(const MultiPolygon& polygons, MapPoint origin);

}  // namespace tk
