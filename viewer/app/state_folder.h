#pragma once

#include <filesystem>

#include "viewer/app/options.h"

namespace tk {

/// Where the window keeps what it remembers; empty where the system has no such place.
std::filesystem::path state_folder_of(const ViewerOptions& options);

/// Where unsaved work is kept against a crash; empty for pictures and measurements.
std::filesystem::path recovery_folder_of(const ViewerOptions& options);

}  // namespace tk
