#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "engine/analyses/aoristic.h"
#include "engine/analyses/darkness_rates.h"
#include "engine/town/incident_filter.h"
#include "layers/crs.h"

namespace tk {

/// Why incidents cannot be told by how light it was.
enum class LightLack {
    nothing,          ///< they can
    place,            ///< plane coordinates lie nowhere under the sun
    chosen_by_light,  ///< the filter asks for one kind of light
    hour,             ///< of no incident the hour is known
    hours_apart,      ///< filters ask for hours of the day that are no one span together
};

/// At which hours incidents come, and how light it then is.
struct HoursFound {
    WeeklyHours week;
    std::optional<DarknessRates> light;  ///< none where `light_lack` says why
    LightLack light_lack = LightLack::nothing;
    std::chrono::sys_seconds light_from{}, light_to{};  ///< over which hours of light are counted
    std::int64_t hour_unknown = 0;                      ///< incidents that no light is told of
};

/// By the clock of the place, and the sun over the middle of the incidents. Where the filters are
/// open hours of light are counted from the day of the first incident to that of the last.
/// @param filters all of those by which they were chosen: hours of light are counted for their days
///        and hours
/// @param timezone IANA name, @param source of it, named in the error
/// @throws InputError for an unknown time zone
HoursFound find_hours(const Incidents& incidents, std::span<const IncidentFilter> filters,
                      const std::string& timezone, const std::string& source,
                      const ProjectedCrs& crs);

}  // namespace tk
