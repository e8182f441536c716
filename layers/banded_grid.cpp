#include "layers/banded_grid.h"

#include <algorithm>
#include <cstring>

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

float* cells_in(const ScratchFile& file) {
    return static_cast<float*>(file.data());
}

}  // namespace

BandedGrid::BandedGrid(const GridSpec& spec, const std::filesystem::path& folder,
                       const ComputeBand& compute, const Progress& progress,
                       std::size_t most_cells_in_memory)
    : spec_(spec) {
    if (spec.cell_count() <= most_cells_in_memory) {
        cells_ = compute(spec, progress);
        return;
    }
    file_ = std::make_unique<ScratchFile>(folder, spec.cell_count() * sizeof(float));
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
        std::memcpy(cells_in(*file_) + offset, band.cells().data(),
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
    return {spec_, cells_in(*file_), [file = file_.get()] { file->let_go(); }};
}

Progress BandedGrid::reading(const Progress& progress) const {
    if (file_ == nullptr) return progress;
    const double step =
        static_cast<double>(cells_in_band) / static_cast<double>(spec_.cell_count());
    return {
        [file = file_.get(), report = progress.report, step, next = step](double share) mutable {
            if (report) report(share);
            if (share < next && share > next - 2.0 * step) return;
            file->let_go();
            next = share + step;
        },
        progress.cancelled};
}

}  // namespace tk
