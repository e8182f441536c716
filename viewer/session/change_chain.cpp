#include "viewer/session/change_chain.h"

#include <algorithm>
#include <exception>
#include <functional>
#include <utility>

#include "layers/drawings_file.h"
#include "viewer/text/reader_words.h"

namespace tk {
namespace {

constexpr std::size_t most_chain_steps = 100;

/// Does it and lets the session know what the study's file then says.
ChainOutcome chain_step(Session& session, std::vector<SavedChainChange>& onto,
                        const std::function<StudyWithChain()>& work) {
    try {
        StudyWithChain made = work();
        session.study = std::make_shared<const Study>(made.study);
        const bool text_kept = made.text_kept;
        if (made.made.empty()) return {};
        onto.push_back({std::move(made), session.document});
        if (onto.size() > most_chain_steps) onto.erase(onto.begin());
        return {{}, text_kept};
    } catch (const std::exception& error) {
        return {error_words(error)};
    }
}

ChainOutcome step_over(Session& session, std::vector<SavedChainChange>& from,
                       std::vector<SavedChainChange>& onto) {
    if (session.study == nullptr || from.empty()) return {};
    const SavedChainChange step = std::move(from.back());
    from.pop_back();
    return chain_step(session, onto,
                      [&] { return take_back_chain_change(session.study->file, step.made); });
}

bool is_of_now(const Session& session, const std::vector<SavedChainChange>& steps) {
    return session.study != nullptr && !steps.empty() &&
           steps.back().document == session.document && !session.dragging;
}

const Drawing* drawing_in(const Document* document, const std::string& id) {
    if (document == nullptr) return nullptr;
    const auto found = std::find_if(document->drawings.begin(), document->drawings.end(),
                                    [&](const Drawing& drawing) { return drawing.id == id; });
    return found == document->drawings.end() ? nullptr : &*found;
}

bool is_unsaved_drawing(const Session& session, const std::string& source) {
    const std::optional<std::string> id = drawn_area_id(session.study->file, source);
    if (!id) return false;
    const Drawing* now = drawing_in(session.document.get(), *id);
    const Drawing* saved = drawing_in(session.saved.get(), *id);
    return now != nullptr && (saved == nullptr || !(*now == *saved));
}

bool is_unsaved_plan(const Session& session, const std::string& name) {
    const auto& known = session.study->scenarios;
    return session.plan(name) != nullptr &&
           std::none_of(known.begin(), known.end(),
                        [&](const StudyScenario& scenario) { return scenario.name == name; });
}

}  // namespace

ChainOutcome change_chain(Session& session, const ChainChange& change) {
    if (session.study == nullptr) return {};
    session.chain_undone.clear();
    return chain_step(session, session.chain_done,
                      [&] { return change_chain_of_study(session.study->file, change); });
}

bool undoes_chain(const Session& session) {
    return is_of_now(session, session.chain_done);
}

bool redoes_chain(const Session& session) {
    return is_of_now(session, session.chain_undone);
}

ChainOutcome undo_chain(Session& session) {
    return step_over(session, session.chain_done, session.chain_undone);
}

ChainOutcome redo_chain(Session& session) {
    return step_over(session, session.chain_undone, session.chain_done);
}

bool needs_saved_work(const Session& session, const ChainChange& change) {
    const auto any_unsaved = [&](std::initializer_list<const std::string*> sources) {
        return std::any_of(sources.begin(), sources.end(), [&](const std::string* source) {
            return is_unsaved_drawing(session, *source);
        });
    };
    for (const auto& step : change.problems)
        if (step.to && any_unsaved({&step.to->area})) return true;
    for (const auto& step : change.measures)
        if (step.to &&
            (any_unsaved({&step.to->area}) || is_unsaved_plan(session, step.to->scenario)))
            return true;
    for (const auto& step : change.follow_ups)
        if (step.to && (any_unsaved({&step.to->treated, &step.to->control, &step.to->buffer,
                                     &step.to->control_buffer}) ||
                        is_unsaved_plan(session, step.to->treated_scenario)))
            return true;
    return false;
}

}  // namespace tk
