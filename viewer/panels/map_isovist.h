#pragma once

#include "viewer/panels/panels.h"

namespace tk {

/// On one side of the map: the area that is seen from the place that was asked about, its hidden
/// corners, and the eye to drag.
void draw_isovist(const PanelFrame& frame, const MapSide& side);

}  // namespace tk
