#pragma once

#include "viewer/map/city_shapes.h"
#include "viewer/map/draw_shapes.h"

namespace tk {

/// A chunk of shapes in the graphics card.
struct CardChunk {
    explicit CardChunk(const ShapeChunk& chunk)
        : extent(chunk.extent),
          fill(chunk.origin, chunk.xy, chunk.triangles),
          lines(chunk.origin, chunk.segments) {}
    Extent extent;
    TrianglesOnCard fill;
    SegmentsOnCard lines;
};

}  // namespace tk
