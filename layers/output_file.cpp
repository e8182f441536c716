#include "layers/output_file.h"

#include <array>
#include <fstream>
#include <random>
#include <system_error>

#include "engine/core/input_error.h"

namespace tk {
namespace {

namespace fs = std::filesystem;

constexpr std::array temporary_companions{"-journal", "-wal", "-shm", ".aux.xml", ".ovr.tmp"};

fs::path with_suffix(fs::path path, const char* suffix) {
    path += suffix;
    return path;
}

/// A hidden name beside the target that nothing has yet. Random, so that two programs writing to
/// the same target do not meet; it never shows in a result.
fs::path free_name_beside(const fs::path& target) {
    std::random_device random;
    for (;;) {
        static constexpr char digits[] = "0123456789abcdef";
        std::string tag;
        for (int i = 0; i < 8; ++i) tag += digits[random() % 16];
        fs::path name = ".";
        name += target.stem();
        name += "-" + tag;
        name += target.extension();
        fs::path candidate = target.parent_path() / name;
        if (!fs::exists(candidate)) return candidate;
    }
}

void check_folder(const fs::path& target) {
    const fs::path folder = target.parent_path().empty() ? fs::path(".") : target.parent_path();
    if (target.filename().empty())
        throw InputError(utf8(target), "is a folder, not a file", "add a file's name");
    std::error_code ignored;
    if (!fs::is_directory(folder, ignored))
        throw InputError(utf8(target), "the folder '" + utf8(folder) + "' does not exist",
                         "create it or choose another output");
    if (fs::exists(target, ignored) && !fs::is_regular_file(target, ignored))
        throw InputError(utf8(target), "is not a file", "choose another name for the output");
}

}  // namespace

std::string utf8(const fs::path& path) {
    const std::u8string text = path.generic_u8string();
    return {text.begin(), text.end()};
}

fs::path path_from_utf8(const std::string& text) {
    return fs::path(std::u8string(text.begin(), text.end()));
}

OutputFile::OutputFile(fs::path target) : target_(std::move(target)) {
    std::error_code ignored;
    // A link stays a link: what it points to is replaced.
    if (fs::is_symlink(target_, ignored)) target_ = fs::weakly_canonical(target_);
    check_folder(target_);
    temporary_ = free_name_beside(target_);
    const bool writable = std::ofstream(temporary_, std::ios::binary).good();
    fs::remove(temporary_, ignored);
    if (!writable)
        throw InputError(utf8(target_), "nothing can be written to its folder",
                         "choose another folder, or ask for the right to write there");
}

OutputFile::~OutputFile() {
    std::error_code ignored;
    if (!committed_) fs::remove(temporary_, ignored);
    for (const char* suffix : temporary_companions)
        fs::remove(with_suffix(temporary_, suffix), ignored);
}

void OutputFile::commit() {
    std::error_code problem;
    // Who may read and write it stays as it was.
    if (const fs::file_status former = fs::status(target_, problem); fs::exists(former))
        fs::permissions(temporary_, former.permissions(), problem);
    fs::rename(temporary_, target_, problem);
    if (problem)
        throw InputError(utf8(target_), "cannot be put in place (" + problem.message() + ")",
                         "close it in other programs, or write to another name");
    committed_ = true;
    // What GDAL or QGIS noted about the former file (statistics) is not true of this one.
    fs::remove(with_suffix(target_, ".aux.xml"), problem);
}

void write_text_file(const fs::path& target, const std::string& text) {
    OutputFile file(target);
    std::ofstream out(file.temporary(), std::ios::binary);
    out.write(text.data(), static_cast<std::streamsize>(text.size()));
    out.close();
    if (!out)
        throw InputError(utf8(target), "could not be written to its end",
                         "free some space on the disk or write elsewhere");
    file.commit();
}

std::filesystem::path keep_backup(const std::filesystem::path& path) {
    std::filesystem::path backup = path;
    backup += ".bak";
    std::error_code problem;
    std::filesystem::copy_file(path, backup, std::filesystem::copy_options::overwrite_existing,
                               problem);
    if (problem)
        throw InputError(utf8(path), "could not be copied to " + utf8(backup.filename()),
                         "see that its folder may be written and has space");
    return backup;
}

}  // namespace tk
