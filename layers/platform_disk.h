#pragma once

#include <filesystem>

namespace tk {

/// Waits until what has been written to a file, and its place in the folder, lies on the disk: it
/// then survives a loss of power. Where that cannot be asked for, nothing happens.
void keep_on_disk(const std::filesystem::path& file) noexcept;

}  // namespace tk
