#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>

namespace tk {

/// By what it is told whether a file has been written since.
struct FileStamp {
    std::uintmax_t bytes = 0;
    std::int64_t changed_ns = 0;
    friend bool operator==(const FileStamp&, const FileStamp&) = default;
};

/// None where there is no such file.
std::optional<FileStamp> stamp_of(const std::filesystem::path& file);

/// Files as they were when they were read or written last.
using FileStamps = std::map<std::filesystem::path, FileStamp>;

}  // namespace tk
