#pragma once

#include <string>

#include "engine/town/incident.h"
#include "engine/town/incident_filter.h"
#include "layers/layer_request.h"
#include "layers/read_context.h"
#include "layers/read_incidents.h"
#include "layers/read_report.h"
#include "layers/study.h"

namespace tk {

/// The filter that the words mean; `from` and `to` are local times of `timezone` where they do not
/// say. @throws InputError naming the option
IncidentFilter filter_of(const StudyFilter& words, const std::string& timezone);

/// Incidents as read and filtered, and the filter that was applied.
struct FilteredLayer {
    Incidents incidents;
    IncidentFilter filter;
};

/// Reads incidents with what the filter and `needs` ask for, and filters them. Rows that do not
/// meet the filter count as filtered in `report`, rows that lack what it needs as skipped.
/// @throws InputError as read_incidents() and filter_of()
FilteredLayer read_filtered(const LayerRequest& request, const ReadContext& reading,
                            const StudyFilter& words, IncidentNeeds needs, ReadReport& report);

}  // namespace tk
