#include "viewer/map/draw_shapes.h"
#include "viewer/gpu/vertex_attribute.h"

namespace tk {
namespace {

constexpr char fill_vertex[] = R"(
layout(location = 0) in vec2 place;
uniform vec4 transform;
void main() { gl_Position = vec4(transform.xy + place * transform.zw, 0.0, 1.0); })";
constexpr char fill_fragment[] = R"(
uniform vec4 ink;
out vec4 colour;
void main() { colour = ink; })";

constexpr char hatch_fragment[] = R"(
uniform vec4 ink;
uniform float hatch_px;          // of a stripe and the gap beside it; divides a picture's side
out vec4 colour;
void main() {
    float stripe = mod(gl_FragCoord.x + gl_FragCoord.y, hatch_px);
    float cover = clamp(hatch_px * 0.14 + 0.5 - abs(stripe - hatch_px * 0.5), 0.0, 1.0);
    colour = vec4(ink.rgb, ink.a * cover);
})";

// A segment is a capsule: the distance to its axis smooths the edge and rounds the joins at once.
constexpr char line_vertex[] = R"(
layout(location = 0) in vec4 ends;
layout(location = 1) in float width_m;
uniform vec4 transform;
uniform vec2 px;         // clip units of a pixel
uniform vec4 widths;     // least, most, extra, pixels per metre of width
out vec2 at;             // pixels along and across, from the first end
flat out vec2 size;      // length and half width in pixels
void main() {
    vec2 a = (transform.xy + ends.xy * transform.zw) / px;
    vec2 b = (transform.xy + ends.zw * transform.zw) / px;
    float len = length(b - a);
    vec2 along = len > 0.0 ? (b - a) / len : vec2(1.0, 0.0);
    vec2 across = vec2(-along.y, along.x);
    float half_width = clamp(width_m * widths.w, widths.x, widths.y) * 0.5 + widths.z;
    float reach = half_width + 1.0;
    float side = (gl_VertexID & 1) == 0 ? -1.0 : 1.0;
    float end = (gl_VertexID >> 1) == 0 ? -reach : len + reach;
    vec2 p = a + along * end + across * side * reach;
    at = vec2(end, side * reach);
    size = vec2(len, half_width);
    gl_Position = vec4(p * px, 0.0, 1.0);
})";
constexpr char line_fragment[] = R"(
in vec2 at;
flat in vec2 size;
uniform vec4 ink;
uniform float dash;
out vec4 colour;
void main() {
    vec2 p = vec2(at.x - clamp(at.x, 0.0, size.x), at.y);
    float cover = clamp(size.y + 0.5 - length(p), 0.0, 1.0);
    cover *= min(1.0, size.y * 2.0);
    if (dash > 0.0) {
        float phase = mod(at.x, 2.0 * dash);
        cover *= clamp(dash * 0.5 + 0.5 - abs(phase - dash * 0.5), 0.0, 1.0);
    }
    colour = vec4(ink.rgb, ink.a * cover);
})";

void set_ink(gl::ShaderProgram& program, Colour c) {
    program.set("ink", static_cast<float>(c.red) / 255.0F, static_cast<float>(c.green) / 255.0F,
                static_cast<float>(c.blue) / 255.0F, static_cast<float>(c.alpha) / 255.0F);
}

void set_transform(gl::ShaderProgram& program, const TileFrame& frame, MapPoint origin) {
    const TileFrame::Transform t = frame.transform(origin);
    program.set("transform", t.offset_x, t.offset_y, t.scale_x, t.scale_y);
}

}  // namespace

TrianglesOnCard::TrianglesOnCard(MapPoint at, std::span<const float> xy,
                                 std::span<const std::uint32_t> triangles)
    : origin(at),
      layout(gl::VertexArray::make()),
      vertices(gl::Buffer::make()),
      indices(gl::Buffer::make()),
      index_count(static_cast<GLsizei>(triangles.size())) {
    glBindVertexArray(layout.name());
    glBindBuffer(GL_ARRAY_BUFFER, vertices.name());
    glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(xy.size_bytes()), xy.data(),
                 GL_STATIC_DRAW);
    glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, indices.name());
    glBufferData(GL_ELEMENT_ARRAY_BUFFER, static_cast<GLsizeiptr>(triangles.size_bytes()),
                 triangles.data(), GL_STATIC_DRAW);
    glEnableVertexAttribArray(0);
    glVertexAttribPointer(0, 2, GL_FLOAT, GL_FALSE, 2 * sizeof(float), nullptr);
    glBindVertexArray(0);
}

SegmentsOnCard::SegmentsOnCard(MapPoint at, std::span<const float> five_per_segment)
    : origin(at),
      layout(gl::VertexArray::make()),
      instances(gl::Buffer::make()),
      count(static_cast<GLsizei>(five_per_segment.size() / 5)) {
    glBindVertexArray(layout.name());
    glBindBuffer(GL_ARRAY_BUFFER, instances.name());
    glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(five_per_segment.size_bytes()),
                 five_per_segment.data(), GL_STATIC_DRAW);
    for (GLuint index = 0; index < 2; ++index) {
        gl::attribute_at(index, index == 0 ? 4 : 1, GL_FLOAT, GL_FALSE, 5 * sizeof(float),
                         index * 4 * sizeof(float));
        glVertexAttribDivisor(index, 1);
    }
    glBindVertexArray(0);
}

DrawShapes::DrawShapes()
    : fill_program_("fill", fill_vertex, fill_fragment),
      hatch_program_("hatch", fill_vertex, hatch_fragment),
      line_program_("lines", line_vertex, line_fragment) {}

void DrawShapes::fill(const TileFrame& frame, const TrianglesOnCard& triangles, Colour colour) {
    if (triangles.index_count == 0) return;
    fill_program_.use();
    set_transform(fill_program_, frame, triangles.origin);
    set_ink(fill_program_, colour);
    glBindVertexArray(triangles.layout.name());
    glDrawElements(GL_TRIANGLES, triangles.index_count, GL_UNSIGNED_INT, nullptr);
    glBindVertexArray(0);
}

void DrawShapes::hatch(const TileFrame& frame, const TrianglesOnCard& triangles, Colour colour) {
    if (triangles.index_count == 0) return;
    hatch_program_.use();
    set_transform(hatch_program_, frame, triangles.origin);
    set_ink(hatch_program_, colour);
    hatch_program_.set("hatch_px", frame.pixels_per_unit > 1.4 ? 16.0F : 8.0F);
    glBindVertexArray(triangles.layout.name());
    glDrawElements(GL_TRIANGLES, triangles.index_count, GL_UNSIGNED_INT, nullptr);
    glBindVertexArray(0);
}

void DrawShapes::stroke(const TileFrame& frame, const SegmentsOnCard& segments,
                        const LineLook& look) {
    if (segments.count == 0) return;
    line_program_.use();
    set_transform(line_program_, frame, segments.origin);
    set_ink(line_program_, look.colour);
    const double unit = frame.pixels_per_unit;
    line_program_.set("px", static_cast<float>(2.0 / frame.width_px),
                      static_cast<float>(2.0 / frame.height_px));
    line_program_.set("widths", static_cast<float>(look.least_px * unit),
                      static_cast<float>(look.most_px * unit),
                      static_cast<float>(look.extra_px * unit),
                      static_cast<float>(look.width_factor / frame.metres_per_px));
    line_program_.set("dash", static_cast<float>(look.dash_px * unit));
    glBindVertexArray(segments.layout.name());
    glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, segments.count);
    glBindVertexArray(0);
}

}  // namespace tk
