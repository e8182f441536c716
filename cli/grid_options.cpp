#include "cli/grid_options.h"

#include <stdexcept>

#include "cli/option_values.h"
#include "cli/plain_number.h"
#include "engine/core/input_error.h"

namespace tk::cli {
namespace {

/// More cells than this are refused rather than run out of memory: 8 GiB of Float32.
constexpr double most_cells = 2147483648.0;

}  // namespace

void GridOptions::declare(OptionSet& options) {
    options.text("--crs", "C", crs_,
                 "the projected CRS to compute in, in metres, or `local` (the source's, else by "
                 "its place)");
    options.number("--cell", "M", cell_m_,
                   "side of a cell in metres (" + plain_number(cell_m_) + ")");
    options.text("--extent", "XMIN,YMIN,XMAX,YMAX", extent_,
                 "of the grid, in the computing CRS (the boundary's, else the input's)");
    options.text("--boundary", "SOURCE", boundary_, "polygons outside which there is no data");
}

void GridOptions::check() const {
    require_positive("--cell", cell_m_);
    extent();
}

std::optional<Extent> GridOptions::extent() const {
    if (extent_.empty()) return std::nullopt;
    return parse_extent("--extent", extent_);
}

GridSpec requested_grid(const GridRequest& request, const std::string& source, const Extent& data,
                        double reach_m, const std::optional<MultiPolygon>& boundary) {
    const Extent wanted =
        request.extent.value_or(boundary ? extent_of(*boundary) : data.grown(reach_m));
    if (wanted.empty())
        throw InputError(source, "there is nothing to lay a grid over: no row with a place is left",
                         "give --extent XMIN,YMIN,XMAX,YMAX, or a filter that rows meet");
    const double cell_m = request.cell_m;
    const double cells =
        (wanted.east_m - wanted.west_m) / cell_m * ((wanted.north_m - wanted.south_m) / cell_m);
    if (!(cells < most_cells))
        throw InputError(source, "the grid would have " + plain_number(cells) + " cells",
                         "give a larger --cell or a smaller --extent (an outlier far away makes "
                         "the input's extent large)");
    return grid_covering(wanted, cell_m);
}

}  // namespace tk::cli
