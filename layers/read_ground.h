#pragma once

#include <memory>

#include "engine/town/terrain.h"
#include "layers/layer_request.h"
#include "layers/read_context.h"
#include "layers/read_report.h"

namespace tk {

/// Reads the shape of the ground over `extent` from an elevation raster, at the raster's own
/// resolution (coarser where that would be more than most_terrain_cells, and it is noted); how many
/// cells have no height and take their neighbour's is noted too.
/// @throws InputError as read_terrain()
std::shared_ptr<const Terrain> read_ground(const LayerRequest& request, const ReadContext& context,
                                           const Extent& extent, ReadReport& report);

inline constexpr double most_terrain_cells = 64e6;

}  // namespace tk
