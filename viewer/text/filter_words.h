#pragma once

#include <functional>
#include <string>

#include "engine/town/incident_filter.h"

namespace tk {

/// What a filter lets through, in the language that is on: "1 jan 2025 – 31 mar 2025 · fre, lör ·
/// 22–04 · mörker · Rån, Misshandel". Empty for one that lets all through.
/// @param local_day the day by the local clock at an instant
std::string filter_words(
    const IncidentFilter& filter,
    const std::function<std::chrono::year_month_day(std::chrono::sys_seconds)>& local_day);

/// "Dagsljus", "Skymning", "Mörker".
const char* light_condition_words(LightCondition light);

}  // namespace tk
