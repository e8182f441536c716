#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "viewer/gpu/gl_handle.h"
#include "viewer/gpu/shader_program.h"
#include "viewer/map/tile_frame.h"
#include "viewer/theme/theme.h"

namespace tk {

/// Triangles in the graphics card, relative to an origin.
struct TrianglesOnCard {
    MapPoint origin;
    gl::VertexArray layout;
    gl::Buffer vertices, indices;
    GLsizei index_count = 0;

    TrianglesOnCard() = default;
    /// @param xy metres from the origin, two floats a vertex
    TrianglesOnCard(MapPoint origin, std::span<const float> xy,
                    std::span<const std::uint32_t> triangles);
};

/// Segments of lines in the graphics card: x0, y0, x1, y1 in metres from the origin, and the width
/// of what they stand for in metres (0: none of its own).
struct SegmentsOnCard {
    MapPoint origin;
    gl::VertexArray layout;
    gl::Buffer instances;
    GLsizei count = 0;

    SegmentsOnCard() = default;
    SegmentsOnCard(MapPoint origin, std::span<const float> five_per_segment);
};

struct LineLook {
    Colour colour;
    double least_px = 1.0;  ///< at 100 %
    double most_px = 1000.0;
    double extra_px = 0.0;      ///< wider than the line itself: a casing
    double width_factor = 1.0;  ///< of the width in metres; 0: all are least_px wide
    double dash_px = 0.0;       ///< length of a dash and of a gap; 0: whole
};

/// Fills triangles, and draws lines with round joins that are as wide as they are on the ground but
/// never thinner than the eye needs.
class DrawShapes {
public:
    DrawShapes();
    void fill(const TileFrame& frame, const TrianglesOnCard& triangles, Colour colour);
    /// Stripes, the same from picture to picture.
    void hatch(const TileFrame& frame, const TrianglesOnCard& triangles, Colour colour);
    void stroke(const TileFrame& frame, const SegmentsOnCard& segments, const LineLook& look);

private:
    gl::ShaderProgram fill_program_, hatch_program_, line_program_;
};

}  // namespace tk
