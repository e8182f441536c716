#pragma once

#include "viewer/panels/panels.h"

namespace tk {

/// On one side of the map: the cells that stand out, or the incidents that follow others, while the
/// panel below shows them; and the cell that is pointed at there.
void draw_pattern(const PanelFrame& frame, const MapSide& side);

}  // namespace tk
