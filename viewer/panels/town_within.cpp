#include "viewer/panels/town_within.h"

#include <vector>

namespace tk {

std::shared_ptr<const Town> town_within(const Town& town, const Extent& extent) {
    auto near = std::make_shared<std::vector<Building>>();
    for (const Building& building : town.buildings())
        if (extent_of(building.footprint).meets(extent)) near->push_back(building);
    Town::Changes changes;
    changes.buildings = near;
    return town.with(changes);
}

}  // namespace tk
