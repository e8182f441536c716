#pragma once

#include <optional>
#include <string>

#include "cli/option_set.h"
#include "engine/core/geometry.h"
#include "engine/grid/grid.h"

namespace tk::cli {

/// How finely, and where if that is said: by options, or by a study.
struct GridRequest {
    double cell_m = 10.0;          ///< > 0
    std::optional<Extent> extent;  ///< in the computing CRS
};

/// The grid: of the extent, else of the boundary, else of `data` grown by `reach_m`.
/// @throws InputError when there is nothing to lay a grid over, or it would be too large
/// @param source of `data`, named in errors
GridSpec requested_grid(const GridRequest& request, const std::string& source, const Extent& data,
                        double reach_m, const std::optional<MultiPolygon>& boundary);

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

    GridRequest request() const { return {cell_m_, extent()}; }
    /// As requested_grid().
    GridSpec spec(const std::string& source, const Extent& data, double reach_m,
                  const std::optional<MultiPolygon>& boundary) const {
        return requested_grid(request(), source, data, reach_m, boundary);
    }

private:
    double cell_m_;
    std::string crs_;
    std::string extent_;
    std::string boundary_;
};

}  // namespace tk::cli
