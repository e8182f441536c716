#pragma once

#include <memory>

#include "engine/town/town.h"

namespace tk {

/// The town with those of its buildings alone that reach into an extent, and without trees, which
/// hide nothing from anybody: what stands in the way of sight there, found without the whole town.
std::shared_ptr<const Town> town_within(const Town& town, const Extent& extent);

}  // namespace tk
