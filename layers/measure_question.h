#pragma once

#include <chrono>
#include <optional>

#include "engine/follow_up/measure_before.h"
#include "engine/follow_up/measure_expectation.h"
#include "engine/follow_up/period_counts.h"
#include "layers/study.h"

/// What evidence is asked about a measure of a study, for the command line and the window.
namespace tk {

/// The periods that a follow-up's table lays down; none without a date, or where there is none.
std::optional<FollowUpPeriods> periods_of_follow_up(const StudyFollowUp* follow_up);

/// The day a measure begins: its own, else that of its follow-up; none where neither says it.
std::optional<std::chrono::local_days> start_of_measure(const StudyMeasure& measure,
                                                        const Study& study);

/// The days whose incidents are what a measure's area had before it.
/// @param last the latest day with an incident
BeforePeriod period_before_measure(const StudyMeasure& measure, const Study& study,
                                   std::chrono::local_days last);

/// What the measure's follow-up tells of rates, where it is computed.
struct MeasureRates {
    double trend;           ///< the control's, > 0
    double overdispersion;  ///< > 0
};

/// @param incidents with times, all of the register
/// @param rates     none: no trend, and the overdispersion that is usual
MeasureQuestion measure_question(const StudyMeasure& measure, const Study& study,
                                 const Incidents& incidents, const MeasureArea& area,
                                 const BeforePeriod& period,
                                 const std::optional<MeasureRates>& rates);

}  // namespace tk
