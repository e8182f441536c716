#include "viewer/background/follow_up_work.h"

#include <algorithm>
#include <array>

#include "engine/core/input_error.h"
#include "engine/grid/contour_lines.h"
#include "engine/town/local_day.h"
#include "layers/read_areas.h"
#include "layers/read_filtered.h"
#include "layers/read_unplaced.h"
#include "viewer/text/fill_in.h"
#include "viewer/text/reader_words.h"
#include "viewer/text/translation.h"

namespace tk {
namespace {

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

/// Both periods must hold some: else the data do not reach there.
void require_both_periods(const std::vector<Incident>& incidents, FollowUpAnswer& answer) {
    const FollowUpPeriods periods = answer.design.periods();
    std::size_t before = 0, after = 0;
    for (const Incident& incident : incidents)
        if (const auto period = periods.of(local_day_of(incident)))
            ++(*period == FollowUpPeriod::before ? before : after);
    if (before == 0)
        answer.problem = tr("No incident lies in the period before the date.");
    else if (after == 0)
        answer.problem = tr("No incident lies in the period after the date.");
}

void count_rows_without_place(const std::vector<Incident>& incidents, const StudyFollowUp& asked,
                              const ReadContext& context, FollowUpAnswer& answer) {
    const FollowUpPeriods periods = answer.design.periods();
    PlacedRows before, after;
    const auto count = [&](const Incident& incident, bool placed) {
        const auto period = periods.of(local_day_of(incident));
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
}

void compute_follow_up(const StudyFollowUp& asked, FollowUpAnswer& answer) {
    // What the study was read with told another reading how far it had come.
    ReadContext context = answer.wish.loaded->context;
    context.progress = nullptr;
    answer.design = design_of(asked, context);
    answer.ring = ring_around(answer.design.areas.treated, answer.design.areas.displacement.ring_m);
    answer.categories = asked.categories;
    const std::vector<Incident> incidents = dated_incidents(asked, context, answer);
    require_both_periods(incidents, answer);
    if (!answer.problem.empty()) return;
    count_rows_without_place(incidents, asked, context, answer);
    answer.found =
        evaluate_follow_up(incidents, answer.design,
                           {.overdispersion = asked.overdispersion, .placed = answer.placed});
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
