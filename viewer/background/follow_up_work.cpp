#include "viewer/background/follow_up_work.h"

#include <algorithm>
#include <array>

#include "engine/core/input_error.h"
#include "engine/follow_up/overdispersion.h"
#include "engine/grid/contour_lines.h"
#include "layers/read_areas.h"
#include "layers/read_filtered.h"
#include "layers/read_unplaced.h"
#include "viewer/text/fill_in.h"
#include "viewer/text/reader_words.h"
#include "viewer/text/translation.h"

namespace tk {
namespace {

/// With fewer degrees of freedom the overdispersion itself is chance.
constexpr std::size_t fewest_freedoms = 10;
/// As two periods of half a year that are a month apart in the year.
constexpr double telling_season_difference = 0.15;

MultiPolygon followed_polygons(const std::string& source, const ReadContext& context) {
    LayerRequest request;
    request.source = source;
    ReadReport report;
    return read_boundary(request, context, report);
}

Surroundings followed_surroundings(const std::string& source, double ring_m,
                                   const ReadContext& context) {
    if (source.empty()) return {{}, ring_m};
    return {followed_polygons(source, context), 0.0};
}

FollowUpDesign design_of(const StudyFollowUp& asked, const ReadContext& context) {
    FollowUpDesign design;
    design.areas.treated = followed_polygons(asked.treated, context);
    design.areas.control = followed_polygons(asked.control, context);
    design.areas.displacement = followed_surroundings(asked.buffer, asked.buffer_m, context);
    design.areas.control_displacement = followed_surroundings(asked.control_buffer, 0.0, context);
    design.date = std::chrono::local_days{*asked.date};
    design.before_days = asked.before_days;
    design.after_days = asked.after_days;
    return design;
}

/// Where it is `ring_m` to the area, as lines.
std::vector<Line> ring_around(const MultiPolygon& area, double ring_m) {
    std::vector<Line> lines;
    if (area.empty() || !(ring_m > 0.0)) return lines;
    constexpr double cells_across = 160.0, beyond = 1.2;
    const Extent around = extent_of(area).grown(beyond * ring_m);
    const double side_m = std::max(around.east_m - around.west_m, around.north_m - around.south_m);
    const GridSpec spec = grid_covering(around, side_m / cells_across);
    Grid<float> nearness(spec);
    for (int row = 0; row < spec.rows; ++row)
        for (int col = 0; col < spec.cols; ++col)
            nearness(row, col) =
                static_cast<float>(ring_m - distance_to_polygons_m(spec.centre_of(row, col), area));
    constexpr std::array at_the_edge{0.0};
    for (ContourLine& line : contour_lines(nearness, at_the_edge))
        lines.push_back(std::move(line.points));
    return lines;
}

StudyFilter filter_of_follow_up(const StudyFollowUp& asked) {
    StudyFilter filter;
    filter.categories = asked.categories;
    return filter;
}

std::vector<Incident> dated_incidents(const StudyFollowUp& asked, const ReadContext& context,
                                      FollowUpAnswer& answer) {
    IncidentNeeds needs;
    needs.time = true;
    ReadReport report;
    Incidents read = read_filtered(*answer.wish.study->layer("incidents"), context,
                                   filter_of_follow_up(asked), needs, report)
                         .incidents;
    answer.left_out = static_cast<std::size_t>(report.skipped_rows());
    return std::move(read.all);
}

std::chrono::local_days day_of_incident(const Incident& incident) {
    return std::chrono::floor<std::chrono::days>(incident.when->local());
}

/// Both periods must hold some: else the data do not reach there.
void require_both_periods(const std::vector<Incident>& incidents, FollowUpAnswer& answer) {
    std::size_t before = 0, after = 0;
    for (const Incident& incident : incidents)
        if (const auto period = answer.periods.of(day_of_incident(incident)))
            ++(*period == FollowUpPeriod::before ? before : after);
    if (before == 0)
        answer.problem = tr("No incident lies in the period before the date.");
    else if (after == 0)
        answer.problem = tr("No incident lies in the period after the date.");
}

void count_rows_without_place(const std::vector<Incident>& incidents, const StudyFollowUp& asked,
                              const ReadContext& context, FollowUpAnswer& answer) {
    PlacedRows before, after;
    const auto count = [&](const Incident& incident, bool placed) {
        const auto period = answer.periods.of(day_of_incident(incident));
        if (!period) return;
        PlacedRows& rows = *period == FollowUpPeriod::before ? before : after;
        ++(placed ? rows.placed : rows.unplaced);
    };
    for (const Incident& incident : incidents) count(incident, true);
    if (answer.left_out > 0) {
        const LayerRequest& request = *answer.wish.study->layer("incidents");
        const Incidents unplaced = read_unplaced_incidents(request, context);
        const IncidentFilter filter = filter_of(filter_of_follow_up(asked), request.timezone);
        for (const Incident& incident : filter_incidents(unplaced, filter).kept.all)
            if (incident.when) count(incident, false);
    }
    answer.placed = compare_placed_share(before, after);
    answer.doubts.places_are_lost = answer.placed.alarm;
}

void take_overdispersion(const std::optional<double>& given, FollowUpAnswer& answer) {
    if (given) {
        answer.overdispersion = *given;
        return;
    }
    constexpr FollowUpZone compared[] = {FollowUpZone::treated, FollowUpZone::control};
    const Overdispersion found = estimate_overdispersion(answer.counts.by_period(compared));
    answer.overdispersion_is_assumed = found.degrees_of_freedom < fewest_freedoms;
    answer.overdispersion = answer.overdispersion_is_assumed
                                ? FollowUpQuestion::usual_overdispersion
                                : std::max(1.0, found.phi);
}

void take_sensitivity(const std::vector<Incident>& incidents, FollowUpAnswer& answer) {
    SensitivityOptions options;
    options.overdispersion = answer.overdispersion;
    for (const Incident& incident : incidents) {
        const auto day = day_of_incident(incident);
        const auto next = day + std::chrono::days{1};
        options.data_from = options.data_from ? std::min(*options.data_from, day) : day;
        options.data_to = options.data_to ? std::max(*options.data_to, next) : next;
    }
    answer.sensitivity = follow_up_sensitivity(incidents, answer.design, options);
    for (const SensitivityRow& row : answer.sensitivity) {
        if (row.choice == DesignChoice::buffer) continue;
        ++answer.doubts.other_choices;
        answer.doubts.disagreeing_choices += disagrees(row, answer.findings) ? 1 : 0;
    }
}

void compute_follow_up(const StudyFollowUp& asked, FollowUpAnswer& answer) {
    // What the study was read with told another reading how far it had come.
    ReadContext context = answer.wish.loaded->context;
    context.progress = nullptr;
    answer.design = design_of(asked, context);
    answer.ring = ring_around(answer.design.areas.treated, answer.design.areas.displacement.ring_m);
    answer.categories = asked.categories;
    const std::vector<Incident> incidents = dated_incidents(asked, context, answer);
    answer.periods = answer.design.periods();
    require_both_periods(incidents, answer);
    if (!answer.problem.empty()) return;
    count_rows_without_place(incidents, asked, context, answer);
    const FollowUpZones zones = zones_of(incidents, answer.design.areas);
    answer.counts = count_by_period(incidents, zones.of, answer.periods);
    answer.by_area = area_counts(answer.counts, answer.design.areas);
    take_overdispersion(asked.overdispersion, answer);
    FollowUpQuestion question{
        answer.by_area, weights_of(answer.periods), answer.overdispersion, {}};
    answer.findings = findings_of(question);
    answer.doubts.seasons_differ = season_difference(answer.periods) > telling_season_difference;
    take_sensitivity(incidents, answer);
}

/// What the study's table lacks; empty: nothing.
std::string lacking_words(const StudyFollowUp* asked) {
    if (asked == nullptr) return tr("The study has no such follow-up.");
    const char* key = asked->treated.empty()   ? "treated"
                      : asked->control.empty() ? "control"
                      : !asked->date           ? "date"
                                               : nullptr;
    if (key == nullptr) return {};
    return fill_in(tr("Its table in the study's file has no {}."), {key});
}

}  // namespace

FollowUpAnswer find_follow_up(const FollowUpWish& wish) {
    FollowUpAnswer answer;
    answer.wish = wish;
    if (wish.study == nullptr) return answer;
    const auto& all = wish.study->follow_ups;
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const StudyFollowUp& f) { return f.name == wish.name; });
    const StudyFollowUp* asked = found == all.end() ? nullptr : &*found;
    answer.problem = lacking_words(asked);
    if (!answer.problem.empty()) return answer;
    try {
        compute_follow_up(*asked, answer);
    } catch (const InputError& error) {
        answer.problem = error_words(error);
    }
    return answer;
}

void FollowUpWork::follow(const FollowUpWish& wish) {
    latest_.follow(wish,
                   [](const FollowUpWish& wished, const std::shared_ptr<const FollowUpAnswer>&) {
                       return std::make_shared<const FollowUpAnswer>(find_follow_up(wished));
                   });
}

}  // namespace tk
