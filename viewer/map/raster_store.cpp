#include "viewer/map/raster_store.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace tk {
namespace {

int blocks_of(int cells, int level) {
    return (cells + (1 << level) - 1) >> level;
}

CellRange blocks_of_chunk(const GridSpec& spec, int level, int row, int col) {
    const int size = RasterStore::chunk_cells;
    return {row * size, std::min((row + 1) * size, blocks_of(spec.rows, level)), col * size,
            std::min((col + 1) * size, blocks_of(spec.cols, level))};
}

Extent extent_of_blocks(const GridSpec& spec, int level, const CellRange& blocks) {
    const double side = spec.cell_m * static_cast<double>(1 << level);
    return {spec.west_m() + blocks.col_begin * side, spec.north_m() - blocks.row_end * side,
            spec.west_m() + blocks.col_end * side, spec.north_m() - blocks.row_begin * side};
}

}  // namespace

CellsOnCard* RasterStore::chunk(const SurfaceState& surface, const ChunkKey& key) {
    Stored& stored = surfaces_[surface.version];
    if (stored.grid == nullptr) stored.grid = surface.grid;
    auto found = stored.chunks.find(key);
    if (found == stored.chunks.end()) {
        const GridSpec& spec = stored.grid->spec();
        const CellRange blocks = blocks_of_chunk(spec, key.level, key.row, key.col);
        Chunk made{CellsOnCard(extent_of_blocks(spec, key.level, blocks), blocks.cols(),
                               blocks.rows(), block_means(*stored.grid, key.level, blocks)),
                   clock_};
        found = stored.chunks.emplace(key, std::move(made)).first;
    }
    found->second.last_drawn = clock_;
    return &found->second.cells;
}

void RasterStore::draw(const TileFrame& frame, const SurfaceState& surface,
                       const SurfaceState* minus, const SurfaceLook& look, float opacity,
                       bool hatch, DrawRaster& draw) {
    if (surface.grid == nullptr || surface.grid->spec().cell_count() == 0) return;
    const GridSpec& spec = surface.grid->spec();
    if (minus != nullptr && (minus->grid == nullptr || !(minus->grid->spec() == spec))) return;
    const int level = raster_level(spec.cell_m, frame.metres_per_px);
    const double side = spec.cell_m * static_cast<double>(1 << level) * chunk_cells;
    const auto index = [side](double offset_m, int last) {
        return std::clamp(static_cast<int>(std::floor(offset_m / side)), 0, last);
    };
    if (!frame.extent.meets(spec.extent())) return;
    const int last_row = (blocks_of(spec.rows, level) - 1) / chunk_cells;
    const int last_col = (blocks_of(spec.cols, level) - 1) / chunk_cells;
    const int row_begin = index(spec.north_m() - frame.extent.north_m, last_row);
    const int row_end = index(spec.north_m() - frame.extent.south_m, last_row);
    const int col_begin = index(frame.extent.west_m - spec.west_m(), last_col);
    const int col_end = index(frame.extent.east_m - spec.west_m(), last_col);
    for (int row = row_begin; row <= row_end; ++row)
        for (int col = col_begin; col <= col_end; ++col) {
            const ChunkKey key{level, row, col};
            const CellsOnCard* less = minus == nullptr ? nullptr : chunk(*minus, key);
            draw.draw(frame, *chunk(surface, key), less, look, opacity, hatch);
        }
}

void RasterStore::follow(const SurfaceState& surface, bool keep_old) {
    if (surface.grid == nullptr || surfaces_.contains(surface.version) || keep_old) return;
    const auto old = surfaces_.find(surface.changed_since);
    if (old == surfaces_.end() || !(old->second.grid->spec() == surface.grid->spec())) return;
    Stored stored = std::move(old->second);
    surfaces_.erase(old);
    stored.grid = surface.grid;
    const GridSpec& spec = stored.grid->spec();
    for (auto& [key, chunk] : stored.chunks) {
        const CellRange blocks = blocks_of_chunk(spec, key.level, key.row, key.col);
        const GridSpec coarse{spec.cell_m * static_cast<double>(1 << key.level), 0, 0, 0, 0};
        for (const Extent& extent : surface.changed) {
            if (!extent.meets(chunk.cells.extent)) continue;
            const double side = coarse.cell_m;
            const auto block = [side](double offset_m) {
                return static_cast<int>(std::floor(offset_m / side));
            };
            const CellRange touched = intersection(
                blocks,
                {block(spec.north_m() - extent.north_m), block(spec.north_m() - extent.south_m) + 1,
                 block(extent.west_m - spec.west_m()), block(extent.east_m - spec.west_m()) + 1});
            if (touched.empty()) continue;
            chunk.cells.replace(
                {touched.row_begin - blocks.row_begin, touched.row_end - blocks.row_begin,
                 touched.col_begin - blocks.col_begin, touched.col_end - blocks.col_begin},
                block_means(*stored.grid, key.level, touched));
        }
    }
    surfaces_.emplace(surface.version, std::move(stored));
}

void RasterStore::trim(std::size_t most_bytes) {
    ++clock_;
    std::size_t bytes = 0;
    for (const auto& [version, stored] : surfaces_)
        for (const auto& [key, chunk] : stored.chunks)
            bytes += static_cast<std::size_t>(chunk.cells.cols) *
                     static_cast<std::size_t>(chunk.cells.rows) * sizeof(float);
    if (bytes <= most_bytes) return;
    std::uint64_t newest = 0, oldest = clock_;
    for (const auto& [version, stored] : surfaces_)
        for (const auto& [key, chunk] : stored.chunks) {
            newest = std::max(newest, chunk.last_drawn);
            oldest = std::min(oldest, chunk.last_drawn);
        }
    const std::uint64_t before = oldest + (newest - oldest) / 2;
    for (auto at = surfaces_.begin(); at != surfaces_.end();) {
        std::erase_if(at->second.chunks,
                      [before](const auto& item) { return item.second.last_drawn < before; });
        at = at->second.chunks.empty() ? surfaces_.erase(at) : std::next(at);
    }
}

}  // namespace tk
