#include "layers/read_developments.h"

#include <algorithm>

#include "engine/visibility/obstacles.h"
#include "layers/read_points.h"

namespace tk {

namespace {

std::optional<DevelopmentAction> action_called(const std::string& name) {
    const std::string key = field_key(name);
    const auto starts = [&](std::string_view part) { return key.rfind(part, 0) == 0; };
    if (starts("build") || starts("bygg") || starts("nybygg") || starts("new"))
        return DevelopmentAction::build;
    if (starts("demol") || starts("riv")) return DevelopmentAction::demolish;
    if (starts("open") || starts("oppn")) return DevelopmentAction::open;
    return std::nullopt;
}

/// As read_developments() says.
std::string take_planned_height(Development& development, const LayerRows& row,
                                const RowFill& fill) {
    std::string reason = take_number(row.length("allowed_height"), development.allowed_height_m, {},
                                     "allowed height");
    if (!reason.empty()) return reason;
    const bool stated = row.length("height").state != ValueState::missing;
    const NumberValue level = row.metres("level");
    if (level.state == ValueState::unreadable) return "level is not a number";
    if (!stated && level.state == ValueState::there) {
        if (fill.context.ground != nullptr) {
            const double ground_m =
                standing_level_m(development.footprint, fill.context.ground.get());
            development.height_m = std::max(0.0, level.value - ground_m);
            fill.assumptions.add("height from the roof's level less that of the ground");
            return take_floors(row, development.floors);
        }
        fill.assumptions.add("a level of the roof, which needs the study's terrain");
    }
    const bool floors = stated_floors(row).state == ValueState::there;
    if (!stated && !floors && fill.use == RowUse::fresh && development.allowed_height_m) {
        development.height_m = *development.allowed_height_m;
        fill.assumptions.add("no height, what the plan allows is taken");
        return {};
    }
    return take_height({development.height_m, development.floors}, row, fill);
}

}  // namespace

bool stands_on(const Development& development,
               std::optional<std::chrono::year_month_day> phase_date) {
    return phase_date && development.from && *development.from <= *phase_date &&
           (!development.to || *phase_date < *development.to);
}

bool stands_in_scenario(const Development& development,
                        std::optional<std::chrono::year_month_day> phase_date) {
    const bool too_early = phase_date && development.from && *phase_date < *development.from;
    const bool too_late = phase_date && development.to && *development.to <= *phase_date;
    return !too_early && !too_late;
}

std::string fill_from_row(Development& development, const LayerRows& row, const RowFill& fill) {
    const std::string action = row.text("action");
    if (!action.empty()) {
        const auto known = action_called(action);
        if (!known) return "action is not build, demolish or open";
        development.action = *known;
    }
    const std::string reasons[] = {
        take_planned_height(development, row, fill),
        take_date(row, "from", development.from),
        take_date(row, "to", development.to),
        take_number(row.quantity("dwellings"), development.dwellings, {}, "number of dwellings"),
        take_number(row.quantity("workplaces"), development.workplaces, {}, "number of workplaces"),
        take_ground_floor(development, row)};
    for (const std::string& reason : reasons)
        if (!reason.empty()) return reason;
    if (std::string name = row.text("name"); !name.empty()) development.name = std::move(name);
    if (std::string use = row.text("use"); !use.empty()) development.use = std::move(use);
    return {};
}

std::vector<Development> read_developments(const LayerRequest& request, const ReadContext& context,
                                           ReadReport& report) {
    LayerRows rows(request, context, LayerKind::developments, report);
    std::vector<Development> all = read_footprints<Development>(rows, context);
    for (Development& development : all)
        development.stands = stands_on(development, context.phase_date);
    const auto standing =
        std::count_if(all.begin(), all.end(), [](const Development& d) { return d.stands; });
    const auto undated = std::count_if(all.begin(), all.end(),
                                       [](const Development& d) { return !d.from.has_value(); });
    std::string note =
        std::to_string(standing) + " of " + std::to_string(all.size()) + " developments stand";
    note += context.phase_date ? " on the phase date." : ": no phase date is given.";
    report.notes.push_back(std::move(note));
    if (context.phase_date && undated > 0)
        report.notes.push_back(std::to_string(undated) + " of " + std::to_string(all.size()) +
                               " developments do not say from when they stand, and do not.");
    return all;
}

}  // namespace tk
