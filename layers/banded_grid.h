#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>

#include "engine/core/progress.h"
#include "engine/grid/grid_rows.h"
#include "layers/platform_scratch.h"

namespace tk {

/// A grid that is computed a band of rows at a time and read as a whole, however large it is. One
/// that has more cells than `most_in_memory` is kept in a file without a name, from where the
/// system takes into memory what is read and puts out what is not: what must be in memory at once
/// is a band.
class BandedGrid {
public:
    /// Computes the cells of a window of the grid.
    using ComputeBand = std::function<Grid<float>(const GridSpec& band, const Progress&)>;
    static constexpr std::size_t most_in_memory = std::size_t{1} << 26;  ///< cells: 256 MiB

    /// @param folder where such a file may be; there is none under any name at any time
    /// @throws InputError if there is no room in it, and what `compute` throws
    BandedGrid(const GridSpec& spec, const std::filesystem::path& folder,
               const ComputeBand& compute, const Progress& progress = {},
               std::size_t most_cells_in_memory = most_in_memory);
    ~BandedGrid();
    BandedGrid(BandedGrid&&) noexcept;
    BandedGrid& operator=(BandedGrid&&) noexcept;

    const GridSpec& spec() const { return spec_; }
    bool is_in_a_file() const { return file_ != nullptr; }
    /// Live as long as this does. What was read before need not stay in memory.
    GridRows rows() const;
    /// `progress` for work that reads the rows from end to end: as it goes on, what it has read is
    /// taken out of memory. Lives as long as this does.
    Progress reading(const Progress& progress) const;

private:
    GridSpec spec_;
    Grid<float> cells_;  ///< without a file
    std::unique_ptr<ScratchFile> file_;
};

}  // namespace tk
