#pragma once

#include <cstdint>
#include <span>

#include "viewer/gpu/gl_handle.h"
#include "viewer/gpu/shader_program.h"
#include "viewer/map/tile_frame.h"
#include "viewer/theme/theme.h"

namespace tk {

/// The shapes of point symbols. Each is told by its form as well as its colour.
enum class SymbolShape : std::uint8_t {
    disc,
    ring,
    square,
    diamond,
    triangle,
    cross,
    lamp,    ///< a disc with rays
    camera,  ///< a disc with an eye, looking toward the angle
    tree,    ///< a soft disc
    note,    ///< a sheet of paper
    hexagon,
};

/// One symbol as the graphics card takes it.
struct SymbolInstance {
    float x = 0.0F, y = 0.0F;  ///< metres from the origin
    float radius_px = 4.0F;    ///< at 100 %
    float shape = 0.0F;        ///< SymbolShape
    float angle_rad = 0.0F;    ///< clockwise from north
    std::uint32_t fill = 0;    ///< Colour::packed()
    std::uint32_t edge = 0;    ///< its outline; alpha 0: none
};

/// Draws point symbols, smooth at their edges.
class DrawSymbols {
public:
    DrawSymbols();
    void draw(const TileFrame& frame, MapPoint origin, std::span<const SymbolInstance> symbols);

private:
    gl::VertexArray layout_;
    gl::Buffer instances_;
    gl::ShaderProgram program_;
};

}  // namespace tk
