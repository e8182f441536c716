#pragma once

#include <optional>
#include <string>

#include "cli/option_set.h"
#include "engine/core/geometry.h"
#include "engine/grid/grid.h"

namespace tk::cli {

/// --crs, --cell, --extent, --boundary: where and how finely a surface is computed.
class GridOptions {
public:
    explicit GridOptions(double default_cell_m) : cell_m_(default_cell_m) {}

    void declare(OptionSet& options);
    /// @throws UsageError
    void check() const;

    const std::string& crs() const { return crs_; }
    const std::string& boundary() const { return boundary_; }
    double cell_m() const { return cell_m_; }
    std::optional<Extent> extent() const;

    /// The grid: of --extent, else of the boundary, else of `data` grown by `reach_m`.
    /// @throws InputError when there is nothing to lay a grid over, or it would be too large
    /// @param source of `data`, named in errors
    GridSpec spec(const std::string& source, const Extent& data, double reach_m,
                  const std::optional<MultiPolygon>& boundary) const;

private:
    double cell_m_;
    std::string crs_;
    std::string extent_;
    std::string boundary_;
};

}  // namespace tk::cli
