#pragma once

#include <cstddef>

#include "viewer/panels/panels.h"

namespace tk {

/// Names of streets, areas, developments and drawings on one side of the map, none over another.
/// @param index of the side, from the left
void draw_map_names(PanelFrame& frame, const MapSide& side, std::size_t index);

}  // namespace tk
