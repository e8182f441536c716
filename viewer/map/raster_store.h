#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <vector>

#include "viewer/background/assessment_service.h"
#include "viewer/map/draw_raster.h"

namespace tk {

/// The surfaces' cells in the graphics card, by version, in chunks at the coarseness that the zoom
/// needs. Only what is looked at is ever sent there; after an edit only the cells that it changed.
class RasterStore {
public:
    static constexpr int chunk_cells = 512;

    /// Draws what of the surface lies in the frame. `minus` may be null; it lies on the same cells.
    void draw(const TileFrame& frame, const SurfaceState& surface, const SurfaceState* minus,
              const SurfaceLook& look, float opacity, bool hatch, DrawRaster& draw);

    /// Takes over what an older version has in the card, so that only `changed` is sent anew.
    /// @param keep_old another side shows the old version still
    void follow(const SurfaceState& surface, bool keep_old);

    /// Forgets versions and chunks that have not been drawn for long, beyond so much memory.
    void trim(std::size_t most_bytes);
    void clear() { surfaces_.clear(); }

private:
    struct ChunkKey {
        int level = 0, row = 0, col = 0;
        auto operator<=>(const ChunkKey&) const = default;
    };
    struct Chunk {
        CellsOnCard cells;
        std::uint64_t last_drawn = 0;
    };
    struct Stored {
        std::shared_ptr<const SurfaceGrid> grid;
        std::map<ChunkKey, Chunk> chunks;
    };
    CellsOnCard* chunk(const SurfaceState& surface, const ChunkKey& key);

    std::map<std::uint64_t, Stored> surfaces_;  ///< by version
    std::uint64_t clock_ = 0;
};

/// How often cells are halved in number for pictures of so many metres a pixel: the coarsest whose
/// cells are not larger than a pixel.
int raster_level(double cell_m, double metres_per_px);

/// Means of the cells with data in blocks of 2^level × 2^level cells, NaN where there is none: the
/// blocks of `blocks`, row-major from the north. Blocks are counted from the grid's north-west; the
/// last ones may be cut.
std::vector<float> block_means(const GridRows& grid, int level, const CellRange& blocks);

}  // namespace tk
