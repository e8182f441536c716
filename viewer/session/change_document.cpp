#include "viewer/session/change_document.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "viewer/session/checked_edit.h"
#include "viewer/session/plan_name.h"
#include "viewer/text/fill_in.h"
#include "viewer/text/translation.h"

namespace tk {
namespace {

DocumentChange changed_if(bool changed) {
    return {changed, {}};
}

DocumentChange refused_change(std::string why) {
    return {false, std::move(why)};
}

std::vector<Plan>::iterator plan_called(Document& document, const std::string& name) {
    return std::find_if(document.plans.begin(), document.plans.end(),
                        [&](const Plan& plan) { return plan.name == name; });
}

DocumentChange no_such_plan(const std::string& name) {
    return refused_change(
        name.empty() ? std::string(tr("Today cannot be changed: choose or make a proposal."))
                     : fill_in(tr("There is no proposal “{}”."), {name}));
}

bool finite_line(const Line& line) {
    return std::all_of(line.begin(), line.end(), [](MapPoint p) {
        return std::isfinite(p.east_m) && std::isfinite(p.north_m);
    });
}

/// A drawing as its file keeps it: one shape, of its kind. @returns why it cannot be
std::string tidy_drawing(Drawing& drawing) {
    if (drawing.id.empty()) return tr("An object must have an id.");
    if (drawing.kind != Drawing::Kind::area) drawing.area.clear();
    if (drawing.kind != Drawing::Kind::line) drawing.line.clear();
    if (drawing.kind != Drawing::Kind::note) drawing.at = {};
    if (!finite_line({drawing.at}) || !finite_line(drawing.line))
        return tr("Its place is not a number.");
    if (drawing.kind == Drawing::Kind::line) {
        drawing.line.erase(std::unique(drawing.line.begin(), drawing.line.end()),
                           drawing.line.end());
        if (drawing.line.size() < 2) return tr("Its line has no length.");
    }
    if (drawing.kind != Drawing::Kind::area) return {};
    for (const Polygon& polygon : drawing.area)
        if (!finite_line(polygon.outer)) return tr("Its place is not a number.");
    drawing.area = tidy_shape(drawing.area);
    return drawing.area.empty() ? tr("Its shape has no area.") : std::string();
}

}  // namespace

DocumentChange change_document(Document& document, const PutEdit& c, const TownIndex* today) {
    const auto plan = plan_called(document, c.plan);
    if (plan == document.plans.end()) return no_such_plan(c.plan);
    if (today == nullptr) return refused_change(tr("The study has not been read yet."));
    CheckedEdit checked = checked_edit(c.edit, *plan, *today);
    if (!checked.edit) return refused_change(std::move(checked.refused));
    // What is put back as it is today needs no edit.
    if (changes_nothing(*checked.edit, *today))
        return changed_if(drop_edit(*plan, layer_of(*checked.edit), id_of(*checked.edit)));
    const std::string_view layer = layer_of(*checked.edit);
    const std::string id = id_of(*checked.edit);
    const PlanEdit* former = find_edit(*plan, layer, id);
    const std::optional<PlanEdit> before =
        former == nullptr ? std::nullopt : std::optional<PlanEdit>(*former);
    put_edit(*plan, std::move(*checked.edit));
    const PlanEdit* now = find_edit(*plan, layer, id);
    return changed_if(now == nullptr || !before || !(*before == *now));
}

DocumentChange change_document(Document& document, const PutEdits& c, const TownIndex* today) {
    bool changed = false;
    for (const Edit& edit : c.edits) {
        DocumentChange one = change_document(document, PutEdit{c.plan, edit}, today);
        if (!one.refused.empty()) return refused_change(std::move(one.refused));
        changed = changed || one.changed;
    }
    return changed_if(changed);
}

DocumentChange change_document(Document& document, const DropEdit& c, const TownIndex*) {
    const auto plan = plan_called(document, c.plan);
    if (plan == document.plans.end()) return no_such_plan(c.plan);
    if (drop_edit(*plan, c.layer, c.id)) return changed_if(true);
    return refused_change(fill_in(tr("The proposal does not change “{}”."), {c.id}));
}

DocumentChange change_document(Document& document, const SwitchEdit& c, const TownIndex*) {
    const auto plan = plan_called(document, c.plan);
    if (plan == document.plans.end()) return no_such_plan(c.plan);
    for (PlanEdit& edit : plan->edits)
        if (id_of(edit.edit) == c.id && layer_of(edit.edit) == c.layer)
            return changed_if(std::exchange(edit.on, c.on) != c.on);
    return refused_change(fill_in(tr("The proposal does not change “{}”."), {c.id}));
}

DocumentChange change_document(Document& document, const CreatePlan& c, const TownIndex*) {
    if (std::string why = refusal_of_plan_name(c.name, document); !why.empty())
        return refused_change(std::move(why));
    document.plans.push_back({tidy_plan_name(c.name), {}, {}});
    return changed_if(true);
}

DocumentChange change_document(Document& document, const CopyPlan& c, const TownIndex*) {
    const auto from = plan_called(document, c.from);
    if (from == document.plans.end()) return no_such_plan(c.from);
    if (std::string why = refusal_of_plan_name(c.name, document); !why.empty())
        return refused_change(std::move(why));
    Plan copy{tidy_plan_name(c.name), {}, from->edits};
    document.plans.insert(from + 1, std::move(copy));
    return changed_if(true);
}

DocumentChange change_document(Document& document, const RenamePlan& c, const TownIndex*) {
    const auto plan = plan_called(document, c.from);
    if (plan == document.plans.end()) return no_such_plan(c.from);
    if (std::string why = refusal_of_plan_name(c.name, document, c.from); !why.empty())
        return refused_change(std::move(why));
    std::string name = tidy_plan_name(c.name);
    const bool changed = name != plan->name;
    plan->name = std::move(name);
    return changed_if(changed);
}

DocumentChange change_document(Document& document, const DeletePlan& c, const TownIndex*) {
    const auto plan = plan_called(document, c.name);
    if (plan == document.plans.end()) return no_such_plan(c.name);
    document.plans.erase(plan);
    return changed_if(true);
}

DocumentChange change_document(Document& document, const PutDrawing& c, const TownIndex*) {
    Drawing drawing = c.drawing;
    if (std::string why = tidy_drawing(drawing); !why.empty())
        return refused_change(std::move(why));
    for (Drawing& former : document.drawings)
        if (former.id == drawing.id) {
            if (former == drawing) return changed_if(false);
            former = std::move(drawing);
            return changed_if(true);
        }
    document.drawings.push_back(std::move(drawing));
    return changed_if(true);
}

DocumentChange change_document(Document& document, const DropDrawing& c, const TownIndex*) {
    const auto gone =
        std::erase_if(document.drawings, [&](const Drawing& d) { return d.id == c.id; });
    if (gone > 0) return changed_if(true);
    return refused_change(fill_in(tr("There is no “{}” any more."), {c.id}));
}

}  // namespace tk
