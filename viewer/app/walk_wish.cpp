#include "viewer/app/walk_wish.h"

#include <algorithm>

#include "engine/analyses/path_points.h"
#include "viewer/session/compared_sides.h"

namespace tk {
namespace {

/// A very long walk has longer steps: a chart has no more points.
constexpr double most_walk_steps = 4000.0;

bool can_judge(const Town& town, const CameraCoverageOptions& options) {
    return options.rule != PixelDensityRule::on_axis ||
           std::all_of(town.cameras().begin(), town.cameras().end(),
                       [](const Camera& c) { return c.focal_length_mm && c.sensor_width_mm; });
}

void ask_who_sees(const Study& study, WalkWish& wish) {
    SightlinesAnalysis asked;
    if (study.sightlines) asked = *study.sightlines;
    if (asked.observers == "windows") wish.watchers.observers = Observers::windows;
    if (asked.observers == "entrances") wish.watchers.observers = Observers::entrances;
    if (asked.time_of_day == "night") wish.watchers.facade.hours = WatchHours::night;
    wish.options.sightlines->reach_m = asked.reach_m;
    wish.options.sightlines->eye_height_m = asked.eye_height_m;
    const auto has_watchers = [](const Town& town) {
        return !town.buildings().empty() || !town.developments().empty() ||
               !town.entrances().empty();
    };
    if (!has_watchers(*wish.before) && (wish.after == nullptr || !has_watchers(*wish.after)))
        wish.options.sightlines.reset();
}

}  // namespace

WalkWish walk_wish(const Session& session, const ViewState& view,
                   const std::shared_ptr<const FilteredIncidents>& shown,
                   const std::function<std::shared_ptr<const Town>(const std::string&)>& town_of) {
    WalkWish wish;
    const bool looked_at =
        view.bottom == BottomPanel::walk && view.panels.bottom_open && !view.meeting;
    if (session.loaded == nullptr || view.walk.empty() || !looked_at) return wish;
    const ComparedSides sides = compared_sides(session, view);
    wish.line = view.walk;
    wish.before = town_of(sides.before);
    if (!(sides.before == sides.after)) wish.after = town_of(sides.after);
    if (shown != nullptr) wish.shown = {shown, &shown->kept};
    wish.options.step_m = std::max(1.0, length_m(view.walk) / most_walk_steps);
    const AssessmentParameters& parameters = session.loaded->parameters;
    wish.options.light.reset();
    if (parameters.light) wish.options.light = parameters.light->options;
    wish.options.cameras.reset();
    if (parameters.cameras && can_judge(*wish.before, parameters.cameras->options) &&
        (wish.after == nullptr || can_judge(*wish.after, parameters.cameras->options)))
        wish.options.cameras = parameters.cameras->options;
    ask_who_sees(*session.study, wish);
    return wish;
}

}  // namespace tk
