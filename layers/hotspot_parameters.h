#pragma once

#include <string>
#include <vector>

#include "engine/assess/assessment_parameters.h"
#include "engine/core/progress.h"
#include "engine/town/incident.h"
#include "engine/town/incident_filter.h"
#include "layers/study.h"

namespace tk {

/// The density surface that [analysis.hotspot], or the options of the `hotspot` verb, ask for:
/// kernel, bandwidth in metres (a rule is worked out from the incidents), bandwidths by incident
/// where adaptive, and what the values are multiplied by.
///
/// Years, where a rate is asked for, are (to - from) / 365.25 days of the filter; a side that it
/// leaves open is that of the first or last incident. What a rule gave, and the years, are added to
/// `notes`.
/// @throws InputError for a rule that cannot be worked out, or a rate without a period
HotspotParameters hotspot_parameters(const HotspotAnalysis& analysis, const Incidents& incidents,
                                     const IncidentFilter& filter, std::vector<std::string>& notes,
                                     const Progress& progress = {});

/// @throws std::invalid_argument for a word that is no kernel
KernelShape kernel_shape_of(const std::string& word);

/// Incidents as points to spread, with their weights.
std::vector<WeightedPoint> weighted_points(const Incidents& incidents);

}  // namespace tk
