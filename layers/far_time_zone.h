#pragma once

#include <span>
#include <string>

#include "engine/town/incident.h"
#include "layers/crs.h"
#include "layers/read_report.h"

namespace tk {

/// Notes that the clock of a zone cannot be that of the places, by the sun over their middle:
/// hours, days and darkness would then be another town's. Zones reach some three hours from the
/// sun's time (western China), summer time adds one; four hours and more are told.
/// @param zone IANA name
void tell_far_time_zone(std::span<const Incident> incidents, const ProjectedCrs& crs,
                        const std::string& zone, ReadReport& report);

}  // namespace tk
