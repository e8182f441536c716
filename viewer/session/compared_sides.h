#pragma once

#include <string>

#include "viewer/session/session.h"
#include "viewer/session/view_state.h"

namespace tk {

/// What is compared with what, by the names of plans; empty names are today.
struct ComparedSides {
    std::string before, after;
    friend bool operator==(const ComparedSides&, const ComparedSides&) = default;
};

/// What the map compares, where it does; else today with the plan that is worked on, or one that
/// there is. Equal: there is nothing to compare.
ComparedSides compared_sides(const Session& session, const ViewState& view);

}  // namespace tk
