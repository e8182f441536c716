#include "viewer/background/town_within.h"

#include "engine/core/geometry.h"

namespace tk {

std::shared_ptr<const Town> town_within(const Town& town, const Extent& extent, bool with_trees) {
    auto near = std::make_shared<std::vector<Building>>();
    for (const Building& building : town.buildings())
        if (extent_of(building.footprint).meets(extent)) near->push_back(building);
    Town::Changes changes;
    changes.buildings = std::move(near);
    if (!with_trees) changes.trees = std::make_shared<const std::vector<Tree>>();
    return town.with(changes);
}

}  // namespace tk
