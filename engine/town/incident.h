#pragma once

#include <chrono>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/map_point.h"

namespace tk {

/// When something happened: an instant (from == to) or an interval in which it happened.
struct IncidentTime {
    std::chrono::sys_seconds from;  ///< UTC
    std::chrono::sys_seconds to;    ///< UTC, >= from
    std::int32_t utc_offset_s = 0;  ///< local time of the place = UTC + this, at `from`
    bool date_only = false;         ///< the source gives a date without an hour

    /// Local clock time at `from`.
    std::chrono::local_seconds local() const {
        return std::chrono::local_seconds{from.time_since_epoch() +
                                          std::chrono::seconds{utc_offset_s}};
    }
    friend bool operator==(const IncidentTime&, const IncidentTime&) = default;
};

/// A reported crime or disturbance.
struct Incident {
    MapPoint at;
    double weight = 1.0;         ///< how many it counts for; finite, >= 0
    std::int32_t category = -1;  ///< index into Incidents::categories; -1 when it has none
    /// The sun's height above the horizon at its place and time; NaN when not computed.
    float sun_height_deg = std::numeric_limits<float>::quiet_NaN();
    std::optional<IncidentTime> when;
    std::int64_t row = 0;  ///< record in its source, from 1
};

/// Incidents and the names of their categories.
struct Incidents {
    std::vector<Incident> all;
    std::vector<std::string> categories;
};

/// The smallest upright rectangle around all of them; empty where there is none.
inline Extent extent_of_incidents(const std::vector<Incident>& incidents) {
    Extent extent;
    for (const Incident& incident : incidents) extent.add(incident.at);
    return extent;
}

/// A place reported as unsafe, dark, littered, ... on a safety walk.
struct Observation {
    std::string id;
    MapPoint at;
    std::string kind;
    std::string text;  ///< empty unless the study names the field
    std::optional<IncidentTime> when;
};

}  // namespace tk
