#pragma once

#include <span>
#include <string>
#include <vector>

#include "engine/town/camera.h"
#include "engine/town/street_light.h"
#include "engine/visibility/obstacles.h"

/// What is said of lights and cameras that hang on façades: their building hides nothing from them.
namespace tk::cli {

/// @param plan named in front; empty: none
void note_lights_in_buildings(std::span<const StreetLight> lights, const Obstacles& obstacles,
                              std::vector<std::string>& notes, const std::string& plan = {});
void note_cameras_in_buildings(std::span<const Camera> cameras, const Obstacles& obstacles,
                               std::vector<std::string>& notes, const std::string& plan = {});

}  // namespace tk::cli
