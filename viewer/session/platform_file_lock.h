#pragma once

#include <filesystem>
#include <optional>

namespace tk {

/// A file that one holder at a time can have, in this process or another. The system takes it back
/// when its holder ends, however it ends.
class FileLock {
public:
    /// Makes the file where it is not there. None where another holds it. Where the file system
    /// knows no locks, or the file cannot be made, everyone gets it.
    static std::optional<FileLock> take(const std::filesystem::path& file);
    /// Gives it back; the file goes.
    ~FileLock();
    FileLock(FileLock&& other) noexcept;
    FileLock& operator=(FileLock&& other) noexcept;

private:
    FileLock(std::filesystem::path file, int descriptor);
    void give_back() noexcept;

    std::filesystem::path file_;
    int descriptor_ = -1;
};

}  // namespace tk
