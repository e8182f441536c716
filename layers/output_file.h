#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace tk {

/// What to do about a file or table that is already there.
enum class Existing {
    refuse,        ///< leave it alone and throw
    replace_ours,  ///< replace it, but only if this program made it; else throw
    replace,       ///< replace it, whoever made it: for files that are the user's to edit here
};

/// The text of a path in UTF-8, as GDAL and messages want it.
std::string utf8(const std::filesystem::path& path);

/// A path from UTF-8 text.
std::filesystem::path path_from_utf8(const std::string& text);

/// A file that is there whole or not at all: written under a temporary name in the folder of its
/// target and renamed when complete. Unless commit() was called, destruction removes the temporary
/// file and what SQLite or GDAL laid beside it (-journal, -wal, -shm, .aux.xml), and the former
/// file is as it was.
class OutputFile {
public:
    /// @throws InputError if the folder is missing or cannot be written to, or the target is a
    ///         folder
    explicit OutputFile(std::filesystem::path target);
    ~OutputFile();
    OutputFile(const OutputFile&) = delete;
    OutputFile& operator=(const OutputFile&) = delete;

    const std::filesystem::path& target() const { return target_; }
    /// Where to write; has the target's extension. Does not exist yet.
    const std::filesystem::path& temporary() const { return temporary_; }

    /// Renames the temporary file over the target.
    /// @throws InputError if it cannot; the former file is then as it was
    void commit();

private:
    std::filesystem::path target_;
    std::filesystem::path temporary_;
    bool committed_ = false;
};

/// Writes `text` to `target` by way of an OutputFile.
/// @throws InputError as OutputFile, and when the disk is full
void write_text_file(const std::filesystem::path& target, const std::string& text);

/// Copies a file as NAME.bak, over one that is there. @return that name
/// @throws InputError if it cannot be copied
std::filesystem::path keep_backup(const std::filesystem::path& path);

}  // namespace tk
