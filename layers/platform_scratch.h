#pragma once

#include <cstddef>
#include <filesystem>

namespace tk {

/// Memory that lies in a file without a name: the system takes into memory what is read of it and
/// puts out what is not. Whatever ends the program ends the file.
class ScratchFile {
public:
    /// @param folder where it lies; empty: the working folder
    /// @throws InputError if the folder is not there, or has no room for it
    ScratchFile(const std::filesystem::path& folder, std::size_t bytes);
    ~ScratchFile();
    ScratchFile(const ScratchFile&) = delete;
    ScratchFile& operator=(const ScratchFile&) = delete;

    /// Zeroes at first.
    void* data() const { return data_; }
    /// Takes all of it out of this process's memory; it stays in the file.
    void let_go() const;

private:
    std::size_t bytes_;
    void* data_ = nullptr;
};

}  // namespace tk
