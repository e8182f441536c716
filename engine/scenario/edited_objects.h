#pragma once

#include <span>
#include <string>
#include <vector>

#include "engine/scenario/edit.h"
#include "engine/town/town.h"

namespace tk {

/// The id of the object that an edit adds, changes or removes.
const std::string& id_of(const Edit& edit);

/// One object as it is in two towns; null where it is not there.
template <class Object>
struct Twofold {
    const Object* before = nullptr;
    const Object* after = nullptr;
};

/// All that edits name, as it is in the towns that they lie between: found once for every surface.
/// In the order of the ids. An object may be the same in both and yet have moved to the end of its
/// list, removed and added again, so that sums over the list run otherwise.
struct EditedObjects {
    std::vector<Twofold<StreetLight>> lights;
    std::vector<Twofold<Camera>> cameras;
    std::vector<Twofold<Building>> buildings;
    std::vector<Twofold<Development>> developments;
    std::vector<Twofold<Tree>> trees;
    std::vector<Twofold<PrivacyMask>> masks;
};

/// @param edits all that lie between the two towns, in either direction
EditedObjects edited_objects(const Town& before, const Town& after, std::span<const Edit> edits);

}  // namespace tk
