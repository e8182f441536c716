#pragma once

#include <memory>

#include "engine/town/town.h"

namespace tk {

/// The town with those of its buildings alone that reach into an extent: what stands in the way
/// there, found without the whole town. Sight goes without trees, which hide nothing from anybody;
/// light does not.
std::shared_ptr<const Town> town_within(const Town& town, const Extent& extent,
                                        bool with_trees = false);

}  // namespace tk
