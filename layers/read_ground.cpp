#include "layers/read_ground.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "engine/core/input_error.h"
#include "layers/read_terrain.h"

namespace tk {

std::shared_ptr<const Terrain> read_ground(const LayerRequest& request, const ReadContext& context,
                                           const Extent& extent, ReadReport& report) {
    const TerrainCells own = terrain_cells(request, context);
    const double own_m = own.cell_m;
    const Extent covered{
        std::max(extent.west_m, own.extent.west_m), std::max(extent.south_m, own.extent.south_m),
        std::min(extent.east_m, own.extent.east_m), std::min(extent.north_m, own.extent.north_m)};
    if (covered.empty())
        throw InputError(request.source, "it covers none of the study's extent",
                         "choose the terrain of this place, or see that its CRS is right");
    const double area_m2 = (covered.east_m - covered.west_m) * (covered.north_m - covered.south_m);
    const double least_m = std::sqrt(area_m2 / most_terrain_cells);
    // Whole metres, so that the cells lie where people expect them.
    const double cell_m = own_m >= least_m ? own_m : std::ceil(least_m);
    const GridSpec spec = grid_covering(covered, cell_m);
    Grid<float> heights = read_terrain(request, context, spec, report);
    auto ground = std::make_shared<const Terrain>(std::move(heights));
    if (cell_m > own_m)
        report.notes.push_back("heights of the ground are taken every " +
                               std::to_string(std::lround(cell_m)) +
                               " m: the raster is finer than this extent allows.");
    if (ground->filled() > 0)
        report.notes.push_back(std::to_string(ground->filled()) + " of " +
                               std::to_string(spec.cell_count()) +
                               " cells of the ground have no height and take the nearest one.");
    return ground;
}

}  // namespace tk
