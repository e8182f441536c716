#pragma once

#include <string>
#include <vector>

#include "engine/town/incident_filter.h"
#include "layers/hotspot_parameters.h"
#include "layers/load_study.h"

namespace tk {

/// The density surface of [analysis.hotspot] of the incidents that were read, with its edge
/// correction and baseline. Where it has either, its values are made here, once: no edit changes
/// them.
/// @param loaded with its town, grid, filter and baseline
/// @throws InputError as hotspot_parameters(); Cancelled
HotspotParameters study_hotspot(const Study& study, const LoadedStudy& loaded,
                                std::vector<std::string>& notes, const Progress& progress);

/// The same of those that meet a further filter, to be compared with it: the bandwidth is that of
/// all, and a rate is by the days of the study that lie within the filter's from and to, whatever
/// else it asks for. Without any incident it is 0.
/// @throws InputError; Cancelled
HotspotParameters filtered_study_hotspot(const Study& study, const LoadedStudy& loaded,
                                         const IncidentFilter& filter,
                                         std::vector<std::string>& notes, const Progress& progress);

}  // namespace tk
