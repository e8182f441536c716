#include "viewer/app/walk_wish.h"

#include <algorithm>

#include "engine/analyses/path_points.h"
#include "engine/surfaces/surveillance.h"
#include "viewer/session/compared_sides.h"

namespace tk {
namespace {

/// A very long walk has longer steps: a chart has no more points.
constexpr double most_walk_steps = 4000.0;

template <class Holds>
bool any_town(const WalkWish& wish, Holds holds) {
    return holds(*wish.before) || (wish.after != nullptr && holds(*wish.after)) ||
           std::any_of(wish.others.begin(), wish.others.end(),
                       [&](const WalkSide& side) { return holds(*side.town); });
}

bool can_judge(const Town& town, const CameraCoverageOptions& options) {
    return options.rule != PixelDensityRule::on_axis ||
           std::all_of(town.cameras().begin(), town.cameras().end(),
                       [](const Camera& c) { return c.focal_length_mm && c.sensor_width_mm; });
}

void ask_who_sees(const SurveillanceOptions& asked, WalkWish& wish) {
    wish.watchers.observers = asked.observers;
    wish.watchers.facade = asked.facade;
    wish.options.sightlines = asked.sightlines;
    const bool somebody = any_town(wish, [](const Town& town) {
        return !town.buildings().empty() || !town.developments().empty() ||
               !town.entrances().empty();
    });
    if (!somebody) wish.options.sightlines.reset();
}

/// What the maps show besides what is compared.
std::vector<std::string> other_plans(const Session& session, const ViewState& view,
                                     const ComparedSides& compared) {
    std::vector<std::string> others;
    if (view.compare == CompareMode::one) return others;
    const int shown = view.compare == CompareMode::side ? view.side_count : 2;
    for (int i = 0; i < shown; ++i) {
        const std::string& plan = view.sides[static_cast<std::size_t>(i)].scenario;
        if (plan == compared.before || plan == compared.after) continue;
        if (!plan.empty() && session.plan(plan) == nullptr) continue;
        if (std::find(others.begin(), others.end(), plan) == others.end()) others.push_back(plan);
    }
    return others;
}

}  // namespace

WalkWish walk_wish(const Session& session, const ViewState& view,
                   const std::shared_ptr<const FilteredIncidents>& shown,
                   const std::function<std::shared_ptr<const Town>(const std::string&)>& town_of) {
    WalkWish wish;
    const bool looked_at =
        view.bottom == BottomPanel::walk && view.panels.bottom_open && !view.meeting;
    if (session.loaded == nullptr || view.walk.empty() || !looked_at) return wish;
    ComparedSides sides = compared_sides(session, view);
    std::vector<std::string> others = other_plans(session, view, sides);
    // Another of the maps may have been chosen to lie over the first.
    if (view.walk_over)
        for (std::string& plan : others)
            if (plan == *view.walk_over) {
                std::swap(plan, sides.after);
                break;
            }
    wish.line = view.walk;
    wish.before_plan = sides.before;
    wish.after_plan = sides.after;
    wish.before = town_of(sides.before);
    if (!(sides.before == sides.after)) wish.after = town_of(sides.after);
    for (const std::string& plan : others) wish.others.push_back({plan, town_of(plan)});
    if (shown != nullptr) wish.shown = {shown, &shown->kept};
    wish.options.step_m = std::max(1.0, length_m(view.walk) / most_walk_steps);
    const AssessmentParameters& parameters = session.loaded->parameters;
    wish.options.light.reset();
    if (parameters.light) {
        wish.options.light = parameters.light->options;
        if (view.light_minute) wish.options.light->minute_of_day = view.light_minute;
    }
    wish.options.cameras.reset();
    if (parameters.cameras && !any_town(wish, [&](const Town& town) {
            return !can_judge(town, parameters.cameras->options);
        }))
        wish.options.cameras = parameters.cameras->options;
    ask_who_sees(surveillance_options(session), wish);
    return wish;
}

}  // namespace tk
