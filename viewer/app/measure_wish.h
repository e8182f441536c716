#pragma once

#include <memory>

#include "viewer/background/measure_work.h"
#include "viewer/session/session.h"
#include "viewer/session/view_state.h"

namespace tk {

/// Whether the bottom panel shows measures.
bool shows_measures(const ViewState& view);

/// What is to be known of them; nothing while the panel is not shown.
/// @param surfaces the newest that are computed; asked for where a measure works by what its
///        scenario changes
MeasureWish measure_wish(const Session& session, const ViewState& view,
                         const std::shared_ptr<const AssessedStudy>& surfaces);

}  // namespace tk
