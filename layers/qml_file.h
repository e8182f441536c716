#pragma once

#include <filesystem>
#include <string>

namespace tk {

/// Writes `qml` as the style that QGIS looks for beside `raster` (NAME.tif -> NAME.qml). A style
/// that lies there and that this program did not make is the user's own and is left alone.
/// @throws InputError
void write_qml_beside(const std::filesystem::path& raster, const std::string& qml);

}  // namespace tk
