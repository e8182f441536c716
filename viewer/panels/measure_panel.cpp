// Problems, what is done about them, and what came of it.
#include <imgui.h>

#include <algorithm>

#include "viewer/panels/bottom_parts.h"
#include "viewer/panels/measure_parts.h"
#include "viewer/text/translation.h"
#include "viewer/widgets/widgets.h"

namespace tk {
namespace {

constexpr float fields_width = 320.0F, fields_gap = 24.0F;  ///< units

void add_to_chain(PanelFrame& frame, MeasureMemory& memory, ChainChange change, ChainPick made) {
    frame.emit(AppRequest{ChangeChain{std::move(change)}});
    memory.to_be = std::move(made);
    memory.begins = memory.scrolls_to = true;
}

void add_problem(PanelFrame& frame, MeasureMemory& memory, const Study& study) {
    StudyProblem problem = next_problem(study);
    const ChainPick made{ChainPick::Kind::problem, problem.id};
    add_to_chain(frame, memory, {{{std::nullopt, std::move(problem)}}, {}, {}}, made);
}

void add_measure(PanelFrame& frame, MeasureMemory& memory, const Study& study) {
    StudyMeasure measure = next_measure(study, memory.pick);
    const ChainPick made{ChainPick::Kind::measure, measure.id};
    add_to_chain(frame, memory, {{}, {{std::nullopt, std::move(measure)}}, {}}, made);
}

void add_follow_up(PanelFrame& frame, MeasureMemory& memory, const Study& study) {
    StudyFollowUp follow_up = next_follow_up(study, tr("Follow-up"));
    const ChainPick made{ChainPick::Kind::follow_up, follow_up.name};
    add_to_chain(frame, memory, adding_follow_up(study, std::move(follow_up), memory.pick), made);
}

void adding_buttons(PanelFrame& frame, MeasureMemory& memory, const Study& study) {
    ui::ButtonOptions add;
    add.icon = Icon::plus;
    add.tooltip = tr("What the study has found, where, and why.");
    if (ui::button((tr("New problem") + std::string("##add_problem")).c_str(), add))
        add_problem(frame, memory, study);
    ui::same_line();
    add.tooltip =
        tr("What is done about the problem that is picked: light, cameras, building, "
           "patrols, social measures.");
    if (ui::button((tr("New measure") + std::string("##add_measure")).c_str(), add))
        add_measure(frame, memory, study);
    ui::same_line();
    add.tooltip = tr("How it will be told whether the measure that is picked worked.");
    if (ui::button((tr("New follow-up") + std::string("##add_follow_up")).c_str(), add))
        add_follow_up(frame, memory, study);
    ui::same_line();
    if (ui::icon_button("undo_chain", Icon::undo, tr("Undo"), !frame.session().chain_done.empty()))
        frame.emit(AppRequest{UndoChain{}});
}

/// What is picked follows what it is called, and is nothing where it is gone.
void follow_pick(MeasureMemory& memory, const Study& study) {
    if (memory.to_be.kind != ChainPick::Kind::none && has_pick(study, memory.to_be)) {
        if (!(memory.pick == memory.to_be)) {
            memory.typed.clear();
            memory.refused.clear();
        }
        memory.pick = memory.to_be;
    }
    memory.to_be = {};
    if (!has_pick(study, memory.pick)) memory.pick = {};
}

bool is_empty(const Study& study) {
    return study.problems.empty() && study.measures.empty() && study.follow_ups.empty();
}

}  // namespace

MeasureMemory& measure_memory(PanelState& state) {
    return memory_of<MeasureMemory>(state.panel_memory["measures"]);
}

void measure_panel(PanelFrame& frame, ScreenRect place) {
    ui::begin_panel("measures", place, {.padding_y = 8.0F, .scrolls = false});
    if (frame.session().study == nullptr) return ui::end_panel();
    // Kept while it is drawn: a change makes another.
    const std::shared_ptr<const Study> study = frame.session().study;
    const std::shared_ptr<const MeasuresFound> found = frame.bench.measures();
    MeasureMemory& memory = measure_memory(frame.state);
    follow_pick(memory, *study);
    const float height = ImGui::GetContentRegionAvail().y;
    const bool picked = memory.pick.kind != ChainPick::Kind::none;
    const float fields = picked ? ui::px(fields_width) : 0.0F;
    const float list = std::max(
        ui::px(200.0F), ui::content_width() - (picked ? fields + ui::px(fields_gap) : 0.0F));
    ImGui::BeginChild("measure_chain", {list, height}, false, ImGuiWindowFlags_NoBackground);
    adding_buttons(frame, memory, *study);
    if (is_empty(*study))
        ui::empty_state(
            Icon::link, tr("The study has no problems and measures yet"),
            tr("Begin with a problem: what was found, where, and why. Then the measures "
               "against it, and how it will be told what came of them."));
    else
        measure_list(frame, memory, *study, found.get());
    ImGui::EndChild();
    if (picked) {
        ui::same_line(fields_gap);
        ImGui::BeginChild("measure_fields", {fields, height}, false, ImGuiWindowFlags_NoBackground);
        measure_fields(frame, memory, *study, found.get());
        ImGui::EndChild();
    }
    ui::end_panel();
}

}  // namespace tk
