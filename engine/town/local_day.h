#pragma once

#include <chrono>

#include "engine/town/incident.h"

namespace tk {

/// The day, by the clock of the place, on which it begins.
inline std::chrono::local_days local_day_of(const IncidentTime& when) {
    return std::chrono::floor<std::chrono::days>(when.local());
}

/// @param incident with a time
inline std::chrono::local_days local_day_of(const Incident& incident) {
    return local_day_of(*incident.when);
}

}  // namespace tk
