#pragma once

#include "viewer/panels/panels.h"

/// The walk on the map, while it is shown below it.
namespace tk {

/// Whether the bottom panel shows a walk.
bool shows_walk(const ViewState& view);

/// Goes along a line from now on.
void walk_along_line(PanelFrame& frame, const Line& line);

/// Finds how far along the walk the pointer is on the map. Once a frame, before it is drawn.
void point_at_walk(PanelFrame& frame);
/// The line, where it is dark, and the place that is pointed at, here or in the panel.
void draw_walk(const PanelFrame& frame, const MapSide& side);

}  // namespace tk
