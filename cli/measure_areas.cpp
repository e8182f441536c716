#include "cli/measure_areas.h"

#include <algorithm>
#include <utility>

#include "cli/reading.h"
#include "layers/read_measure_area.h"

namespace tk::cli {
namespace {

const Assessment* plan_named(const StudyResult& result, const std::string& name) {
    const auto found =
        std::find_if(result.plans.begin(), result.plans.end(),
                     [&](const PlanResult& plan) { return plan.scenario.name == name; });
    return found == result.plans.end() ? nullptr : &found->after;
}

const char* made_of_word(MeasureAreaFrom from) {
    switch (from) {
        case MeasureAreaFrom::own: return "own";
        case MeasureAreaFrom::made_lighter: return "made lighter";
        case MeasureAreaFrom::newly_watched: return "newly watched";
        case MeasureAreaFrom::follow_up: return "follow-up";
        case MeasureAreaFrom::none: break;
    }
    return "";
}

std::string no_area_words(NoMeasureArea why, const StudyMeasure& measure) {
    const std::string scenario = "its scenario '" + measure.scenario + "'";
    const Surface surface = surface_of_measure(measure).value_or(Surface::light);
    switch (why) {
        case NoMeasureArea::none: return "";
        case NoMeasureArea::plan_not_computed: return scenario + " is not computed";
        case NoMeasureArea::no_surface:
            return "the study has no surface of " + std::string(surface_name(surface));
        case NoMeasureArea::nothing_changes:
            return scenario + " makes no ground " +
                   (surface == Surface::light ? "lighter" : "watched that is not");
        case NoMeasureArea::not_said: break;
    }
    return "it has no area of its own, and none follows from its kind and scenario";
}

}  // namespace

StudyMeasureArea area_of_measure(const StudyMeasure& measure, const StudyResult& result,
                                 std::vector<std::string>& notes) {
    ReadMeasureArea read =
        read_measure_area(measure, result.study, result.loaded, result.today.get(),
                          plan_named(result, measure.scenario));
    if (!read.report.source.empty()) {
        read.report.role = "area of measure " + measure.id;
        take_further_report(read.report, notes);
    }
    return {std::move(read.area), made_of_word(read.from), no_area_words(read.why_none, measure)};
}

}  // namespace tk::cli
