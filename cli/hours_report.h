#pragma once

#include <optional>
#include <string>

#include "cli/verb.h"
#include "engine/analyses/aoristic.h"
#include "engine/analyses/darkness_rates.h"
#include "engine/town/incident_filter.h"
#include "layers/crs.h"

namespace tk::cli {

/// At which hours incidents come, and how light it then is.
struct HoursFound {
    WeeklyHours week;
    /// None where it cannot be told; `why_no_light` says why.
    std::optional<DarknessRates> light;
    std::string why_no_light;
    std::chrono::sys_seconds light_from{}, light_to{};  ///< over which hours of light are counted
    std::int64_t hour_unknown = 0;                      ///< incidents that no light is told of
};

/// @param filter by which they were chosen: hours of light are counted for its days and hours
/// @throws InputError for an unknown time zone
HoursFound find_hours(const Incidents& incidents, const IncidentFilter& filter,
                      const std::string& timezone, const ProjectedCrs& crs);

/// Adds it to the result (as `hours` and `darkness`), the text and the notes.
void tell_hours(const HoursFound& found, Outcome& outcome);

}  // namespace tk::cli
