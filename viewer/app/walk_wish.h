#pragma once

#include <functional>
#include <memory>
#include <string>

#include "engine/town/incident_filter.h"
#include "viewer/background/walk_work.h"
#include "viewer/session/session.h"
#include "viewer/session/view_state.h"

namespace tk {

/// What is to be known of the walk that is shown, in the towns of all maps and with the light at
/// the hour that is asked for; nothing while it is not. What the study knows
/// nothing of is left out, and cameras where one cannot be judged by its rule.
/// @param shown   today's incidents that meet the filter; null: all do
/// @param town_of of a plan, or today's for an empty name
WalkWish walk_wish(const Session& session, const ViewState& view,
                   const std::shared_ptr<const FilteredIncidents>& shown,
                   const std::function<std::shared_ptr<const Town>(const std::string&)>& town_of);

}  // namespace tk
