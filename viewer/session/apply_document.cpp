// Changes of the document: plans and drawings, undone and redone.
#include <algorithm>
#include <exception>
#include <utility>

#include "layers/layer_name.h"
#include "viewer/session/apply_command.h"
#include "viewer/session/layer_id.h"
#include "viewer/text/fill_in.h"
#include "viewer/text/translation.h"

namespace tk {
namespace {

constexpr std::size_t most_steps = 500;

template <class Object>
bool is_added(const Added<Object>&) {
    return true;
}
template <class Other>
bool is_added(const Other&) {
    return false;
}

template <class Object>
bool has_id(const std::vector<Object>& all, const std::string& id) {
    return std::any_of(all.begin(), all.end(), [&](const Object& o) { return o.id == id; });
}

bool has_object(const Town& town, std::string_view layer, const std::string& id) {
    if (layer == layer_id::lights) return has_id(town.lights(), id);
    if (layer == layer_id::cameras) return has_id(town.cameras(), id);
    if (layer == layer_id::developments) return has_id(town.developments(), id);
    if (layer == layer_id::buildings) return has_id(town.buildings(), id);
    if (layer == layer_id::streets) return has_id(town.streets(), id);
    return has_id(town.trees(), id);
}

bool is_addition(const Edit& edit) {
    return std::visit([](const auto& e) { return is_added(e); }, edit);
}

/// The door that checks all objects' values, with one object only.
struct CheckObject {
    template <class Edited>
    void operator()(const Edited& edit) const {
        if constexpr (requires { edit.object; }) {
            TownParts parts;
            put(parts, edit.object);
            build_town(std::move(parts));
        }
    }
    static void put(TownParts& parts, const StreetLight& o) { parts.lights = {o}; }
    static void put(TownParts& parts, const Camera& o) { parts.cameras = {o}; }
    static void put(TownParts& parts, const Building& o) { parts.buildings = {o}; }
    static void put(TownParts& parts, const Development& o) { parts.developments = {o}; }
    static void put(TownParts& parts, const Street& o) { parts.streets = {o}; }
    static void put(TownParts& parts, const Tree& o) { parts.trees = {o}; }
};

/// A change in the making: the document is copied once, when something is really changed.
class DocumentChange {
public:
    explicit DocumentChange(Session& session) : session_(session) {}

    std::string operator()(const PutEdit& c) {
        Plan* plan = find(c.plan);
        if (plan == nullptr) return no_plan(c.plan);
        const std::string refused = why_not(*plan, c.edit);
        if (refused.empty()) put_edit(*plan, c.edit);
        return refused;
    }
    std::string operator()(const DropEdit& c) {
        Plan* plan = find(c.plan);
        if (plan == nullptr) return no_plan(c.plan);
        if (!drop_edit(*plan, c.layer, c.id)) return tr("There is no such change.");
        return {};
    }
    std::string operator()(const SwitchEdit& c) {
        Plan* plan = find(c.plan);
        if (plan == nullptr) return no_plan(c.plan);
        for (PlanEdit& edit : plan->edits)
            if (layer_of(edit.edit) == c.layer && id_of(edit.edit) == c.id) {
                edit.on = c.on;
                return {};
            }
        return tr("There is no such change.");
    }
    std::string operator()(const CreatePlan& c) {
        if (const std::string refused = name_refused(c.name, {}); !refused.empty()) return refused;
        document().plans.push_back({c.name, {}, {}});
        return {};
    }
    std::string operator()(const CopyPlan& c) {
        const Plan* from = find(c.from);
        if (from == nullptr) return no_plan(c.from);
        if (const std::string refused = name_refused(c.name, {}); !refused.empty()) return refused;
        Plan copy = *from;
        copy.name = c.name;
        copy.source.clear();
        document().plans.push_back(std::move(copy));
        return {};
    }
    std::string operator()(const RenamePlan& c) {
        Plan* plan = find(c.from);
        if (plan == nullptr) return no_plan(c.from);
        if (const std::string refused = name_refused(c.name, c.from); !refused.empty())
            return refused;
        plan->name = c.name;
        if (session_.active_plan == c.from) session_.active_plan = c.name;
        return {};
    }
    std::string operator()(const DeletePlan& c) {
        if (find(c.name) == nullptr) return no_plan(c.name);
        std::erase_if(document().plans, [&](const Plan& plan) { return plan.name == c.name; });
        if (session_.active_plan == c.name) session_.active_plan.clear();
        return {};
    }
    std::string operator()(const PutDrawing& c) {
        std::vector<Drawing>& drawings = document().drawings;
        const auto known = std::find_if(drawings.begin(), drawings.end(),
                                        [&](const Drawing& d) { return d.id == c.drawing.id; });
        if (known == drawings.end())
            drawings.push_back(c.drawing);
        else
            *known = c.drawing;
        return {};
    }
    std::string operator()(const DropDrawing& c) {
        if (std::erase_if(document().drawings, [&](const Drawing& d) { return d.id == c.id; }) == 0)
            return tr("There is no such drawing.");
        return {};
    }

    /// What was made; null when nothing was.
    std::shared_ptr<const Document> take() { return std::move(made_); }

private:
    Document& document() {
        if (made_ == nullptr) made_ = std::make_shared<Document>(*session_.document);
        return *made_;
    }
    Plan* find(const std::string& name) {
        std::vector<Plan>& plans = document().plans;
        const auto found = std::find_if(plans.begin(), plans.end(),
                                        [&](const Plan& plan) { return plan.name == name; });
        return found == plans.end() ? nullptr : &*found;
    }
    static std::string no_plan(const std::string& name) {
        return fill_in(tr("There is no proposal '{}'."), {name});
    }
    /// Names must differ as names of tables do, which have neither capitals nor å, ä and ö.
    std::string name_refused(const std::string& name, const std::string& own) const {
        if (layer_name_part(name).find_first_not_of('_') == std::string::npos)
            return tr("A proposal needs a name with letters or digits.");
        for (const Plan& plan : session_.document->plans)
            if (plan.name != own && layer_name_part(plan.name) == layer_name_part(name))
                return fill_in(tr("There is a proposal '{}' already; choose another name."),
                               {plan.name});
        return {};
    }
    /// Whether today's town and the plan allow the edit, and its values are in their ranges.
    std::string why_not(const Plan& plan, const Edit& edit) const {
        if (session_.loaded == nullptr) return {};
        const bool there = has_object(*session_.loaded->town, layer_of(edit), id_of(edit));
        const PlanEdit* known = find_edit(plan, layer_of(edit), id_of(edit));
        if (is_addition(edit) && there)
            return fill_in(tr("There is an object '{}' already."), {id_of(edit)});
        if (!is_addition(edit) && !there && known == nullptr)
            return fill_in(tr("There is no object '{}' to change."), {id_of(edit)});
        try {
            std::visit(CheckObject{}, edit);
        } catch (const std::exception& error) {
            return error.what();
        }
        return {};
    }

    Session& session_;
    std::shared_ptr<Document> made_;
};

void keep_step(Session& session, std::shared_ptr<const Document> before) {
    session.undo_stack.push_back(std::move(before));
    if (session.undo_stack.size() > most_steps)
        session.undo_stack.erase(session.undo_stack.begin());
    session.redo_stack.clear();
}

void after_jump(Session& session) {
    if (!session.active_plan.empty() && session.active() == nullptr) session.active_plan.clear();
}

std::string undo(Session& session) {
    if (session.undo_stack.empty()) return {};
    session.redo_stack.push_back(session.document);
    session.document = session.undo_stack.back();
    session.undo_stack.pop_back();
    after_jump(session);
    return {};
}

std::string redo(Session& session) {
    if (session.redo_stack.empty()) return {};
    session.undo_stack.push_back(session.document);
    session.document = session.redo_stack.back();
    session.redo_stack.pop_back();
    after_jump(session);
    return {};
}

}  // namespace

std::string apply(Session& session, const DocumentCommand& command) {
    if (std::holds_alternative<BeginDrag>(command)) {
        if (!session.dragging) session.before_drag = session.document;
        session.dragging = true;
        return {};
    }
    if (std::holds_alternative<EndDrag>(command) || std::holds_alternative<CancelDrag>(command)) {
        if (!session.dragging) return {};
        session.dragging = false;
        if (std::holds_alternative<CancelDrag>(command))
            session.document = session.before_drag;
        else if (session.document != session.before_drag)
            keep_step(session, session.before_drag);
        session.before_drag = nullptr;
        after_jump(session);
        return {};
    }
    if (std::holds_alternative<Undo>(command)) return session.dragging ? "" : undo(session);
    if (std::holds_alternative<Redo>(command)) return session.dragging ? "" : redo(session);
    DocumentChange change(session);
    std::string refused = std::visit(
        [&change](const auto& c) -> std::string {
            if constexpr (requires { change(c); }) return change(c);
            return {};
        },
        command);
    if (!refused.empty()) return refused;
    if (auto made = change.take()) {
        const auto before = std::exchange(session.document, std::move(made));
        if (!session.dragging) keep_step(session, before);
    }
    return {};
}

}  // namespace tk
