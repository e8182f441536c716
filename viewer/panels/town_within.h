#pragma once

#include <memory>

#include "engine/town/town.h"

namespace tk {

/// The town with those of its buildings alone that meet an extent: quick to look round in.
std::shared_ptr<const Town> town_within(const Town& town, const Extent& extent);

}  // namespace tk
