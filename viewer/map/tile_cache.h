#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <vector>

#include "viewer/gpu/gl_handle.h"
#include "viewer/gpu/shader_program.h"
#include "viewer/session/map_view.h"

namespace tk {

/// The map as square pictures fixed to the map, kept in the graphics card: panning shows the same
/// pictures elsewhere, and only what is new or changed is drawn. While the zoom changes, the
/// pictures of the former zoom are shown larger or smaller.
///
/// Pixels here are those of the framebuffer. Needs the OpenGL context current throughout.
class TileCache {
public:
    static constexpr int tile_px = 256;

    TileCache();

    /// Draws a tile, or the part of it that is stale, into the viewport and scissor that are set;
    /// the extent's south-west corner is their lower left.
    using DrawTile = std::function<void(const Extent& tile, const Extent& extent,
                                        double metres_per_px, int width_px, int height_px)>;

    struct Outcome {
        int drawn = 0;
        int missing = 0;  ///< still to be drawn within the view
    };
    /// Draws tiles that the view needs and that are missing or stale, nearest the centre first,
    /// until `within_budget` says no (it is asked before each but the first).
    /// @param view metres per framebuffer pixel
    /// @param clip the part of `map` that is seen
    Outcome update(const MapView& view, const ScreenRect& map, const ScreenRect& clip,
                   const DrawTile& draw, const std::function<bool()>& within_budget);

    /// Shows what there is, in the bound framebuffer, whose height is `framebuffer_height`, within
    /// `clip` (of the same coordinates as `map`, y down).
    void show(const MapView& view, const ScreenRect& map, const ScreenRect& clip,
              int framebuffer_width, int framebuffer_height);

    /// All is to be drawn anew, or what meets one of the extents; till then the old is shown.
    void make_stale();
    void make_stale(const std::vector<Extent>& extents);

private:
    struct Key {
        std::int64_t col = 0, row = 0;  ///< west edge at col * side, south edge at row * side
        auto operator<=>(const Key&) const = default;
    };
    struct Tile {
        int layer = 0;
        Extent stale;  ///< what is to be drawn anew; empty: nothing
        std::uint64_t last_seen = 0;
    };
    struct Level {
        double metres_per_px = 0.0;  ///< 0: none
        bool was_whole = false;      ///< it has covered the view once
        std::map<Key, Tile> tiles;
    };
    static Extent extent_of_tile(const Key& key, double metres_per_px);
    static void draw_part(const Extent& tile, const Extent& part, double metres_per_px,
                          const DrawTile& draw);
    std::vector<Key> keys_in(const Extent& extent, double metres_per_px) const;
    int free_layer();
    void release(Level& level);
    void show_level(const Level& level, const MapView& view, const ScreenRect& map);

    gl::Texture pictures_;
    gl::Framebuffer framebuffer_;
    gl::VertexArray corners_;
    gl::Buffer instances_;
    std::unique_ptr<gl::ShaderProgram> program_;
    std::vector<int> free_;
    Level now_, before_;
    std::uint64_t frame_ = 0;
};

}  // namespace tk
