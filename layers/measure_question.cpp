#include "layers/measure_question.h"

#include "engine/follow_up/follow_up_findings.h"
#include "layers/read_follow_up.h"

namespace tk {

using std::chrono::local_days;

std::optional<FollowUpPeriods> periods_of_follow_up(const StudyFollowUp* follow_up) {
    if (follow_up == nullptr || !follow_up->date) return std::nullopt;
    return periods_around(local_days{*follow_up->date}, follow_up->before_days,
                          follow_up->after_days);
}

std::optional<local_days> start_of_measure(const StudyMeasure& measure, const Study& study) {
    if (measure.starts) return local_days{*measure.starts};
    const StudyFollowUp* follow_up = follow_up_called(study, measure.follow_up);
    if (follow_up == nullptr || !follow_up->date) return std::nullopt;
    return local_days{*follow_up->date};
}

BeforePeriod period_before_measure(const StudyMeasure& measure, const Study& study,
                                   local_days last) {
    return before_period(periods_of_follow_up(follow_up_called(study, measure.follow_up)),
                         start_of_measure(measure, study), last);
}

MeasureQuestion measure_question(const StudyMeasure& measure, const Study& study,
                                 const Incidents& incidents, const MeasureArea& area,
                                 const BeforePeriod& period,
                                 const std::optional<MeasureRates>& rates) {
    const StudyFollowUp* follow_up = follow_up_called(study, measure.follow_up);
    MeasureQuestion question;
    question.kind = measure.kind;
    question.setting = measure.setting;
    question.crime_types = study.evidence.crime_types;
    question.before =
        count_before(incidents, area, period,
                     follow_up != nullptr ? follow_up->categories : std::vector<std::string>{});
    question.overdispersion =
        rates ? rates->overdispersion : FollowUpQuestion::usual_overdispersion;
    if (rates) question.trend = rates->trend;
    if (follow_up != nullptr) question.days_after = follow_up->after_days;
    return question;
}

}  // namespace tk
