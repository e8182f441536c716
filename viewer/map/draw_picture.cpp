#include "viewer/map/draw_picture.h"

#include <cstdint>
#include <vector>

namespace tk {
namespace {

constexpr char picture_vertex[] = R"(
uniform vec4 transform;
uniform vec2 size_m;
out vec2 at;
void main() {
    vec2 corner = vec2(gl_VertexID & 1, gl_VertexID >> 1);
    at = vec2(corner.x, 1.0 - corner.y);
    gl_Position = vec4(transform.xy + corner * size_m * transform.zw, 0.0, 1.0);
})";
constexpr char picture_fragment[] = R"(
in vec2 at;
uniform sampler2D picture;
uniform float opacity;
out vec4 colour;
void main() { colour = texture(picture, at) * opacity; })";

/// Colours times their opacity: where a picture is drawn larger or smaller, what is transparent
/// then lends its neighbours no colour.
std::vector<std::uint8_t> premultiplied(const std::vector<std::uint8_t>& rgba) {
    std::vector<std::uint8_t> made = rgba;
    for (std::size_t i = 0; i + 3 < made.size(); i += 4) {
        const unsigned alpha = made[i + 3];
        if (alpha == 255) continue;
        for (std::size_t c = i; c < i + 3; ++c)
            made[c] = static_cast<std::uint8_t>((made[c] * alpha + 127U) / 255U);
    }
    return made;
}

}  // namespace

PictureOnCard::PictureOnCard(const BasemapPicture& picture)
    : texture(gl::Texture::make()),
      extent(picture.extent),
      width(picture.width),
      height(picture.height) {
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D, texture.name());
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
    const std::vector<std::uint8_t> pixels = premultiplied(picture.rgba);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE,
                 pixels.data());
}

DrawPicture::DrawPicture()
    : program_("picture", picture_vertex, picture_fragment), corners_(gl::VertexArray::make()) {}

void DrawPicture::draw(const TileFrame& frame, const PictureOnCard& picture, double opacity) {
    program_.use();
    const TileFrame::Transform t = frame.transform({picture.extent.west_m, picture.extent.south_m});
    program_.set("transform", t.offset_x, t.offset_y, t.scale_x, t.scale_y);
    program_.set("size_m", static_cast<float>(picture.extent.east_m - picture.extent.west_m),
                 static_cast<float>(picture.extent.north_m - picture.extent.south_m));
    program_.set("picture", 0);
    program_.set("opacity", static_cast<float>(opacity));
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D, picture.texture.name());
    GLint former[4] = {};
    glGetIntegerv(GL_BLEND_SRC_RGB, &former[0]);
    glGetIntegerv(GL_BLEND_DST_RGB, &former[1]);
    glGetIntegerv(GL_BLEND_SRC_ALPHA, &former[2]);
    glGetIntegerv(GL_BLEND_DST_ALPHA, &former[3]);
    glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    glBindVertexArray(corners_.name());
    glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
    glBindVertexArray(0);
    glBlendFuncSeparate(static_cast<GLenum>(former[0]), static_cast<GLenum>(former[1]),
                        static_cast<GLenum>(former[2]), static_cast<GLenum>(former[3]));
}

}  // namespace tk
