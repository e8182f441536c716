#pragma once

#include <cstddef>

#include "layers/read_basemap.h"
#include "viewer/gpu/gl_handle.h"
#include "viewer/gpu/shader_program.h"
#include "viewer/map/tile_frame.h"

namespace tk {

/// A picture of a part of the map in the graphics card.
struct PictureOnCard {
    gl::Texture texture;
    Extent extent;
    int width = 0, height = 0;

    PictureOnCard() = default;
    explicit PictureOnCard(const BasemapPicture& picture);
    double metres_per_px() const { return (extent.east_m - extent.west_m) / width; }
    std::size_t bytes() const {
        return static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4;
    }
};

/// Draws pictures where they lie. Leaves the blending as it was.
class DrawPicture {
public:
    DrawPicture();
    void draw(const TileFrame& frame, const PictureOnCard& picture, double opacity);

private:
    gl::ShaderProgram program_;
    gl::VertexArray corners_;
};

}  // namespace tk
