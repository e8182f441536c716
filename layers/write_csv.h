#pragma once

#include <filesystem>
#include <string>

#include "layers/output_file.h"
#include "layers/vector_layer.h"

namespace tk {

/// A layer's fields as comma-separated text after RFC 4180: a header row, CRLF, UTF-8, quotes where
/// a value needs them, null as nothing, the shortest decimal text that gives the same double back.
/// Geometries are left out. A text that a spreadsheet would take for a formula (it begins with
/// = + - @, a tab or a return) gets an apostrophe in front.
std::string csv_of(const VectorLayer& layer);

/// @throws InputError if the file is there and may not be replaced (ours is one with the same
///         header row), or cannot be written
void write_csv(const std::filesystem::path& path, const VectorLayer& layer,
               Existing existing = Existing::refuse);

}  // namespace tk
