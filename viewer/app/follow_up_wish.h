#pragma once

#include <string>

#include "viewer/background/follow_up_work.h"
#include "viewer/session/session.h"
#include "viewer/session/view_state.h"

namespace tk {

/// Whether the bottom panel shows follow-ups.
bool shows_follow_up(const ViewState& view);

/// The name of the one that is chosen, else of the study's first; empty where it has none.
std::string shown_follow_up(const Session& session, const ViewState& view);

/// What is to be known of it; nothing while the panel is not shown.
FollowUpWish follow_up_wish(const Session& session, const ViewState& view);

}  // namespace tk
