#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "viewer/map/basemap_store.h"
#include "viewer/map/map_scene.h"
#include "viewer/map/tile_frame.h"

namespace tk {

/// Paints a scene into the bound framebuffer, one rectangle of the map at a time. What rarely
/// changes is triangulated on a thread of its own and kept in the graphics card.
class TilePainter {
public:
    /// @param woken called on another thread when shapes are ready
    explicit TilePainter(const std::function<void()>& woken);
    ~TilePainter();
    TilePainter(const TilePainter&) = delete;
    TilePainter& operator=(const TilePainter&) = delete;

    /// Today's town, whose shapes are made ready. The same again does nothing.
    void take_town(const std::shared_ptr<const Town>& today);
    bool has_shapes() const;
    /// Why no shapes could be made since the last call; empty: no failure. The map goes without.
    std::string take_failure();
    /// The background maps, which are drawn under everything.
    BasemapStore& basemaps();
    /// Another number when there are other shapes to draw with.
    std::uint64_t shapes_version() const;

    /// Lets the surfaces in the card follow those of the scenes that are to be painted.
    void follow(const std::vector<MapScene>& scenes);
    /// Paint paints this scene until the next begin(). It must outlive that.
    void begin(const MapScene& scene);
    void paint(const TileFrame& frame);
    void trim(std::size_t most_raster_bytes);
    long long symbols_drawn() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace tk
