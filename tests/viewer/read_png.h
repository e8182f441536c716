#pragma once

#include <cairo.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <vector>

namespace tk::test {

/// A picture read back from PNG bytes: straight RGB.
struct ReadPicture {
    int width = 0, height = 0;
    std::vector<std::uint32_t> pixels;  ///< 0xAARRGGBB, row 0 at the top

    std::uint32_t at(int x, int y) const {
        return pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                      static_cast<std::size_t>(x)];
    }
    /// As a grey printer has it, by the weights of ITU-R BT.709.
    double grey(int x, int y) const {
        const std::uint32_t p = at(x, y);
        return 0.2126 * (p >> 16 & 255U) + 0.7152 * (p >> 8 & 255U) + 0.0722 * (p & 255U);
    }
};

inline ReadPicture read_png_bytes(const std::string& bytes) {
    struct Source {
        const std::string& bytes;
        std::size_t at = 0;
    } source{bytes};
    const auto read = [](void* from, unsigned char* to, unsigned int count) {
        Source& s = *static_cast<Source*>(from);
        if (s.at + count > s.bytes.size()) return CAIRO_STATUS_READ_ERROR;
        std::memcpy(to, s.bytes.data() + s.at, count);
        s.at += count;
        return CAIRO_STATUS_SUCCESS;
    };
    cairo_surface_t* surface = cairo_image_surface_create_from_png_stream(read, &source);
    ReadPicture picture;
    picture.width = cairo_image_surface_get_width(surface);
    picture.height = cairo_image_surface_get_height(surface);
    const unsigned char* data = cairo_image_surface_get_data(surface);
    const std::ptrdiff_t stride = cairo_image_surface_get_stride(surface);
    for (int y = 0; y < picture.height; ++y) {
        const auto* row = reinterpret_cast<const std::uint32_t*>(data + y * stride);
        picture.pixels.insert(picture.pixels.end(), row, row + picture.width);
    }
    cairo_surface_destroy(surface);
    return picture;
}

}  // namespace tk::test
