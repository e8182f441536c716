#include "viewer/session/apply_command.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "viewer/session/change_document.h"
#include "viewer/session/layer_id.h"
#include "viewer/session/plan_name.h"
#include "viewer/session/town_index.h"

namespace tk {
namespace {

constexpr std::size_t most_steps = 500;

using DocumentPtr = std::shared_ptr<const Document>;

/// Objects that only `before` knows: additions that are gone, by layer.
bool is_gone(const Selection& selection, const std::string& id, const Document& before,
             const Document& now) {
    const auto is_drawn = [&](const Document& document) {
        return std::any_of(document.drawings.begin(), document.drawings.end(),
                           [&](const Drawing& d) { return d.id == id; });
    };
    if (selection.layer == layer_id::drawings) return is_drawn(before) && !is_drawn(now);
    const auto is_added = [&](const Document& document) {
        return std::any_of(document.plans.begin(), document.plans.end(), [&](const Plan& plan) {
            const PlanEdit* edit = find_edit(plan, selection.layer, id);
            return edit != nullptr && is_addition(edit->edit);
        });
    };
    return is_added(before) && !is_added(now);
}

/// Fewer objects of plans and drawings than before: only then can a selected one be gone.
bool may_have_lost(const Document& before, const Document& now) {
    const auto count = [](const Document& document) {
        std::size_t n = document.drawings.size();
        for (const Plan& plan : document.plans)
            n += static_cast<std::size_t>(
                std::count_if(plan.edits.begin(), plan.edits.end(),
                              [](const PlanEdit& e) { return is_addition(e.edit); }));
        return n;
    };
    return count(now) < count(before);
}

/// Puts another document in place; what points into the former follows.
void put_document(Session& session, DocumentPtr next) {
    const DocumentPtr before = std::exchange(session.document, std::move(next));
    const Document& now = *session.document;
    session.active_plan = name_after(*before, now, session.active_plan);
    if (session.selection.ids.empty() || !may_have_lost(*before, now)) return;
    std::erase_if(session.selection.ids, [&](const std::string& id) {
        return is_gone(session.selection, id, *before, now);
    });
    if (session.selection.ids.empty()) session.selection = {};
}

void remember_step(Session& session, DocumentPtr from) {
    session.undo_stack.push_back(std::move(from));
    if (session.undo_stack.size() > most_steps)
        session.undo_stack.erase(session.undo_stack.begin());
    session.redo_stack.clear();
}

void begin_drag(Session& session) {
    if (session.dragging) return;
    session.dragging = true;
    session.before_drag = session.document;
}

void end_drag(Session& session) {
    if (!session.dragging) return;
    session.dragging = false;
    DocumentPtr start = std::exchange(session.before_drag, nullptr);
    if (start == session.document) return;
    if (*start == *session.document)
        put_document(session, std::move(start));
    else
        remember_step(session, std::move(start));
}

void cancel_drag(Session& session) {
    if (!session.dragging) return;
    session.dragging = false;
    DocumentPtr start = std::exchange(session.before_drag, nullptr);
    if (start != session.document) put_document(session, std::move(start));
}

/// Undone or redone: a plan that comes back is worked on again.
void step_to(Session& session, DocumentPtr next) {
    const DocumentPtr before = session.document;
    put_document(session, std::move(next));
    if (session.document->plans.size() <= before->plans.size()) return;
    for (const Plan& plan : session.document->plans)
        if (before->plan(plan.name) == nullptr) session.active_plan = plan.name;
}

/// A plan that is made is worked on.
template <class Change>
void activate_made(Session&, const Change&) {}
void activate_made(Session& session, const CreatePlan& c) {
    session.active_plan = tidy_plan_name(c.name);
}
void activate_made(Session& session, const CopyPlan& c) {
    session.active_plan = tidy_plan_name(c.name);
}

std::string undo(Session& session) {
    end_drag(session);
    if (session.undo_stack.empty()) return {};
    session.redo_stack.push_back(session.document);
    DocumentPtr former = std::move(session.undo_stack.back());
    session.undo_stack.pop_back();
    step_to(session, std::move(former));
    return {};
}

std::string redo(Session& session) {
    end_drag(session);
    if (session.redo_stack.empty()) return {};
    session.undo_stack.push_back(session.document);
    DocumentPtr next = std::move(session.redo_stack.back());
    session.redo_stack.pop_back();
    step_to(session, std::move(next));
    return {};
}

struct DocumentCommandApplier {
    Session& session;

    std::string operator()(const BeginDrag&) const { return begin_drag(session), std::string(); }
    std::string operator()(const EndDrag&) const { return end_drag(session), std::string(); }
    std::string operator()(const CancelDrag&) const { return cancel_drag(session), std::string(); }
    std::string operator()(const Undo&) const { return undo(session); }
    std::string operator()(const Redo&) const { return redo(session); }

    template <class Change>
    std::string operator()(const Change& change) const {
        auto next = std::make_shared<Document>(*session.document);
        const DocumentChange done = change_document(*next, change, today_index(session));
        if (!done.refused.empty() || !done.changed) return done.refused;
        DocumentPtr before = session.document;
        put_document(session, std::move(next));
        if (!session.dragging) remember_step(session, std::move(before));
        activate_made(session, change);
        return {};
    }
};

struct SessionCommandApplier {
    Session& session;

    void operator()(const SetActivePlan& c) const {
        if (!c.name.empty() && session.plan(c.name) == nullptr) return;
        if (c.name == session.active_plan) return;
        // Another plan may have another object by the id that this one has given.
        if (const Plan* former = session.active())
            std::erase_if(session.selection.ids, [&](const std::string& id) {
                const PlanEdit* edit = find_edit(*former, session.selection.layer, id);
                return edit != nullptr && is_addition(edit->edit);
            });
        if (session.selection.ids.empty()) session.selection = {};
        session.active_plan = c.name;
    }
    void operator()(const Select& c) const {
        session.selection = c.selection;
        if (c.selection.layer.empty() || c.selection.ids.empty()) session.selection = {};
    }
    // The inspector explains a place or an area, not both.
    void operator()(const AskAt& c) const {
        session.asked_at = c.at;
        session.asked_area.reset();
    }
    void operator()(const AskArea& c) const {
        session.asked_area = c.area;
        if (c.area && c.area->empty()) session.asked_area.reset();
        session.asked_at.reset();
    }
    void operator()(const SetFilter& c) const { session.filter = c.filter; }
};

}  // namespace

std::string apply(Session& session, const DocumentCommand& command) {
    return std::visit(DocumentCommandApplier{session}, command);
}

void replace_document(Session& session, std::shared_ptr<const Document> next) {
    end_drag(session);
    DocumentPtr before = session.document;
    put_document(session, std::move(next));
    remember_step(session, std::move(before));
}

void apply(Session& session, const SessionCommand& command) {
    std::visit(SessionCommandApplier{session}, command);
}

std::string name_after(const Document& before, const Document& now, const std::string& name) {
    if (name.empty() || now.plan(name) != nullptr) return name;
    if (now.plans.size() != before.plans.size()) return {};
    for (std::size_t i = 0; i < before.plans.size(); ++i)
        if (before.plans[i].name == name && before.plan(now.plans[i].name) == nullptr)
            return now.plans[i].name;
    return {};
}

}  // namespace tk
