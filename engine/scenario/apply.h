#pragma once

#include <memory>

#include "engine/scenario/edit.h"
#include "engine/town/town.h"

namespace tk {

/// The town as it is after the scenario's edits, which are made one after the other.
///
/// An object that is added comes last in its list, one that is changed keeps its place, and what
/// is left after a removal keeps its order: sums over objects then run in the same order wherever
/// nothing was edited. Lists that no edit concerns are shared with `today`.
///
/// @throws InputError if an edit changes or removes what is not there, or adds an id that is
///         there already (the message names the scenario and the edit's number, from 1)
/// @throws std::invalid_argument as build_town() for an object with a value out of its range
std::shared_ptr<const Town> apply(const Town& today, const Scenario& scenario);

}  // namespace tk
