#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/town/town.h"

/// The sets of places that a town offers to a risk terrain: its feature sets, each with the
/// developments that belong to it while they stand, and its own streets and buildings, where people
/// are at all. A set named "streets" or "buildings" takes the place of the town's own.
namespace tk {

/// Names of the sets that hold anything, the feature sets first and in their order.
std::vector<std::string> risk_set_names(const Town& town);

/// None where there is no such set. Buildings are those that are not torn down and the developments
/// that are built, while they stand.
std::optional<FeatureSet> risk_set_of(const Town& town, std::string_view name);

}  // namespace tk
