#include "viewer/map/draw_raster.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

namespace tk {
namespace {

constexpr char raster_vertex[] = R"(
uniform vec4 transform;
uniform vec2 size_m;
uniform vec2 cells;
out vec2 cell;
void main() {
    vec2 corner = vec2(gl_VertexID & 1, gl_VertexID >> 1);
    cell = corner * cells;
    gl_Position = vec4(transform.xy + corner * size_m * transform.zw, 0.0, 1.0);
})";
constexpr char raster_fragment[] = R"(
in vec2 cell;
uniform sampler2D values;
uniform sampler2D minus_values;
uniform sampler2D lut;
uniform int has_minus;
uniform int kind;                 // 0 levels, 1 classes, 2 change
uniform vec4 range;               // low, 1 / (high - low), exponent, threshold
uniform float breaks[8];
uniform int break_count;
uniform float opacity;
uniform float worse;              // sign of what gets worse; 0: no hatching
uniform float hatch_px;
uniform float hatch_ink;
out vec4 colour;
void main() {
    ivec2 size = textureSize(values, 0);
    ivec2 at = clamp(ivec2(floor(cell)), ivec2(0), size - 1);
    float v = texelFetch(values, at, 0).r;
    if (has_minus != 0) v -= texelFetch(minus_values, at, 0).r;
    if (isnan(v)) discard;
    float position;
    if (kind == 0) {
        position = clamp((v - range.x) * range.y, 0.0, 1.0);
        if (range.z != 1.0) position = pow(position, range.z);
    } else if (kind == 1) {
        int above = 0;
        for (int i = 0; i < break_count; ++i) above += v >= breaks[i] ? 1 : 0;
        position = (float(above) + 0.5) / float(break_count + 1);
    } else {
        float beyond = clamp((abs(v) - range.w) * range.y, 0.0, 1.0);
        position = 0.5 + 0.5 * sign(v) * beyond;
    }
    vec4 c = texelFetch(lut, ivec2(clamp(int(position * 256.0), 0, 255), 0), 0);
    c.a *= opacity;
    if (worse != 0.0 && v * worse > range.w) {
        float stripe = mod(gl_FragCoord.x + gl_FragCoord.y, hatch_px);
        float ink = clamp(hatch_px * 0.14 + 0.5 - abs(stripe - hatch_px * 0.5), 0.0, 1.0);
        c.rgb = mix(c.rgb, vec3(hatch_ink), ink * 0.75);
        c.a = max(c.a, ink * 0.9 * opacity);
    }
    colour = c;
})";

std::vector<float> from_south(std::span<const float> values, int cols, int rows) {
    std::vector<float> turned(values.size());
    const auto width = static_cast<std::size_t>(cols);
    for (int row = 0; row < rows; ++row) {
        const auto from = static_cast<std::size_t>(row) * width;
        const auto to = static_cast<std::size_t>(rows - 1 - row) * width;
        std::copy_n(values.begin() + static_cast<std::ptrdiff_t>(from), width,
                    turned.begin() + static_cast<std::ptrdiff_t>(to));
    }
    return turned;
}

}  // namespace

CellsOnCard::CellsOnCard(const Extent& of, int columns, int row_count, std::span<const float> cells)
    : values(gl::Texture::make()), extent(of), cols(columns), rows(row_count) {
    glBindTexture(GL_TEXTURE_2D, values.name());
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
    const std::vector<float> turned = from_south(cells, cols, rows);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_R32F, cols, rows, 0, GL_RED, GL_FLOAT, turned.data());
}

void CellsOnCard::replace(const CellRange& block, std::span<const float> cells) {
    glBindTexture(GL_TEXTURE_2D, values.name());
    const std::vector<float> turned = from_south(cells, block.cols(), block.rows());
    glTexSubImage2D(GL_TEXTURE_2D, 0, block.col_begin, rows - block.row_end, block.cols(),
                    block.rows(), GL_RED, GL_FLOAT, turned.data());
}

DrawRaster::DrawRaster()
    : program_("raster", raster_vertex, raster_fragment),
      corners_(gl::VertexArray::make()),
      lut_(gl::Texture::make()) {
    glBindTexture(GL_TEXTURE_2D, lut_.name());
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
}

void DrawRaster::set_look(const SurfaceLook& look) {
    glActiveTexture(GL_TEXTURE2);
    glBindTexture(GL_TEXTURE_2D, lut_.name());
    if (!has_lut_ || !(look == look_in_lut_)) {
        const std::array<std::uint8_t, 1024> colours = lut(look);
        glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, 256, 1, 0, GL_RGBA, GL_UNSIGNED_BYTE,
                     colours.data());
        look_in_lut_ = look;
        has_lut_ = true;
    }
    const bool change = look.kind == LookKind::change;
    const double width = change ? look.high - look.threshold : look.high - look.low;
    program_.set("kind", static_cast<int>(look.kind));
    program_.set("range", static_cast<float>(look.low), static_cast<float>(1.0 / width),
                 static_cast<float>(look.exponent), static_cast<float>(look.threshold));
    const std::size_t breaks = std::min<std::size_t>(look.breaks.size(), 8);
    program_.set("break_count", static_cast<int>(breaks));
    for (std::size_t i = 0; i < breaks; ++i)
        program_.set(("breaks[" + std::to_string(i) + "]").c_str(),
                     static_cast<float>(look.breaks[i]));
}

void DrawRaster::draw(const TileFrame& frame, const CellsOnCard& cells, const CellsOnCard* minus,
                      const SurfaceLook& look, float opacity, bool hatch) {
    program_.use();
    const MapPoint south_west{cells.extent.west_m, cells.extent.south_m};
    const TileFrame::Transform t = frame.transform(south_west);
    program_.set("transform", t.offset_x, t.offset_y, t.scale_x, t.scale_y);
    program_.set("size_m", static_cast<float>(cells.extent.east_m - cells.extent.west_m),
                 static_cast<float>(cells.extent.north_m - cells.extent.south_m));
    program_.set("cells", static_cast<float>(cells.cols), static_cast<float>(cells.rows));
    program_.set("opacity", opacity);
    program_.set("has_minus", minus == nullptr ? 0 : 1);
    program_.set("worse", hatch ? static_cast<float>(look.worse_sign) : 0.0F);
    // A whole number of stripes to a tile, so that they run on from one to the next.
    program_.set("hatch_px", frame.pixels_per_unit > 1.4 ? 16.0F : 8.0F);
    const float ink = look.theme == Theme::light ? 0.1F : 0.95F;
    program_.set("hatch_ink", ink);
    program_.set("values", 0);
    program_.set("minus_values", 1);
    program_.set("lut", 2);
    set_look(look);
    glActiveTexture(GL_TEXTURE1);
    glBindTexture(GL_TEXTURE_2D, minus == nullptr ? cells.values.name() : minus->values.name());
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D, cells.values.name());
    glBindVertexArray(corners_.name());
    glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
    glBindVertexArray(0);
}

}  // namespace tk
