#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/scenario/edited_objects.h"

namespace tk {

/// One change of a plan, which can be switched off without being forgotten.
struct PlanEdit {
    Edit edit;
    bool on = true;
};
bool operator==(const PlanEdit& a, const PlanEdit& b);

/// A scenario while it is worked on. At most one edit for an object of a kind.
struct Plan {
    std::string name;
    std::string source;  ///< where its edits are saved; empty: not saved yet
    std::vector<PlanEdit> edits;

    /// The edits that are on, as the engine takes them.
    Scenario scenario() const;

    friend bool operator==(const Plan&, const Plan&) = default;
};

/// What an edit is about: "lights", "cameras", "developments", "buildings", "streets", "trees",
/// "masks".
std::string_view layer_of(const Edit& edit);
/// Whether both do the same to the same object.
bool same_edit(const Edit& a, const Edit& b);
bool is_addition(const Edit& edit);
bool is_removal(const Edit& edit);

/// Puts an edit into a plan, where it is on: it takes the place of the one for the same object. A
/// change of an object that the plan itself adds stays an addition; removing such a one forgets the
/// addition; adding again what the plan removes is a change.
void put_edit(Plan& plan, Edit edit);
/// Today's object is left as it is again, or an added one is gone. False if there is no such edit.
bool drop_edit(Plan& plan, std::string_view layer, std::string_view id);
const PlanEdit* find_edit(const Plan& plan, std::string_view layer, std::string_view id);

}  // namespace tk
