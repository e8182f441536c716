#include "cli/follow_up_data.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "cli/plain_number.h"
#include "cli/reading.h"
#include "cli/source_options.h"
#include "engine/core/input_error.h"
#include "engine/town/incident_filter.h"
#include "engine/town/local_day.h"
#include "layers/read_areas.h"
#include "layers/read_filtered.h"
#include "layers/read_unplaced.h"

namespace tk::cli {
namespace {

using std::chrono::local_days;

/// As unlikely a silence as this is the register's, not the streets'.
constexpr double expected_in_a_telling_gap = 7.0;

Surroundings surroundings_of(const BufferWords& words, const std::string& role,
                             const ReadContext& reading, std::vector<std::string>& notes) {
    if (words.source.empty()) return {{}, words.ring_m};
    return {read_polygons(words.source, role, reading, notes), 0.0};
}

std::vector<Area> areas_of(const std::string& source, const std::string& role,
                           const ReadContext& reading, std::vector<std::string>& notes) {
    if (source.empty()) return {};
    ReadReport report;
    std::vector<Area> areas = read_areas(further_source(source), reading, report);
    report.role = role;
    take_further_report(report, notes);
    return areas;
}

bool skips_for_want_of_place(const ReadReport& report) {
    // What else rows are skipped for: times, weights, the filter's fields.
    return std::any_of(report.skipped.begin(), report.skipped.end(), [](const SkippedRows& rows) {
        return rows.reason.find("coordinate") != std::string::npos ||
               rows.reason.find("place") != std::string::npos ||
               rows.reason.find("longitude") != std::string::npos;
    });
}

void add_rows(const Incidents& incidents, bool placed, FollowUpData& data) {
    const FollowUpPeriods periods = data.design.periods();
    for (const Incident& incident : incidents.all) {
        const auto period = periods.of(local_day_of(incident));
        if (!period) continue;
        PlacedRows& rows = *period == FollowUpPeriod::before ? data.rows_before : data.rows_after;
        ++(placed ? rows.placed : rows.unplaced);
    }
}

void count_placed_rows(const FollowUpTask& task, const ReadContext& reading,
                       const ReadReport& report, FollowUpData& data) {
    const IncidentFilter filter = filter_of(task.filter, task.incidents.timezone);
    if (filter.darkness) return;
    add_rows(data.incidents, true, data);
    if (!skips_for_want_of_place(report)) return;
    add_rows(filter_incidents(read_unplaced_incidents(task.incidents, reading), filter).kept, false,
             data);
}

/// Says where the register seems to begin after a period does, or to end before.
void note_gaps(const std::string& which, local_days from, local_days to, local_days first,
               local_days last, double per_day, std::vector<std::string>& notes) {
    const auto tell = [&](const std::string& what, std::chrono::days gap) {
        if (static_cast<double>(gap.count()) * per_day <= expected_in_a_telling_gap) return;
        notes.push_back("the period " + which + " " + what + ", " +
                        grouped(static_cast<long long>(gap.count())) +
                        " days without any incident: its counts may be too small");
    };
    tell("begins on " + day_text(from) + ", the incidents only on " + day_text(first),
         first - from);
    tell("ends on " + day_text(to) + ", the incidents already on " + day_text(last),
         to - (last + std::chrono::days{1}));
}

void require_incidents(const FollowUpData& data, const std::string& source,
                       std::vector<std::string>& notes) {
    const FollowUpPeriods periods = data.design.periods();
    const std::vector<Incident>& all = data.incidents.all;
    if (all.empty())
        throw InputError(source, "there is no incident to count",
                         "check the filter and the field of the time (--time)");
    local_days first = local_day_of(all.front()), last = first;
    for (const Incident& incident : all) {
        first = std::min(first, local_day_of(incident));
        last = std::max(last, local_day_of(incident));
    }
    const auto require = [&](const char* which, local_days from, local_days to) {
        if (first < to && last >= from) return;
        throw InputError(source,
                         std::string("no incident lies in the period ") + which + " (" +
                             day_text(from) + " to " + day_text(to) + "); they go from " +
                             day_text(first) + " to " + day_text(last),
                         "give another --date, --before-days or --after-days");
    };
    require("before", periods.before_from, periods.before_to);
    require("after", periods.after_from, periods.after_to);
    const double per_day = static_cast<double>(all.size()) /
                           static_cast<double>((last - first + std::chrono::days{1}).count());
    note_gaps("before", periods.before_from, periods.before_to, first, last, per_day, notes);
    note_gaps("after", periods.after_from, periods.after_to, first, last, per_day, notes);
}

void note_kinds_of_rows(const std::vector<Incident>& incidents, const FollowUpPeriods& periods,
                        std::vector<std::string>& notes) {
    long long with_interval = 0, in_parts = 0;
    for (const Incident& incident : incidents) {
        if (!periods.of(local_day_of(incident))) continue;
        with_interval += incident.when->to > incident.when->from ? 1 : 0;
        in_parts += incident.weight != std::floor(incident.weight) ? 1 : 0;
    }
    if (with_interval > 0)
        notes.push_back(grouped(with_interval) +
                        " incidents with an interval of time count where it begins");
    if (in_parts > 0)
        notes.push_back(grouped(in_parts) +
                        " incidents have weights that are not whole; intervals take the sums for "
                        "counts");
}

}  // namespace

std::vector<OtherControl> fit_controls(const FollowUpData& data) {
    const FollowUpAreas& areas = data.design.areas;
    std::vector<OtherControl> fit;
    for (const OtherControl& candidate : data.candidates)
        if (distance_between_m(candidate.shape, areas.treated) > areas.displacement.ring_m)
            fit.push_back(candidate);
    return fit;
}

std::string day_text(local_days day) {
    const std::chrono::year_month_day date(day);
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

FollowUpData read_follow_up(const FollowUpTask& task, const ReadContext& reading,
                            ReadReport& report, std::vector<std::string>& notes) {
    FollowUpData data;
    IncidentNeeds needs;
    needs.time = true;
    data.incidents = read_filtered(task.incidents, reading, task.filter, needs, report).incidents;
    take_first_report(report, reading, notes);
    FollowUpDesign& design = data.design;
    design.date = local_days{task.date};
    design.before_days = task.before_days;
    design.after_days = task.after_days;
    design.installation_days = task.installation_days;
    design.areas.treated = read_polygons(task.treated, "treated area", reading, notes);
    design.areas.control = read_polygons(task.control, "control", reading, notes);
    design.areas.displacement = surroundings_of(task.buffer, "displacement area", reading, notes);
    design.areas.control_displacement =
        surroundings_of(task.control_buffer, "the control's displacement area", reading, notes);
    data.reference = areas_of(task.reference, "reference places", reading, notes);
    for (Area& area : areas_of(task.control_candidates, "control candidates", reading, notes))
        data.candidates.push_back({std::move(area.name), std::move(area.shape)});
    require_incidents(data, task.incidents.source, notes);
    note_kinds_of_rows(data.incidents.all, design.periods(), notes);
    count_placed_rows(task, reading, report, data);
    return data;
}

}  // namespace tk::cli
