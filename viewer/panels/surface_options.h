#pragma once

#include "viewer/panels/panels.h"

namespace tk {

/// What a surface's legend offers below its colours: of the light the hour of the night and lines
/// of equal light, of each surface its values on the map.
void surface_options(PanelFrame& frame, const LayerView& layer, Surface surface);

}  // namespace tk
