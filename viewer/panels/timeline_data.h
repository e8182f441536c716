#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "layers/load_study.h"
#include "viewer/session/incident_summary.h"
#include "viewer/session/light_hours.h"

namespace tk {

/// What the timeline counts in: made once for a study, on another thread.
struct TimelineData {
    std::shared_ptr<const LoadedStudy> loaded;
    IncidentIndex index;
    /// When each month begins by the local clock, and last when the last one ends; empty where no
    /// incident has a time.
    std::vector<std::chrono::sys_seconds> month_starts;
    /// Of all months; none where the study lies nowhere on the globe or the months are too many.
    std::optional<LightHours> light_hours;
    IncidentSummary all;                 ///< without a filter
    std::vector<std::size_t> by_number;  ///< categories that are there, the most frequent first
};

/// @param timezone of the incidents, as the study has it
TimelineData make_timeline_data(const std::shared_ptr<const LoadedStudy>& loaded,
                                const std::string& timezone);

}  // namespace tk
