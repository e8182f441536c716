#pragma once

#include <optional>

#include "viewer/app/workbench.h"
#include "viewer/map/map_tools.h"
#include "viewer/map/pick.h"

namespace tk {

/// The uppermost object under the pointer of what the map shows; none where there is none.
std::optional<PickedObject> pick_object(Picker& picker, Workbench& bench,
                                        std::shared_ptr<const Town> town, MapPoint at,
                                        double radius_m);

}  // namespace tk
