#include "cli/follow_up_reading.h"

#include "cli/plain_number.h"
#include "cli/reading.h"
#include "engine/core/input_error.h"

namespace tk::cli {
namespace {

using std::chrono::local_days;

const char* role_of(FollowUpSource source) {
    switch (source) {
        case FollowUpSource::control: return "control";
        case FollowUpSource::displacement: return "displacement area";
        case FollowUpSource::control_displacement: return "the control's displacement area";
        case FollowUpSource::reference: return "reference places";
        case FollowUpSource::candidates: return "control candidates";
        case FollowUpSource::treated: break;
    }
    return "treated area";
}

[[noreturn]] void refuse_period(const std::string& source, const char* which, local_days from,
                                local_days to, const FollowUpData& data) {
    throw InputError(source,
                     std::string("no incident lies in the period ") + which + " (" +
                         day_text(from) + " to " + day_text(to) + "); they go from " +
                         day_text(data.days->first) + " to " + day_text(data.days->second),
                     "give another --date, --before-days or --after-days");
}

void require_reach(const FollowUpData& data, StillToCome still_to_come, const std::string& source) {
    const FollowUpPeriods periods = data.design.periods();
    switch (data.reach) {
        case FollowUpReach::no_incidents:
            throw InputError(source, "there is no incident to count",
                             "check the filter and the field of the time (--time)");
        case FollowUpReach::nothing_before:
            refuse_period(source, "before", periods.before_from, periods.before_to, data);
        case FollowUpReach::not_yet:
            if (still_to_come == StillToCome::allowed) return;
            refuse_period(source, "after", periods.after_from, periods.after_to, data);
        case FollowUpReach::both_periods: break;
    }
}

void note_gap(const RegisterGap& gap, std::vector<std::string>& notes) {
    const std::string which = gap.period == FollowUpPeriod::before ? "before" : "after";
    const std::string edge = day_text(gap.edge), incident = day_text(gap.incident);
    notes.push_back("the period " + which + " " +
                    (gap.at_begin ? "begins on " + edge + ", the incidents only on "
                                  : "ends on " + edge + ", the incidents already on ") +
                    incident + ", " + grouped(static_cast<long long>(gap.silent.count())) +
                    " days without any incident: its counts may be too small");
}

void note_kinds_of_rows(const FollowUpData& data, std::vector<std::string>& notes) {
    if (data.with_interval > 0)
        notes.push_back(grouped(data.with_interval) +
                        " incidents with an interval of time count where it begins");
    if (data.weighted_parts > 0)
        notes.push_back(grouped(data.weighted_parts) +
                        " incidents have weights that are not whole; intervals take the sums for "
                        "counts");
}

}  // namespace

FollowUpData read_told_follow_up(const FollowUpRequest& request, StillToCome still_to_come,
                                 const ReadContext& reading, std::vector<std::string>& notes) {
    FollowUpData data = read_follow_up(request, reading);
    take_first_report(data.incidents_report, reading, notes);
    for (auto& [source, report] : data.area_reports) {
        report.role = role_of(source);
        take_further_report(report, notes);
    }
    require_reach(data, still_to_come, request.incidents.source);
    for (const RegisterGap& gap : data.gaps) note_gap(gap, notes);
    note_kinds_of_rows(data, notes);
    return data;
}

}  // namespace tk::cli
