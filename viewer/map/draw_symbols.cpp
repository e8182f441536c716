#include "viewer/map/draw_symbols.h"
#include "viewer/gpu/vertex_attribute.h"

#include <cstddef>

namespace tk {
namespace {

constexpr char symbol_vertex[] = R"(
layout(location = 0) in vec2 place;
layout(location = 1) in vec3 form;    // radius in px at 100 %, shape, angle
layout(location = 2) in vec4 fill;
layout(location = 3) in vec4 edge;
uniform vec4 transform;               // offset, scale
uniform vec2 px;                      // clip units of a pixel
uniform float unit;                   // pixels at 100 %
out vec2 at;                          // in pixels from the centre, y up
flat out vec3 shape;                  // radius in pixels, shape, angle
flat out vec4 fill_colour;
flat out vec4 edge_colour;
void main() {
    float radius = form.x * unit;
    float reach = radius * 1.9 + 2.0;
    vec2 corner = vec2(gl_VertexID & 1, gl_VertexID >> 1) * 2.0 - 1.0;
    at = corner * reach;
    shape = vec3(radius, form.y, form.z);
    fill_colour = fill;
    edge_colour = edge;
    gl_Position = vec4(transform.xy + place * transform.zw + at * px, 0.0, 1.0);
})";

// Signed distances in pixels: below 0 is inside. Forms after I. Quilez's collection of formulas.
constexpr char symbol_fragment[] = R"(
in vec2 at;
flat in vec3 shape;
flat in vec4 fill_colour;
flat in vec4 edge_colour;
uniform float unit;
out vec4 colour;

float box(vec2 p, vec2 half_size) {
    vec2 d = abs(p) - half_size;
    return length(max(d, 0.0)) + min(max(d.x, d.y), 0.0);
}
float triangle(vec2 p, float r) {
    const float k = 1.7320508;
    p.x = abs(p.x) - r;
    p.y = p.y + r / k;
    if (p.x + k * p.y > 0.0) p = vec2(p.x - k * p.y, -k * p.x - p.y) / 2.0;
    p.x -= clamp(p.x, -2.0 * r, 0.0);
    return -length(p) * sign(p.y);
}
float hexagon(vec2 p, float r) {
    const vec3 k = vec3(-0.8660254, 0.5, 0.5773503);
    p = abs(p);
    p -= 2.0 * min(dot(k.xy, p), 0.0) * k.xy;
    p -= vec2(clamp(p.x, -k.z * r, k.z * r), r);
    return length(p) * sign(p.y);
}
vec4 over(vec4 below, vec4 colour_above, float cover) {
    float a = colour_above.a * cover;
    float out_a = a + below.a * (1.0 - a);
    vec3 rgb = out_a > 0.0 ? (colour_above.rgb * a + below.rgb * below.a * (1.0 - a)) / out_a
                           : vec3(0.0);
    return vec4(rgb, out_a);
}
float cover_of(float distance) { return clamp(0.5 - distance, 0.0, 1.0); }

void main() {
    float r = shape.x;
    int kind = int(shape.y + 0.5);
    float c = cos(shape.z), s = sin(shape.z);
    vec2 p = vec2(c * at.x - s * at.y, s * at.x + c * at.y);  // y toward the angle
    float edge_px = max(1.0, 1.1 * unit);
    float d;
    if (kind == 2) d = box(p, vec2(r * 0.86));
    else if (kind == 3) d = box(vec2(p.x + p.y, p.x - p.y) * 0.7071068, vec2(r * 0.82));
    else if (kind == 4) d = triangle(p + vec2(0.0, r * 0.15), r * 1.05);
    else if (kind == 5) d = min(box(p, vec2(r, r * 0.36)), box(p, vec2(r * 0.36, r)));
    else if (kind == 9) d = box(p, vec2(r * 0.8, r));
    else if (kind == 10) d = hexagon(p, r * 0.9);
    else d = length(p) - r;

    vec4 result = vec4(0.0);
    if (kind == 6) {
        // Rays between the disc and 1.8 of its radius, eight of them.
        float angle = atan(p.x, p.y);
        float sector = 0.7853982;
        float turned = mod(angle + sector / 2.0, sector) - sector / 2.0;
        vec2 q = length(p) * vec2(sin(turned), cos(turned));
        float ray = box(q - vec2(0.0, r * 1.6), vec2(r * 0.1 + 0.3, r * 0.2));
        result = over(result, fill_colour, cover_of(ray));
    }
    if (kind == 7) {
        // The direction it looks in: a wedge before the disc.
        float wedge = max(dot(p, vec2(0.83, -0.55)), dot(p, vec2(-0.83, -0.55)));
        wedge = max(wedge, length(p) - r * 1.75);
        result = over(result, vec4(fill_colour.rgb, fill_colour.a * 0.75), cover_of(wedge));
    }
    if (kind == 8) {
        result = over(result, vec4(fill_colour.rgb, fill_colour.a * (1.0 - 0.35 * length(p) / r)),
                      cover_of(d));
        colour = over(result, edge_colour, cover_of(abs(d + 0.5) - 0.5) * 0.7);
        return;
    }
    if (kind == 1) {
        result = over(result, fill_colour, cover_of(abs(d + edge_px) - edge_px));
        colour = result;
        return;
    }
    result = over(result, edge_colour, cover_of(d - edge_px));
    result = over(result, fill_colour, cover_of(d));
    if (kind == 7) {
        result = over(result, vec4(1.0), cover_of(length(p) - r * 0.45));
    }
    if (kind == 9) {
        float lines = min(box(p - vec2(0.0, r * 0.35), vec2(r * 0.45, 0.5)),
                          box(p + vec2(0.0, r * 0.25), vec2(r * 0.45, 0.5)));
        result = over(result, edge_colour, cover_of(lines));
    }
    colour = result;
})";

}  // namespace

DrawSymbols::DrawSymbols()
    : layout_(gl::VertexArray::make()),
      instances_(gl::Buffer::make()),
      program_("symbols", symbol_vertex, symbol_fragment) {
    glBindVertexArray(layout_.name());
    glBindBuffer(GL_ARRAY_BUFFER, instances_.name());
    const auto attribute = [](GLuint index, GLint size, GLenum type, GLboolean normalised,
                              std::size_t offset) {
        gl::attribute_at(index, size, type, normalised, sizeof(SymbolInstance), offset);
        glVertexAttribDivisor(index, 1);
    };
    attribute(0, 2, GL_FLOAT, GL_FALSE, offsetof(SymbolInstance, x));
    attribute(1, 3, GL_FLOAT, GL_FALSE, offsetof(SymbolInstance, radius_px));
    attribute(2, 4, GL_UNSIGNED_BYTE, GL_TRUE, offsetof(SymbolInstance, fill));
    attribute(3, 4, GL_UNSIGNED_BYTE, GL_TRUE, offsetof(SymbolInstance, edge));
    glBindVertexArray(0);
}

void DrawSymbols::draw(const TileFrame& frame, MapPoint origin,
                       std::span<const SymbolInstance> symbols) {
    if (symbols.empty()) return;
    const TileFrame::Transform t = frame.transform(origin);
    program_.use();
    program_.set("transform", t.offset_x, t.offset_y, t.scale_x, t.scale_y);
    program_.set("px", static_cast<float>(2.0 / frame.width_px),
                 static_cast<float>(2.0 / frame.height_px));
    program_.set("unit", static_cast<float>(frame.pixels_per_unit));
    glBindVertexArray(layout_.name());
    glBindBuffer(GL_ARRAY_BUFFER, instances_.name());
    glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(symbols.size_bytes()), symbols.data(),
                 GL_STREAM_DRAW);
    glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, static_cast<GLsizei>(symbols.size()));
    glBindVertexArray(0);
}

}  // namespace tk
