#pragma once

#include <filesystem>

namespace tk {

/// Where the program's data lie: "share" beside the folder of the executable, or of one of the
/// folders above it (a build's), whichever holds the translations; else the installed one.
std::filesystem::path data_folder();

}  // namespace tk
