#include "viewer/text/data_folder.h"

#include <system_error>

#include "viewer/text/platform_paths.h"

namespace tk {
namespace {

constexpr int folders_up = 5;

std::filesystem::path find_data_folder() {
    const std::filesystem::path words =
        std::filesystem::path("locale") / "sv" / "LC_MESSAGES" / "tryggkarta.mo";
    std::filesystem::path folder = executable_path().parent_path();
    std::error_code none;
    for (int up = 0; up < folders_up && !folder.empty(); ++up) {
        if (std::filesystem::exists(folder / "share" / words, none)) return folder / "share";
        if (folder == folder.root_path()) break;
        folder = folder.parent_path();
    }
    return std::filesystem::path(TK_INSTALLED_DATA_FOLDER);
}

}  // namespace

std::filesystem::path data_folder() {
    static const std::filesystem::path found = find_data_folder();
    return found;
}

}  // namespace tk
