#include "viewer/session/file_stamp.h"

#include <chrono>
#include <system_error>

namespace tk {

std::optional<FileStamp> stamp_of(const std::filesystem::path& file) {
    std::error_code problem;
    const std::uintmax_t bytes = std::filesystem::file_size(file, problem);
    if (problem) return std::nullopt;
    const auto changed = std::filesystem::last_write_time(file, problem);
    if (problem) return std::nullopt;
    return FileStamp{
        bytes,
        std::chrono::duration_cast<std::chrono::nanoseconds>(changed.time_since_epoch()).count()};
}

}  // namespace tk
