#pragma once

#include <vector>

#include "engine/town/town.h"
#include "engine/visibility/obstacles.h"

/// Where the doors of a town are, with what a plan builds and tears down.
namespace tk {

/// The entrances of the town's layer, in its order, without those of buildings that are torn down;
/// then as many as they state for buildings and developments that stand and have none in the layer.
///
/// An entrance is of the building in which it lies or whose wall is nearest within 1 m. Of doors
/// whose number alone is known the places are a judgement: they are spaced evenly along those outer
/// walls of at least 1 m that nothing as high as somebody at the door (1.6 m) stands against, in
/// the order of the outline. They bear the kind of what is on the ground floor, else in the
/// building, and the building's id with "#1", "#2", ...
///
/// @param obstacles of the town
std::vector<Entrance> standing_entrances(const Town& town, const Obstacles& obstacles);

}  // namespace tk
