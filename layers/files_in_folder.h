#pragma once

#include <filesystem>
#include <vector>

namespace tk {

/// Whether a folder is one data set, such as a file geodatabase (.gdb), rather than a folder of
/// files.
bool is_dataset_folder(const std::filesystem::path& folder);

/// What stands directly in a folder and is a map or a table that GDAL knows, by name; data-set
/// folders too, other folders not. Of files that belong together (.shp, .dbf, ...) the one that
/// names them; pictures only where a world file says where they lie.
std::vector<std::filesystem::path> data_files_in(const std::filesystem::path& folder);

}  // namespace tk
