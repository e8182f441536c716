#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <functional>
#include <vector>

#include "engine/town/incident_filter.h"

namespace tk {

/// How many hours were light, twilight and dark at a place: what counts of incidents by light must
/// be divided by to be compared. By the sun's height every ten minutes (engine/core/sun_height.h);
/// within 0.1 % over a year.
class LightHours {
public:
    /// @param utc_offset_s the local clock less UTC at an instant; asked once an hour
    /// @throws std::invalid_argument if `to` is before `from`
    LightHours(std::chrono::sys_seconds from, std::chrono::sys_seconds to, double lon_deg,
               double lat_deg,
               const std::function<std::int32_t(std::chrono::sys_seconds)>& utc_offset_s);

    /// Hours of day, twilight and dark (indexed by LightCondition) that meet the filter's times,
    /// hours and weekdays, within [from, to) of this. Categories and darkness are not asked. About
    /// 0.1 ms a year.
    std::array<double, 3> hours(const IncidentFilter& filter) const;

private:
    struct Slot {
        std::uint16_t minute_of_day;  ///< by the local clock
        std::uint8_t weekday;         ///< std::chrono::weekday's encoding
        std::uint8_t light;           ///< LightCondition
    };
    std::chrono::sys_seconds from_, to_;
    std::vector<Slot> slots_;
};

}  // namespace tk
