#include "viewer/session/platform_file_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace tk {

std::optional<FileLock> FileLock::take(const std::filesystem::path& file) {
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0) return FileLock(file, -1);
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
        ::close(descriptor);
        return std::nullopt;
    }
    return FileLock(file, descriptor);
}

FileLock::FileLock(std::filesystem::path file, int descriptor)
    : file_(std::move(file)), descriptor_(descriptor) {}

FileLock::~FileLock() {
    give_back();
}

FileLock::FileLock(FileLock&& other) noexcept
    : file_(std::move(other.file_)), descriptor_(std::exchange(other.descriptor_, -1)) {}

FileLock& FileLock::operator=(FileLock&& other) noexcept {
    if (this != &other) {
        give_back();
        file_ = std::move(other.file_);
        descriptor_ = std::exchange(other.descriptor_, -1);
    }
    return *this;
}

void FileLock::give_back() noexcept {
    if (descriptor_ < 0) return;
    std::error_code ignored;
    std::filesystem::remove(file_, ignored);  // while it is still held
    ::close(std::exchange(descriptor_, -1));
}

}  // namespace tk
