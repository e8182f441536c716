#include "engine/grid/surface_grid.h"

#include <algorithm>
#include <optional>
#include <stdexcept>

namespace tk {
namespace {

std::size_t band_count(const GridSpec& spec) {
    return static_cast<std::size_t>((spec.rows + SurfaceGrid::band_rows - 1) /
                                    SurfaceGrid::band_rows);
}

/// Where `part` lies in `whole`; none where it does not.
std::optional<CellRange> place_of_part(const GridSpec& part, const GridSpec& whole) {
    if (part.cell_m != whole.cell_m) return std::nullopt;
    const std::int64_t row = whole.north_index - part.north_index;
    const std::int64_t col = part.west_index - whole.west_index;
    if (row < 0 || col < 0 || row + part.rows > whole.rows || col + part.cols > whole.cols)
        return std::nullopt;
    return CellRange{static_cast<int>(row), static_cast<int>(row) + part.rows,
                     static_cast<int>(col), static_cast<int>(col) + part.cols};
}

}  // namespace

SurfaceGrid::SurfaceGrid(Grid<float> whole) : spec_(whole.spec()) {
    const auto shared = std::make_shared<const Grid<float>>(std::move(whole));
    bands_.reserve(band_count(spec_));
    for (std::size_t band = 0; band < band_count(spec_); ++band)
        bands_.emplace_back(shared,
                            shared->cells().data() + band * static_cast<std::size_t>(band_rows) *
                                                         static_cast<std::size_t>(spec_.cols));
}

Grid<float> SurfaceGrid::window(const CellRange& cells) const {
    Grid<float> copy(window_of(spec_, cells));
    for (int r = 0; r < cells.rows(); ++r) {
        const auto from = row(cells.row_begin + r)
                              .subspan(static_cast<std::size_t>(cells.col_begin),
                                       static_cast<std::size_t>(cells.cols()));
        std::copy(from.begin(), from.end(), copy.view().row(r).begin());
    }
    return copy;
}

SurfaceGrid SurfaceGrid::with(std::span<const Grid<float>> parts) const {
    SurfaceGrid changed = *this;
    // A band is copied by the first part that lies in it.
    std::vector<float*> own(bands_.size(), nullptr);
    const auto cols = static_cast<std::size_t>(spec_.cols);
    const auto band_of_its_own = [&](std::size_t band) {
        if (own[band] != nullptr) return own[band];
        const int first = static_cast<int>(band) * band_rows;
        const auto cells = static_cast<std::size_t>(std::min(band_rows, spec_.rows - first)) * cols;
        const std::shared_ptr<float[]> copy(new float[cells]);
        std::copy_n(&bands_[band][0], cells, &copy[0]);
        changed.bands_[band] = copy;
        return own[band] = &copy[0];
    };
    for (const Grid<float>& part : parts) {
        const auto place = place_of_part(part.spec(), spec_);
        if (!place) throw std::invalid_argument("surface: a part lies on other cells");
        for (int r = 0; r < part.spec().rows; ++r) {
            const auto row_index = static_cast<std::size_t>(place->row_begin + r);
            float* const band = band_of_its_own(row_index / band_rows);
            const std::span<const float> from = part.view().row(r);
            std::copy(
                from.begin(), from.end(),
                band + row_index % band_rows * cols + static_cast<std::size_t>(place->col_begin));
        }
    }
    return changed;
}

}  // namespace tk
