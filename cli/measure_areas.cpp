#include "cli/measure_areas.h"

#include <algorithm>

#include "cli/reading.h"

namespace tk::cli {
namespace {

const PlanResult* plan_named(const StudyResult& result, const std::string& name) {
    const auto found =
        std::find_if(result.plans.begin(), result.plans.end(),
                     [&](const PlanResult& plan) { return plan.scenario.name == name; });
    return found == result.plans.end() ? nullptr : &*found;
}

StudyMeasureArea ground_of_plan(const StudyMeasure& measure, const StudyResult& result) {
    const PlanResult* plan = plan_named(result, measure.scenario);
    if (plan == nullptr) return {{}, "", "its scenario '" + measure.scenario + "' is not computed"};
    const bool is_light = measure.kind == "lighting";
    const Surface which = is_light ? Surface::light : Surface::cameras;
    const auto before = result.today->surface(which), after = plan->after.surface(which);
    if (!before || !after)
        return {{}, "", "the study has no surface of " + std::string(surface_name(which))};
    MeasureArea ground =
        is_light ? ground_made_lighter(*before, *after)
                 : ground_newly_watched(
                       *before, *after,
                       density_classes(result.today->parameters().cameras->options.standard)
                           .front()
                           .pixels_per_m);
    if (ground.empty())
        return {{},
                "",
                "its scenario '" + measure.scenario + "' makes no ground " +
                    (is_light ? "lighter" : "watched that is not")};
    return {std::move(ground), is_light ? "made lighter" : "newly watched", ""};
}

}  // namespace

const StudyFollowUp* follow_up_named(const Study& study, const std::string& name) {
    for (const StudyFollowUp& follow_up : study.follow_ups)
        if (!name.empty() && follow_up.name == name) return &follow_up;
    return nullptr;
}

StudyMeasureArea area_of_measure(const StudyMeasure& measure, const StudyResult& result,
                                 std::vector<std::string>& notes) {
    const ReadContext& reading = result.loaded.context;
    const std::string role = "area of measure " + measure.id;
    if (!measure.area.empty())
        return {MeasureArea(read_polygons(measure.area, role, reading, notes)), "own", ""};
    if (!measure.scenario.empty() && (measure.kind == "lighting" || measure.kind == "cameras"))
        return ground_of_plan(measure, result);
    const StudyFollowUp* follow_up = follow_up_named(result.study, measure.follow_up);
    if (follow_up != nullptr && !follow_up->treated.empty())
        return {MeasureArea(read_polygons(follow_up->treated, role, reading, notes)), "follow-up",
                ""};
    return {{}, "", "it has no area of its own, and none follows from its kind and scenario"};
}

}  // namespace tk::cli
