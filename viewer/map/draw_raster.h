#pragma once

#include <span>

#include "engine/grid/grid_spec.h"
#include "viewer/gpu/gl_handle.h"
#include "viewer/gpu/shader_program.h"
#include "viewer/map/legend_model.h"
#include "viewer/map/tile_frame.h"

namespace tk {

/// Cells of a grid in the graphics card, one float each, NaN without a value; row 0 is the
/// southernmost there.
struct CellsOnCard {
    gl::Texture values;
    Extent extent;
    int cols = 0, rows = 0;

    CellsOnCard() = default;
    /// @param values rows × cols, row 0 the northernmost
    CellsOnCard(const Extent& extent, int cols, int rows, std::span<const float> values);
    /// @param block rows from the north and columns of what is replaced
    void replace(const CellRange& block, std::span<const float> values);
};

/// Colours cells in the shader, so that another ramp or other classes cost nothing.
class DrawRaster {
public:
    DrawRaster();
    /// @param minus subtracted cell by cell; null: nothing. Of the same cells.
    /// @param hatch what gets worse is hatched, by the look's sign
    void draw(const TileFrame& frame, const CellsOnCard& cells, const CellsOnCard* minus,
              const SurfaceLook& look, float opacity, bool hatch);

private:
    void set_look(const SurfaceLook& look);

    gl::ShaderProgram program_;
    gl::VertexArray corners_;
    gl::Texture lut_;
    SurfaceLook look_in_lut_;
    bool has_lut_ = false;
};

}  // namespace tk
