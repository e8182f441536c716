#include "layers/platform_disk.h"

#include <fcntl.h>
#include <unistd.h>

namespace tk {
namespace {

void sync_path(const std::filesystem::path& path) noexcept {
    const int handle = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (handle < 0) return;
    fsync(handle);
    close(handle);
}

}  // namespace

void keep_on_disk(const std::filesystem::path& file) noexcept {
    try {
        sync_path(file);
        sync_path(file.parent_path().empty() ? std::filesystem::path(".") : file.parent_path());
    } catch (...) {
        return;  // no memory for a path: the system writes it in its own time
    }
}

}  // namespace tk
