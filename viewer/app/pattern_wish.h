#pragma once

#include <memory>

#include "engine/town/incident_filter.h"
#include "viewer/background/pattern_work.h"
#include "viewer/session/session.h"
#include "viewer/session/view_state.h"

namespace tk {

/// Whether the bottom panel shows patterns.
bool shows_patterns(const ViewState& view);

/// What the open study says where the window is not told otherwise.
struct PatternDefaults {
    double risk_cell_m = 50.0;          ///< half the block of [analysis.risk]
    double street_bandwidth_m = 200.0;  ///< that of [analysis.hotspot]
};
PatternDefaults pattern_defaults(const Session& session);

/// What is looked for among the incidents that are shown; nothing while the panel is not.
/// @param shown today's incidents that meet the filter; null: all do
PatternWish pattern_wish(const Session& session, const ViewState& view,
                         const std::shared_ptr<const FilteredIncidents>& shown);

}  // namespace tk
