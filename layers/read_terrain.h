#pragma once

#include "engine/grid/grid.h"
#include "layers/layer_request.h"
#include "layers/read_context.h"
#include "layers/read_report.h"

namespace tk {

/// Reads ground heights in metres at the centres of `spec`'s cells, by bilinear interpolation in
/// the first band of a raster that GDAL opens; NaN where it has no value. report.read counts the
/// cells, report.used those with a value; the rest are skipped as "no height here".
///
/// @throws InputError if the raster cannot be opened, does not tell its CRS (unless the context's
///         is local), or covers none of the grid
Grid<float> read_terrain(const LayerRequest& request, const ReadContext& context,
                         const GridSpec& spec, ReadReport& report);

/// How fine an elevation raster is and what it covers.
struct TerrainCells {
    double cell_m = 0.0;  ///< side of its own cells, in metres of the context's CRS
    Extent extent;
};
/// @throws InputError as above
TerrainCells terrain_cells(const LayerRequest& request, const ReadContext& context);

}  // namespace tk
