#pragma once

#include <string>

#include "viewer/app/workbench.h"
#include "viewer/map/map_scene.h"

namespace tk {

/// What the side of a map shows now.
/// @param scenario empty: today
/// @param difference show the surfaces' change from `base` to `scenario`
MapScene scene_of_side(Workbench& bench, const std::string& scenario, bool difference,
                       const std::string& base, double pixels_per_unit);

/// The surface that a layer shows; none for other layers.
std::optional<Surface> surface_of_layer(std::string_view id);
std::string_view layer_of_surface(Surface surface);

}  // namespace tk
