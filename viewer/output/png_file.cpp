#include "viewer/output/png_file.h"

#include <cairo.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <iterator>
#include <memory>
#include <stdexcept>

#include "engine/core/input_error.h"

namespace tk {
namespace {

constexpr const char* png_maker = "Tryggkarta";
/// Signature and the header chunk, which comes first: 8 + 4 + 4 + 13 + 4 bytes.
constexpr std::size_t png_header_length = 33;

std::string big_endian(std::uint32_t value) {
    std::string bytes;
    for (const int shift : {24, 16, 8, 0}) bytes += static_cast<char>(value >> shift & 0xFFU);
    return bytes;
}

/// The cyclic redundancy check of the PNG specification, annex D.
std::uint32_t png_check(const std::string& bytes) {
    std::uint32_t crc = 0xFFFFFFFFU;
    for (const char byte : bytes) {
        crc ^= static_cast<unsigned char>(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc & 1U) != 0 ? 0xEDB88320U ^ (crc >> 1) : crc >> 1;
    }
    return ~crc;
}

std::string png_chunk(const std::string& type, const std::string& data) {
    const std::string checked = type + data;
    return big_endian(static_cast<std::uint32_t>(data.size())) + checked +
           big_endian(png_check(checked));
}

struct ReleasePicture {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};

cairo_status_t append_png_bytes(void* to, const unsigned char* bytes, unsigned int count) {
    static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(bytes), count);
    return CAIRO_STATUS_SUCCESS;
}

std::uint32_t premultiplied_pixel(const std::uint8_t* rgba) {
    const std::uint32_t a = rgba[3];
    const auto times = [&](std::uint8_t c) { return (c * a + 127U) / 255U; };
    return a << 24 | times(rgba[0]) << 16 | times(rgba[1]) << 8 | times(rgba[2]);
}

bool bears_our_name(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    if (bytes.compare(0, 4, "%PDF") == 0) return bytes.find(png_maker) != std::string::npos;
    // Where described_png() says it.
    const std::string maker = std::string("tEXtSoftware") + '\0' + png_maker;
    constexpr std::size_t length_bytes = 4;
    return bytes.compare(1, 3, "PNG") == 0 &&
           bytes.compare(png_header_length + length_bytes, maker.size(), maker) == 0;
}

}  // namespace

std::string described_png(std::string png, double dots_per_inch) {
    if (png.size() < png_header_length || png.compare(1, 3, "PNG") != 0)
        throw std::invalid_argument("these bytes are no PNG file");
    std::string added = png_chunk("tEXt", std::string("Software") + '\0' + png_maker);
    if (dots_per_inch > 0.0) {
        const auto per_metre = static_cast<std::uint32_t>(std::lround(dots_per_inch / 0.0254));
        added += png_chunk("pHYs", big_endian(per_metre) + big_endian(per_metre) + '\1');
    }
    return png.insert(png_header_length, added);
}

std::string png_of(int width, int height, std::span<const std::uint8_t> rgba,
                   double dots_per_inch) {
    if (width < 1 || height < 1 ||
        rgba.size() != 4 * static_cast<std::size_t>(width) * static_cast<std::size_t>(height))
        throw std::invalid_argument("a picture needs four bytes for each of its pixels");
    bool opaque = true;
    for (std::size_t i = 3; i < rgba.size(); i += 4) opaque = opaque && rgba[i] == 255;
    const std::unique_ptr<cairo_surface_t, ReleasePicture> picture(cairo_image_surface_create(
        opaque ? CAIRO_FORMAT_RGB24 : CAIRO_FORMAT_ARGB32, width, height));
    if (cairo_surface_status(picture.get()) != CAIRO_STATUS_SUCCESS)
        throw std::invalid_argument("the picture is too large");
    cairo_surface_flush(picture.get());
    unsigned char* data = cairo_image_surface_get_data(picture.get());
    const std::ptrdiff_t stride = cairo_image_surface_get_stride(picture.get());
    const std::uint8_t* from = rgba.data();
    for (int y = 0; y < height; ++y) {
        auto* row = reinterpret_cast<std::uint32_t*>(data + y * stride);
        for (int x = 0; x < width; ++x, from += 4) row[x] = premultiplied_pixel(from);
    }
    cairo_surface_mark_dirty(picture.get());
    std::string png;
    if (cairo_surface_write_to_png_stream(picture.get(), append_png_bytes, &png) !=
        CAIRO_STATUS_SUCCESS)
        throw std::runtime_error("the picture could not be packed as PNG");
    return described_png(std::move(png), dots_per_inch);
}

void write_picture_bytes(const std::filesystem::path& path, const std::string& bytes,
                         Existing existing) {
    if (std::filesystem::exists(path)) {
        if (existing == Existing::refuse)
            throw InputError(utf8(path), "is there already",
                             "choose another name, or ask for it to be replaced");
        if (std::filesystem::is_regular_file(path) && !bears_our_name(path))
            throw InputError(utf8(path), "is there already and was not made by this program",
                             "choose another name, or remove it first");
    }
    write_text_file(path, bytes);
}

void write_png(const std::filesystem::path& path, int width, int height,
               std::span<const std::uint8_t> rgba, Existing existing, double dots_per_inch) {
    write_picture_bytes(path, png_of(width, height, rgba, dots_per_inch), existing);
}

}  // namespace tk
