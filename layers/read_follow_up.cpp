#include "layers/read_follow_up.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engine/town/incident_filter.h"
#include "engine/town/local_day.h"
#include "layers/read_areas.h"
#include "layers/read_filtered.h"
#include "layers/read_unplaced.h"
#include "layers/treated_cameras.h"

namespace tk {
namespace {

using std::chrono::local_days;

/// As unlikely a silence as this is the register's, not the streets'.
constexpr double expected_in_a_telling_gap = 7.0;

LayerRequest polygon_source(const std::string& source) {
    LayerRequest request;
    request.source = source;
    return request;
}

/// Reads the polygons of a design one after the other, and keeps what happened to their rows.
class FollowUpAreaReader {
public:
    explicit FollowUpAreaReader(const ReadContext& reading) : reading_(reading) {}

    MultiPolygon polygons(const std::string& source, FollowUpSource role) {
        ReadReport report;
        MultiPolygon read = read_boundary(polygon_source(source), reading_, report);
        reports.emplace_back(role, std::move(report));
        return read;
    }
    Surroundings surroundings(const SurroundingsSource& asked, FollowUpSource role) {
        if (asked.source.empty()) return {{}, asked.ring_m};
        return {polygons(asked.source, role), 0.0};
    }
    std::vector<Area> areas(const std::string& source, FollowUpSource role) {
        if (source.empty()) return {};
        ReadReport report;
        std::vector<Area> read = read_areas(polygon_source(source), reading_, report);
        reports.emplace_back(role, std::move(report));
        return read;
    }

    std::vector<std::pair<FollowUpSource, ReadReport>> reports;

private:
    const ReadContext& reading_;
};

FollowUpAreas design_areas(const FollowUpRequest& request, FollowUpAreaReader& reader) {
    FollowUpAreas areas;
    areas.treated = request.seen_by_cameras
                        ? *request.seen_by_cameras
                        : reader.polygons(request.treated, FollowUpSource::treated);
    areas.control = reader.polygons(request.control, FollowUpSource::control);
    areas.displacement = reader.surroundings(request.buffer, FollowUpSource::displacement);
    areas.control_displacement =
        reader.surroundings(request.control_buffer, FollowUpSource::control_displacement);
    return areas;
}

void find_days(FollowUpData& data) {
    for (const Incident& incident : data.incidents.all) {
        const local_days day = local_day_of(incident);
        if (!data.days) data.days = {day, day};
        data.days->first = std::min(data.days->first, day);
        data.days->second = std::max(data.days->second, day);
    }
}

FollowUpReach reach_of(const FollowUpData& data) {
    if (!data.days) return FollowUpReach::no_incidents;
    const FollowUpPeriods periods = data.design.periods();
    const auto& [first, last] = *data.days;
    if (first >= periods.before_to || last < periods.before_from)
        return FollowUpReach::nothing_before;
    return last < periods.after_from ? FollowUpReach::not_yet : FollowUpReach::both_periods;
}

/// Where the register seems to begin after a period does, or to end before.
void find_gaps(FollowUpPeriod period, local_days from, local_days to, FollowUpData& data) {
    const auto& [first, last] = *data.days;
    const local_days end = last + std::chrono::days{1};
    const double a_day =
        static_cast<double>(data.incidents.all.size()) / static_cast<double>((end - first).count());
    const auto add = [&](bool at_begin, local_days edge, local_days incident,
                         std::chrono::days silent) {
        if (static_cast<double>(silent.count()) * a_day > expected_in_a_telling_gap)
            data.gaps.push_back({period, at_begin, edge, incident, silent});
    };
    add(true, from, first, first - from);
    add(false, to, last, to - end);
}

void find_all_gaps(FollowUpData& data) {
    const FollowUpPeriods periods = data.design.periods();
    find_gaps(FollowUpPeriod::before, periods.before_from, periods.before_to, data);
    if (data.reach == FollowUpReach::both_periods)
        find_gaps(FollowUpPeriod::after, periods.after_from, periods.after_to, data);
}

void find_kinds_of_rows(FollowUpData& data) {
    const FollowUpPeriods periods = data.design.periods();
    for (const Incident& incident : data.incidents.all) {
        if (!periods.of(local_day_of(incident))) continue;
        data.with_interval += incident.when->to > incident.when->from ? 1 : 0;
        data.weighted_parts += incident.weight != std::floor(incident.weight) ? 1 : 0;
    }
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

void count_placed_rows(const FollowUpRequest& request, const ReadContext& reading,
                       FollowUpData& data) {
    const IncidentFilter filter = filter_of(request.filter, request.incidents.timezone);
    if (filter.darkness) return;
    add_rows(data.incidents, true, data);
    if (!skips_for_want_of_place(data.incidents_report)) return;
    add_rows(filter_incidents(read_unplaced_incidents(request.incidents, reading), filter).kept,
             false, data);
}

}  // namespace

std::string lacking_key(const StudyFollowUp& follow_up) {
    if (follow_up.treated.empty() && !follow_up.by_cameras()) return "treated";
    if (follow_up.control.empty()) return "control";
    return follow_up.date ? "" : "date";
}

const StudyFollowUp* follow_up_called(const Study& study, const std::string& name) {
    const auto found = std::find_if(study.follow_ups.begin(), study.follow_ups.end(),
                                    [&](const StudyFollowUp& one) { return one.name == name; });
    return found == study.follow_ups.end() ? nullptr : &*found;
}

FollowUpRequest follow_up_request(const Study& study, const StudyFollowUp& follow_up,
                                  const LoadedStudy& loaded, const Progress& progress) {
    FollowUpRequest request;
    request.incidents = *study.layer("incidents");
    request.filter.categories = follow_up.categories;
    request.treated = follow_up.treated;
    if (follow_up.by_cameras())
        request.seen_by_cameras = treated_by_cameras(study, follow_up, loaded, progress);
    request.control = follow_up.control;
    request.buffer = {follow_up.buffer.empty() ? follow_up.buffer_m : 0.0, follow_up.buffer};
    request.control_buffer = {0.0, follow_up.control_buffer};
    request.date = *follow_up.date;
    request.before_days = follow_up.before_days;
    request.after_days = follow_up.after_days;
    return request;
}

ReadFollowUpAreas read_follow_up_areas(const FollowUpRequest& request, const ReadContext& reading) {
    FollowUpAreaReader reader(reading);
    ReadFollowUpAreas read;
    read.areas = design_areas(request, reader);
    read.reports = std::move(reader.reports);
    return read;
}

FollowUpData read_follow_up(const FollowUpRequest& request, const ReadContext& reading) {
    FollowUpData data;
    IncidentNeeds needs;
    needs.time = true;
    data.incidents =
        read_filtered(request.incidents, reading, request.filter, needs, data.incidents_report)
            .incidents;
    FollowUpDesign& design = data.design;
    design.date = local_days{request.date};
    design.before_days = request.before_days;
    design.after_days = request.after_days;
    design.installation_days = request.installation_days;
    FollowUpAreaReader reader(reading);
    design.areas = design_areas(request, reader);
    data.reference = reader.areas(request.reference, FollowUpSource::reference);
    data.candidates =
        controls_from_areas(reader.areas(request.control_candidates, FollowUpSource::candidates));
    data.area_reports = std::move(reader.reports);
    find_days(data);
    data.reach = reach_of(data);
    if (data.reach == FollowUpReach::no_incidents || data.reach == FollowUpReach::nothing_before)
        return data;
    find_all_gaps(data);
    find_kinds_of_rows(data);
    count_placed_rows(request, reading, data);
    return data;
}

FollowUpOutlook outlook_of(const FollowUpData& data, const std::optional<double>& overdispersion,
                           std::span<const OtherControl> candidates) {
    OutlookOptions options;
    options.overdispersion = overdispersion;
    options.candidates = candidates;
    for (const RegisterGap& gap : data.gaps) {
        if (gap.period != FollowUpPeriod::before) continue;
        if (gap.at_begin)
            options.known_from = gap.incident;
        else
            options.known_to = gap.incident + std::chrono::days{1};
    }
    return follow_up_outlook(data.incidents.all, data.design, options);
}

std::vector<OtherControl> fit_controls(const FollowUpData& data) {
    const FollowUpAreas& areas = data.design.areas;
    std::vector<OtherControl> fit;
    for (const OtherControl& candidate : data.candidates)
        if (distance_between_m(candidate.shape, areas.treated) > areas.displacement.ring_m)
            fit.push_back(candidate);
    return fit;
}

std::vector<OtherControl> controls_from_areas(const std::vector<Area>& areas) {
    std::vector<OtherControl> controls;
    for (const Area& area : areas) controls.push_back({area.name, area.shape});
    return controls;
}

std::string day_text(local_days day) {
    const std::chrono::year_month_day date(day);
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

}  // namespace tk
