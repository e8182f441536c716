#include "viewer/map/tile_cache.h"
#include "viewer/gpu/vertex_attribute.h"

#include <algorithm>
#include <cmath>

namespace tk {
namespace {

/// Room for a screen of 3840 × 2160 and what it moves over.
constexpr int most_tiles = 288;

constexpr char show_vertex[] = R"(
layout(location = 0) in vec4 place;   // x, y of the upper left, width, height, in pixels
layout(location = 1) in float layer;
uniform vec2 half_size;
out vec3 at;
void main() {
    vec2 corner = vec2(gl_VertexID & 1, gl_VertexID >> 1);
    vec2 px = place.xy + corner * place.zw;
    gl_Position = vec4(px.x / half_size.x - 1.0, 1.0 - px.y / half_size.y, 0.0, 1.0);
    at = vec3(corner.x, 1.0 - corner.y, layer);
})";
constexpr char show_fragment[] = R"(
uniform sampler2DArray pictures;
in vec3 at;
out vec4 colour;
void main() { colour = vec4(texture(pictures, at).rgb, 1.0); })";

double side_m(double metres_per_px) {
    return metres_per_px * TileCache::tile_px;
}

Extent clipped(const Extent& extent, const Extent& to) {
    return {std::max(extent.west_m, to.west_m), std::max(extent.south_m, to.south_m),
            std::min(extent.east_m, to.east_m), std::min(extent.north_m, to.north_m)};
}

}  // namespace

TileCache::TileCache()
    : pictures_(gl::Texture::make()),
      framebuffer_(gl::Framebuffer::make()),
      corners_(gl::VertexArray::make()),
      instances_(gl::Buffer::make()),
      program_(std::make_unique<gl::ShaderProgram>("show tiles", show_vertex, show_fragment)) {
    glBindTexture(GL_TEXTURE_2D_ARRAY, pictures_.name());
    glTexImage3D(GL_TEXTURE_2D_ARRAY, 0, GL_RGBA8, tile_px, tile_px, most_tiles, 0, GL_RGBA,
                 GL_UNSIGNED_BYTE, nullptr);
    glTexParameteri(GL_TEXTURE_2D_ARRAY, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D_ARRAY, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D_ARRAY, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D_ARRAY, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    for (int layer = most_tiles - 1; layer >= 0; --layer) free_.push_back(layer);

    glBindVertexArray(corners_.name());
    glBindBuffer(GL_ARRAY_BUFFER, instances_.name());
    glEnableVertexAttribArray(0);
    glVertexAttribPointer(0, 4, GL_FLOAT, GL_FALSE, 5 * sizeof(float), nullptr);
    glVertexAttribDivisor(0, 1);
    gl::attribute_at(1, 1, GL_FLOAT, GL_FALSE, 5 * sizeof(float), 4 * sizeof(float));
    glVertexAttribDivisor(1, 1);
    glBindVertexArray(0);
}

Extent TileCache::extent_of_tile(const Key& key, double metres_per_px) {
    const double side = side_m(metres_per_px);
    return {static_cast<double>(key.col) * side, static_cast<double>(key.row) * side,
            static_cast<double>(key.col + 1) * side, static_cast<double>(key.row + 1) * side};
}

std::vector<TileCache::Key> TileCache::keys_in(const Extent& extent, double metres_per_px) const {
    const double side = side_m(metres_per_px);
    const auto index = [side](double at_m) {
        return static_cast<std::int64_t>(std::floor(at_m / side));
    };
    std::vector<Key> keys;
    for (std::int64_t row = index(extent.south_m); row <= index(extent.north_m); ++row)
        for (std::int64_t col = index(extent.west_m); col <= index(extent.east_m); ++col)
            keys.push_back({col, row});
    return keys;
}

void TileCache::release(Level& level) {
    for (const auto& [key, tile] : level.tiles) free_.push_back(tile.layer);
    level.tiles.clear();
    level.metres_per_px = 0.0;
}

int TileCache::free_layer() {
    if (free_.empty()) release(before_);
    if (free_.empty()) {
        // Gives up the tile that was out of view for the longest.
        const auto oldest = std::min_element(
            now_.tiles.begin(), now_.tiles.end(),
            [](const auto& a, const auto& b) { return a.second.last_seen < b.second.last_seen; });
        free_.push_back(oldest->second.layer);
        now_.tiles.erase(oldest);
    }
    const int layer = free_.back();
    free_.pop_back();
    return layer;
}

void TileCache::draw_part(const Extent& tile, const Extent& part, double metres_per_px,
                          const DrawTile& draw) {
    const auto pixel = [&](double from_m, double at_m, double (*round)(double)) {
        return static_cast<int>(
            std::clamp(round((at_m - from_m) / metres_per_px), 0.0, static_cast<double>(tile_px)));
    };
    const auto down = [](double v) { return std::floor(v); };
    const auto up = [](double v) { return std::ceil(v); };
    const int left = pixel(tile.west_m, part.west_m, down);
    const int right = pixel(tile.west_m, part.east_m, up);
    const int bottom = pixel(tile.south_m, part.south_m, down);
    const int top = pixel(tile.south_m, part.north_m, up);
    if (left >= right || bottom >= top) return;
    glViewport(left, bottom, right - left, top - bottom);
    glScissor(left, bottom, right - left, top - bottom);
    draw(tile,
         {tile.west_m + left * metres_per_px, tile.south_m + bottom * metres_per_px,
          tile.west_m + right * metres_per_px, tile.south_m + top * metres_per_px},
         metres_per_px, right - left, top - bottom);
}

TileCache::Outcome TileCache::update(const MapView& view, const ScreenRect& map,
                                     const ScreenRect& clip, const DrawTile& draw,
                                     const std::function<bool()>& within_budget) {
    ++frame_;
    if (view.metres_per_px != now_.metres_per_px) {
        // A level that was left before it covered the view helps less than the one before it.
        if (now_.was_whole || before_.tiles.empty()) {
            release(before_);
            std::swap(now_, before_);
        } else {
            release(now_);
        }
        now_.was_whole = false;
        now_.metres_per_px = view.metres_per_px;
    }
    std::vector<Key> wanted;
    for (const Key& key : keys_in(view.extent(map, clip), view.metres_per_px)) {
        const auto found = now_.tiles.find(key);
        if (found != now_.tiles.end()) found->second.last_seen = frame_;
        if (found == now_.tiles.end() || !found->second.stale.empty()) wanted.push_back(key);
    }
    const auto distance = [&](const Key& key) {
        const Extent e = extent_of_tile(key, view.metres_per_px);
        return std::hypot((e.west_m + e.east_m) / 2 - view.centre.east_m,
                          (e.south_m + e.north_m) / 2 - view.centre.north_m);
    };
    std::sort(wanted.begin(), wanted.end(),
              [&](const Key& a, const Key& b) { return distance(a) < distance(b); });

    Outcome outcome;
    if (wanted.empty()) {
        now_.was_whole = true;
        return outcome;
    }
    GLint former = 0;
    glGetIntegerv(GL_DRAW_FRAMEBUFFER_BINDING, &former);
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_.name());
    glEnable(GL_SCISSOR_TEST);
    for (const Key& key : wanted) {
        if (outcome.drawn > 0 && !within_budget()) break;
        auto found = now_.tiles.find(key);
        if (found == now_.tiles.end())
            found = now_.tiles
                        .emplace(key, Tile{free_layer(), extent_of_tile(key, view.metres_per_px),
                                           frame_})
                        .first;
        glFramebufferTextureLayer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, pictures_.name(), 0,
                                  found->second.layer);
        draw_part(extent_of_tile(key, view.metres_per_px), found->second.stale, view.metres_per_px,
                  draw);
        found->second.stale = {};
        ++outcome.drawn;
    }
    glDisable(GL_SCISSOR_TEST);
    glBindFramebuffer(GL_FRAMEBUFFER, static_cast<GLuint>(former));
    outcome.missing = static_cast<int>(wanted.size()) - outcome.drawn;
    return outcome;
}

void TileCache::show_level(const Level& level, const MapView& view, const ScreenRect& map) {
    if (level.metres_per_px <= 0.0) return;
    const double scale = level.metres_per_px / view.metres_per_px;
    const double side = tile_px * scale;
    const bool exact = std::fabs(scale - 1.0) < 1e-9;
    const Extent seen = view.extent(map);
    // All tiles are moved by one rounded offset, so that none blurs and none gapes.
    const MapPoint anchor{std::floor(seen.west_m / side_m(level.metres_per_px)),
                          std::floor(seen.north_m / side_m(level.metres_per_px))};
    const ScreenPoint origin = view.to_screen(
        {anchor.east_m * side_m(level.metres_per_px), anchor.north_m * side_m(level.metres_per_px)},
        map);
    const double x0 = exact ? std::round(origin.x) : origin.x;
    const double y0 = exact ? std::round(origin.y) : origin.y;
    std::vector<float> places;
    for (const auto& [key, tile] : level.tiles) {
        const double x = x0 + (static_cast<double>(key.col) - anchor.east_m) * side;
        const double y = y0 - (static_cast<double>(key.row) + 1 - anchor.north_m) * side;
        if (x + side <= map.x || y + side <= map.y || x >= map.x + map.width ||
            y >= map.y + map.height)
            continue;
        for (const double v : {x, y, side, side, static_cast<double>(tile.layer)})
            places.push_back(static_cast<float>(v));
    }
    if (places.empty()) return;
    const GLint filter = exact ? GL_NEAREST : GL_LINEAR;
    glTexParameteri(GL_TEXTURE_2D_ARRAY, GL_TEXTURE_MIN_FILTER, filter);
    glTexParameteri(GL_TEXTURE_2D_ARRAY, GL_TEXTURE_MAG_FILTER, filter);
    glBindBuffer(GL_ARRAY_BUFFER, instances_.name());
    glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(places.size() * sizeof(float)),
                 places.data(), GL_STREAM_DRAW);
    glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, static_cast<GLsizei>(places.size() / 5));
}

void TileCache::show(const MapView& view, const ScreenRect& map, const ScreenRect& clip,
                     int framebuffer_width, int framebuffer_height) {
    glViewport(0, 0, framebuffer_width, framebuffer_height);
    glEnable(GL_SCISSOR_TEST);
    glScissor(static_cast<GLint>(clip.x),
              static_cast<GLint>(framebuffer_height - clip.y - clip.height),
              static_cast<GLsizei>(clip.width), static_cast<GLsizei>(clip.height));
    glDisable(GL_BLEND);
    program_->use();
    program_->set("half_size", static_cast<float>(framebuffer_width) / 2.0F,
                  static_cast<float>(framebuffer_height) / 2.0F);
    program_->set("pictures", 0);
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D_ARRAY, pictures_.name());
    glBindVertexArray(corners_.name());
    bool complete = view.metres_per_px == now_.metres_per_px;
    if (complete)
        for (const Key& key : keys_in(view.extent(map, clip), view.metres_per_px))
            complete = complete && now_.tiles.contains(key);
    if (!complete) show_level(before_, view, map);
    show_level(now_, view, map);
    glBindVertexArray(0);
    glDisable(GL_SCISSOR_TEST);
}

void TileCache::make_stale() {
    for (auto& [key, tile] : now_.tiles) tile.stale = extent_of_tile(key, now_.metres_per_px);
    release(before_);
}

void TileCache::make_stale(const std::vector<Extent>& extents) {
    for (auto& [key, tile] : now_.tiles) {
        const Extent of_tile = extent_of_tile(key, now_.metres_per_px);
        for (const Extent& extent : extents)
            if (extent.meets(of_tile)) tile.stale.add(clipped(extent, of_tile));
    }
}

}  // namespace tk
