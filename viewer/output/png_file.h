#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

#include "layers/output_file.h"

namespace tk {

/// Pixels as a PNG file: RGBA, straight alpha, row 0 at the top. The same pixels give the same
/// bytes; no time and no path stands in them, only the program's name.
/// @param dots_per_inch how large it is meant to be printed; 0: not said
/// @throws std::invalid_argument unless there are 4 * width * height bytes, and at least one pixel
std::string png_of(int width, int height, std::span<const std::uint8_t> rgba,
                   double dots_per_inch = 0.0);

/// Writes the picture whole or not at all.
/// @throws InputError if it is there and may not be replaced (ours is one that bears the program's
///         name), or cannot be written
void write_png(const std::filesystem::path& path, int width, int height,
               std::span<const std::uint8_t> rgba, Existing existing = Existing::refuse,
               double dots_per_inch = 0.0);

/// A PNG file with the program's name and, unless 0, its resolution put in behind its header.
/// @throws std::invalid_argument if it does not begin as a PNG file does
std::string described_png(std::string png, double dots_per_inch);

/// Writes bytes to a file that is not there, or that this program made.
/// @throws InputError otherwise, or if it cannot be written
void write_picture_bytes(const std::filesystem::path& path, const std::string& bytes,
                         Existing existing);

}  // namespace tk
