#pragma once

#include <string>
#include <variant>
#include <vector>

#include "engine/town/town.h"

namespace tk {

/// An object that today's town does not have. Its id is new within its kind.
template <class Object>
struct Added {
    Object object;
};

/// An object of today's town in its whole new state, found by its id: moved, turned, changed.
template <class Object>
struct Changed {
    Object object;
};

/// An object of today's town that is gone.
template <class Object>
struct Removed {
    std::string id;
};

/// One change to today's town.
using Edit =
    std::variant<Added<StreetLight>, Changed<StreetLight>, Removed<StreetLight>, Added<Camera>,
                 Changed<Camera>, Removed<Camera>, Added<Building>, Changed<Building>,
                 Removed<Building>, Added<Development>, Changed<Development>, Removed<Development>,
                 Added<Street>, Changed<Street>, Removed<Street>, Added<Tree>, Changed<Tree>,
                 Removed<Tree>, Added<PrivacyMask>, Changed<PrivacyMask>, Removed<PrivacyMask>>;

/// A named list of edits to today's layers, in the order in which they are applied.
struct Scenario {
    std::string name;
    std::vector<Edit> edits;
};

}  // namespace tk
