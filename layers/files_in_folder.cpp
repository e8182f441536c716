#include "layers/files_in_folder.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "engine/core/letter_case.h"
#include "layers/gdal_handles.h"
#include "layers/output_file.h"

namespace tk {
namespace {

namespace fs = std::filesystem;

template <std::size_t Count>
bool is_one_of(const std::string& word, const std::array<std::string_view, Count>& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

std::string small_ending(const fs::path& file) {
    return folded(utf8(file.extension()));
}

/// GDAL's name of the format; empty: none.
std::string driver_of(const fs::path& path) {
    ensure_gdal();
    const GdalMessages quiet;
    GDALDriverH driver =
        GDALIdentifyDriverEx(utf8(path).c_str(), GDAL_OF_VECTOR | GDAL_OF_RASTER, nullptr, nullptr);
    return driver == nullptr ? std::string{} : GDALGetDriverShortName(driver);
}

bool has_beside(const fs::path& file, std::string_view ending) {
    std::error_code error;
    return fs::exists(fs::path(file).replace_extension(ending), error);
}

bool has_world_file(const fs::path& picture) {
    constexpr std::array<std::string_view, 6> endings{".pgw", ".jgw", ".gfw",
                                                      ".bpw", ".wld", ".jpgw"};
    return std::any_of(endings.begin(), endings.end(),
                       [&](std::string_view ending) { return has_beside(picture, ending); });
}

bool is_data_file(const fs::path& file) {
    const std::string ending = small_ending(file);
    // Looked into without GDAL's help.
    if (ending == ".zip" || ending == ".csv" || ending == ".tsv" || ending == ".gz") return true;
    constexpr std::array<std::string_view, 5> of_others{".toml", ".pdf", ".shx", ".qml", ".txt"};
    if (is_one_of(ending, of_others)) return false;
    constexpr std::array<std::string_view, 5> of_shapefiles{".dbf", ".prj", ".cpg", ".sbn", ".sbx"};
    if (is_one_of(ending, of_shapefiles) && (ending != ".dbf" || has_beside(file, ".shp")))
        return false;
    constexpr std::array<std::string_view, 4> of_tabs{".dat", ".id", ".map", ".mid"};
    if (is_one_of(ending, of_tabs)) return false;
    constexpr std::array<std::string_view, 5> pictures{".jpg", ".jpeg", ".png", ".gif", ".bmp"};
    if (is_one_of(ending, pictures) && !has_world_file(file)) return false;
    return !driver_of(file).empty();
}

}  // namespace

bool is_dataset_folder(const fs::path& folder) {
    // Shapefile and CSV take any folder of such files for a data set: these are files.
    constexpr std::array<std::string_view, 5> folders{"OpenFileGDB", "FileGDB", "AIG", "AVCBin",
                                                      "Zarr"};
    return is_one_of(driver_of(folder), folders);
}

std::vector<fs::path> data_files_in(const fs::path& folder) {
    std::vector<fs::path> found;
    std::error_code error;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
        const fs::path& path = at->path();
        if (utf8(path.filename()).starts_with('.')) continue;
        std::error_code ignored;
        const bool is_data = at->is_directory(ignored)      ? is_dataset_folder(path)
                             : at->is_regular_file(ignored) ? is_data_file(path)
                                                            : false;
        if (is_data) found.push_back(path);
    }
    std::sort(found.begin(), found.end());
    return found;
}

}  // namespace tk
