#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "engine/follow_up/before_after.h"
#include "engine/follow_up/measure_area.h"
#include "engine/follow_up/measure_expectation.h"
#include "engine/follow_up/period_counts.h"
#include "engine/town/incident.h"

/// What a measure's area had before it: over which days, and how many.
namespace tk {

/// Days that a place is counted over where no follow-up says which.
inline constexpr int usual_before_days = 365;

/// By what a period before a measure was chosen.
enum class BeforePeriodFrom {
    follow_up,     ///< it is that of the measure's follow-up
    before_start,  ///< the year before the measure starts
    latest_year    ///< the last 365 days with incidents: it starts later, or nobody says when
};

/// [from, to).
struct BeforePeriod {
    std::chrono::local_days from = {}, to = {};
    BeforePeriodFrom chosen_from = BeforePeriodFrom::latest_year;
};

/// @param follow_up of the measure, if it has one
/// @param starts    of the measure, where it is known
/// @param last      the latest day with an incident
BeforePeriod before_period(const std::optional<FollowUpPeriods>& follow_up,
                           std::optional<std::chrono::local_days> starts,
                           std::chrono::local_days last);

/// The weights of the incidents that begin on a day of the period within the area.
/// @param categories empty: all; upper and lower case are equal
/// @return in_the_dark only where the sun's height at each of them is known
MeasureBefore count_before(const Incidents& incidents, const MeasureArea& area,
                           const BeforePeriod& period, std::vector<std::string> categories = {});

/// By what the control's rate changed from before to after, a measure's trend; none where a count
/// is 0. @throws std::invalid_argument for a period of less than a day
std::optional<double> control_trend(BeforeAfter control, int days_before, int days_after);

}  // namespace tk
