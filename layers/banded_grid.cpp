#include "layers/banded_grid.h"

#include <algorithm>
#include <cstring>
#include <system_error>

#include "engine/core/input_error.h"
#include "layers/output_file.h"

#ifndef _WIN32
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#endif

namespace tk {
namespace {

/// Bands end where the tiles do that grids are computed by: none is begun twice.
constexpr int rows_of_tiles = 192;
constexpr std::size_t cells_in_band = std::size_t{1} << 24;

int rows_of_band(const GridSpec& spec) {
    const auto tiles = static_cast<int>(cells_in_band / static_cast<std::size_t>(spec.cols) /
                                        static_cast<std::size_t>(rows_of_tiles));
    return rows_of_tiles * std::max(1, tiles);
}

}  // namespace

#ifndef _WIN32

/// Cells in a file that is unlinked as soon as it is open: whatever ends the program ends it too.
class BandedGrid::ScratchFile {
public:
    ScratchFile(const GridSpec& spec, const std::filesystem::path& folder)
        : bytes_(spec.cell_count() * sizeof(float)) {
        const std::filesystem::path beside = folder.empty() ? "." : folder;
        std::string name = (beside / ".tryggkarta-XXXXXX").string();
        const int file = ::mkstemp(name.data());
        if (file < 0) fail(beside, errno);
        ::unlink(name.c_str());
        const int refused = ::posix_fallocate(file, 0, static_cast<off_t>(bytes_));
        void* cells = refused == 0
                          ? ::mmap(nullptr, bytes_, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0)
                          : MAP_FAILED;
        const int problem = refused != 0 ? refused : errno;
        ::close(file);
        if (cells == MAP_FAILED) fail(beside, problem);
        cells_ = static_cast<float*>(cells);
    }
    ~ScratchFile() { ::munmap(cells_, bytes_); }
    ScratchFile(const ScratchFile&) = delete;
    ScratchFile& operator=(const ScratchFile&) = delete;

    float* cells() const { return cells_; }
    /// Takes all of it out of this process's memory; it stays in the file.
    void let_go() const { ::madvise(cells_, bytes_, MADV_DONTNEED); }

private:
    [[noreturn]] void fail(const std::filesystem::path& folder, int problem) const {
        throw InputError(utf8(folder),
                         "there is no room for a grid of " + std::to_string(bytes_ >> 20) +
                             " MiB (" + std::generic_category().message(problem) + ")",
                         "free space there, give larger cells (--cell M), or a smaller area "
                         "(--extent or --boundary)");
    }

    std::size_t bytes_;
    float* cells_ = nullptr;
};

#else

class BandedGrid::ScratchFile {
public:
    ScratchFile(const GridSpec& spec, const std::filesystem::path&) : kept_(spec) {}
    float* cells() { return kept_.cells().data(); }
    void let_go() const {}

private:
    Grid<float> kept_;
};

#endif

BandedGrid::BandedGrid(const GridSpec& spec, const std::filesystem::path& folder,
                       const ComputeBand& compute, const Progress& progress,
                       std::size_t most_cells_in_memory)
    : spec_(spec) {
    if (spec.cell_count() <= most_cells_in_memory) {
        cells_ = compute(spec, progress);
        return;
    }
    file_ = std::make_unique<ScratchFile>(spec, folder);
    const int step = rows_of_band(spec);
    for (int first = 0; first < spec.rows; first += step) {
        const int rows = std::min(step, spec.rows - first);
        Progress of_band{{}, progress.cancelled};
        if (progress.report)
            of_band.report = [&](double share) {
                progress.report((first + share * rows) / spec.rows);
            };
        const Grid<float> band =
            compute(window_of(spec, {first, first + rows, 0, spec.cols}), of_band);
        const std::size_t offset =
            static_cast<std::size_t>(first) * static_cast<std::size_t>(spec.cols);
        std::memcpy(file_->cells() + offset, band.cells().data(),
                    band.cells().size() * sizeof(float));
        file_->let_go();
    }
}

BandedGrid::~BandedGrid() = default;
BandedGrid::BandedGrid(BandedGrid&&) noexcept = default;
BandedGrid& BandedGrid::operator=(BandedGrid&&) noexcept = default;

GridRows BandedGrid::rows() const {
    if (file_ == nullptr) return cells_;
    file_->let_go();
    return {spec_, file_->cells()};
}

}  // namespace tk
