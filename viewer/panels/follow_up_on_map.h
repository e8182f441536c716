#pragma once

#include "engine/follow_up/follow_up_areas.h"
#include "viewer/panels/panels.h"

namespace tk {

/// Of a part of a follow-up, on the map and in the panel.
Colour follow_up_colour(FollowUpZone zone);

/// On one side of the map: the areas of the follow-up that the panel below shows.
void draw_follow_up(const PanelFrame& frame, const MapSide& side);

}  // namespace tk
