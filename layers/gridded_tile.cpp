#include "layers/gridded_tile.h"

#include <cpl_vsi.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>
#include <span>
#include <string>

#include "layers/gdal_writing.h"

namespace tk {
namespace {

std::vector<float> cells_of_tile(const GridRows& grid, const Cell& north_west, int side,
                                 float no_data) {
    const std::size_t width = static_cast<std::size_t>(side);
    std::vector<float> cells(width * width, no_data);
    const int rows = std::min(side, grid.spec().rows - north_west.row);
    const int cols = std::min(side, grid.spec().cols - north_west.col);
    for (int row = 0; row < rows; ++row) {
        const auto from =
            grid.row(north_west.row + row)
                .subspan(static_cast<std::size_t>(north_west.col), static_cast<std::size_t>(cols));
        std::transform(from.begin(), from.end(),
                       cells.begin() + static_cast<std::ptrdiff_t>(width) * row,
                       [no_data](float value) { return std::isnan(value) ? no_data : value; });
    }
    return cells;
}

/// Sets the figures; whether any cell has a value.
bool summarise_tile(std::span<const float> cells, float no_data, GriddedTile& tile) {
    double sum = 0.0, squares = 0.0;
    std::size_t count = 0;
    for (const float value : cells) {
        if (value == no_data) continue;
        sum += value;
        squares += static_cast<double>(value) * value;
        ++count;
    }
    if (count == 0) return false;
    const double number = static_cast<double>(count);
    tile.mean = sum / number;
    tile.standard_deviation = std::sqrt(std::max(0.0, squares / number - tile.mean * tile.mean));
    return true;
}

bool mostly_repeats(std::span<const float> cells) {
    std::size_t repeats = 0;
    for (std::size_t i = 1; i < cells.size(); ++i) repeats += cells[i] == cells[i - 1] ? 1 : 0;
    return repeats > cells.size() / 2;
}

template <class Integer>
void append_native(std::vector<std::uint8_t>& bytes, Integer value) {
    std::array<std::uint8_t, sizeof(Integer)> raw{};
    std::memcpy(raw.data(), &value, sizeof(Integer));
    bytes.insert(bytes.end(), raw.begin(), raw.end());
}

void append_tiff_entry(std::vector<std::uint8_t>& bytes, std::uint16_t tag, std::uint32_t value) {
    constexpr std::uint16_t type_short = 3, type_long = 4;
    const bool is_long = tag == 256 || tag == 257 || tag == 273 || tag == 278 || tag == 279;
    append_native(bytes, tag);
    append_native(bytes, is_long ? type_long : type_short);
    append_native(bytes, std::uint32_t{1});
    if (is_long) {
        append_native(bytes, value);
    } else {
        append_native(bytes, static_cast<std::uint16_t>(value));
        append_native(bytes, std::uint16_t{0});
    }
}

/// TIFF 6.0 in one strip, in this machine's byte order.
std::vector<std::uint8_t> uncompressed_tiff(std::span<const float> cells, std::uint32_t side) {
    constexpr std::uint32_t header_size = 8, entries = 11;
    constexpr std::uint32_t first_cell = header_size + 2 + entries * 12 + 4 + 2;  // 4-aligned
    const auto cell_bytes = static_cast<std::uint32_t>(cells.size_bytes());
    std::vector<std::uint8_t> bytes;
    bytes.reserve(first_cell + cell_bytes);
    const std::uint8_t order = std::endian::native == std::endian::little ? 'I' : 'M';
    bytes = {order, order};
    append_native(bytes, std::uint16_t{42});
    append_native(bytes, header_size);
    append_native(bytes, static_cast<std::uint16_t>(entries));
    append_tiff_entry(bytes, 256, side);        // width
    append_tiff_entry(bytes, 257, side);        // length
    append_tiff_entry(bytes, 258, 32);          // bits per sample
    append_tiff_entry(bytes, 259, 1);           // compression: none
    append_tiff_entry(bytes, 262, 1);           // photometric: black is zero
    append_tiff_entry(bytes, 273, first_cell);  // strip offset
    append_tiff_entry(bytes, 277, 1);           // samples per pixel
    append_tiff_entry(bytes, 278, side);        // rows per strip
    append_tiff_entry(bytes, 279, cell_bytes);  // strip byte count
    append_tiff_entry(bytes, 284, 1);           // planar configuration: chunky
    append_tiff_entry(bytes, 339, 3);           // sample format: IEEE floating point
    append_native(bytes, std::uint32_t{0});     // no further directory
    bytes.resize(first_cell);
    bytes.resize(first_cell + cell_bytes);
    std::memcpy(bytes.data() + first_cell, cells.data(), cell_bytes);
    return bytes;
}

std::vector<std::uint8_t> lzw_tiff(std::span<float> cells, int side) {
    // A name of its own for each thread's file in memory.
    const std::string name =
        "/vsimem/tryggkarta-tile-" + std::to_string(reinterpret_cast<std::uintptr_t>(cells.data()));
    OptionList options;
    options.SetNameValue("COMPRESS", "LZW");
    GdalDatasetPtr dataset(
        gdal_driver("GTiff").Create(name.c_str(), side, side, 1, GDT_Float32, options.List()));
    if (!dataset) return {};
    const CPLErr problem = dataset->GetRasterBand(1)->RasterIO(
        GF_Write, 0, 0, side, side, cells.data(), side, side, GDT_Float32, 0, 0, nullptr);
    dataset.reset();
    vsi_l_offset size = 0;
    GByte* bytes = VSIGetMemFileBuffer(name.c_str(), &size, TRUE);
    std::vector<std::uint8_t> tiff;
    if (bytes != nullptr && problem == CE_None) tiff.assign(bytes, bytes + size);
    VSIFree(bytes);
    return tiff;
}

}  // namespace

GriddedTile gridded_tile(const GridRows& grid, const Cell& north_west, int side, float no_data) {
    std::vector<float> cells = cells_of_tile(grid, north_west, side, no_data);
    GriddedTile tile;
    if (!summarise_tile(cells, no_data, tile)) return tile;
    if (mostly_repeats(cells)) tile.tiff = lzw_tiff(cells, side);
    if (tile.tiff.empty()) tile.tiff = uncompressed_tiff(cells, static_cast<std::uint32_t>(side));
    return tile;
}

}  // namespace tk
