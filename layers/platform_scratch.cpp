#include "layers/platform_scratch.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <string>
#include <system_error>

#include "engine/core/input_error.h"
#include "layers/output_file.h"

namespace tk {
namespace {

[[noreturn]] void fail_for_room(const std::filesystem::path& folder, std::size_t bytes,
                                int problem) {
    throw InputError(utf8(folder),
                     "there is no room for a grid of " + std::to_string(bytes >> 20) + " MiB (" +
                         std::generic_category().message(problem) + ")",
                     "free space there, give larger cells (--cell M), or a smaller area (--extent "
                     "or --boundary)");
}

}  // namespace

ScratchFile::ScratchFile(const std::filesystem::path& folder, std::size_t bytes) : bytes_(bytes) {
    const std::filesystem::path beside = folder.empty() ? "." : folder;
    std::string name = (beside / ".tryggkarta-XXXXXX").string();
    const int file = ::mkstemp(name.data());
    if (file < 0) fail_for_room(beside, bytes, errno);
    ::unlink(name.c_str());
    int problem = ::posix_fallocate(file, 0, static_cast<off_t>(bytes));
    if (problem == 0) {
        data_ = ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
        if (data_ == MAP_FAILED) problem = errno;
    }
    ::close(file);
    if (problem != 0) fail_for_room(beside, bytes, problem);
}

ScratchFile::~ScratchFile() {
    ::munmap(data_, bytes_);
}

void ScratchFile::let_go() const {
    ::madvise(data_, bytes_, MADV_DONTNEED);
}

}  // namespace tk
