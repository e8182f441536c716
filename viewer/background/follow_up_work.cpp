#include "viewer/background/follow_up_work.h"

#include <algorithm>
#include <array>

#include "engine/core/input_error.h"
#include "engine/grid/contour_lines.h"
#include "viewer/text/fill_in.h"
#include "viewer/text/reader_words.h"
#include "viewer/text/translation.h"

namespace tk {
namespace {

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

/// Why there is nothing to count; empty: there is.
std::string reach_words(FollowUpReach reach) {
    switch (reach) {
        case FollowUpReach::no_incidents: return tr("No incident is of its categories.");
        case FollowUpReach::nothing_before:
            return tr("No incident lies in the period before the date.");
        case FollowUpReach::not_yet:
        case FollowUpReach::both_periods: break;
    }
    return {};
}

void compute_follow_up(const StudyFollowUp& asked, FollowUpAnswer& answer) {
    const Study& study = *answer.wish.study;
    const LoadedStudy& loaded = *answer.wish.loaded;
    const FollowUpData data =
        read_follow_up(follow_up_request(study, asked, loaded), loaded.context);
    answer.design = data.design;
    answer.ring = ring_around(data.design.areas.treated, data.design.areas.displacement.ring_m);
    answer.categories = asked.categories;
    answer.left_out = static_cast<std::size_t>(data.incidents_report.skipped_rows());
    answer.gaps = data.gaps;
    answer.digest = digest_of_design(study, asked, data.design.areas);
    answer.lock = design_lock(asked, answer.digest);
    answer.problem = reach_words(data.reach);
    if (!answer.problem.empty()) return;
    answer.still_to_come = data.reach == FollowUpReach::not_yet;
    if (answer.still_to_come) {
        answer.outlook =
            outlook_of(data, asked.overdispersion, controls_from_areas(loaded.town->areas()));
        return;
    }
    answer.placed = compare_placed_share(data.rows_before, data.rows_after);
    answer.found =
        evaluate_follow_up(data.incidents.all, answer.design,
                           {.overdispersion = asked.overdispersion, .placed = answer.placed});
}

/// What the study's table lacks; empty: nothing.
std::string lacking_words(const StudyFollowUp* asked) {
    if (asked == nullptr) return tr("The study has no such follow-up.");
    const std::string key = lacking_key(*asked);
    if (key.empty()) return {};
    return fill_in(tr("Its table in the study's file has no {}."), {key});
}

}  // namespace

FollowUpAnswer find_follow_up(const FollowUpWish& wish) {
    FollowUpAnswer answer;
    answer.wish = wish;
    if (wish.study == nullptr) return answer;
    const StudyFollowUp* asked = follow_up_called(*wish.study, wish.name);
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
