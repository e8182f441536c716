// The fields of the problem, the measure or the follow-up that is picked. A change is saved in the
// study's file when a field is left.
#include <algorithm>
#include <utility>

#include "layers/study_tables.h"
#include "viewer/panels/measure_parts.h"
#include "viewer/text/translation.h"
#include "viewer/widgets/widgets.h"

namespace tk {
namespace {

template <class Entry>
std::vector<std::string> names_of_all(const std::vector<Entry>& entries, std::string Entry::*key) {
    std::vector<std::string> names;
    for (const Entry& entry : entries) names.push_back(entry.*key);
    return names;
}

/// Of a new entry, once: its first field of words waits for them.
bool focus_once(MeasureMemory& memory) {
    return std::exchange(memory.begins, false);
}

bool words_field(const char* id, std::string& words, const char* label, bool focus_now = false) {
    ui::FieldOptions options;
    options.label = label;
    options.focus_now = focus_now;
    const bool done = ui::text_field(id, words, options).done;
    ui::gap(4.0F);
    return done;
}

void problem_fields(PanelFrame& frame, MeasureMemory& memory, const Study& study,
                    const AreaFound* found) {
    EntryDraft<StudyProblem>& draft = memory.problem;
    draft.follow(*problem_called(study, memory.pick.name));
    StudyProblem& now = draft.now;
    fields_head(frame, memory, study, tr("Problem"));
    bool done = words_field("problem_text", now.text, tr("What was found"), focus_once(memory));
    done |= words_field("problem_cause", now.cause, tr("Cause"));
    done |=
        area_field(frame, memory, "problem_area", now.area, tr("Area"), Drawing::Meaning::problem);
    if (found != nullptr && !found->problem.empty())
        ui::note(ui::MessageKind::caution, found->problem);
    ui::gap(4.0F);
    const bool taken = now.id != draft.seen->id && problem_called(study, now.id) != nullptr;
    done |= name_field("problem_id", now.id, tr("Id"), taken);
    if (!done || now.id.empty() || taken || now == *draft.seen) return;
    frame.emit(AppRequest{ChangeChain{{{{*draft.seen, now}}, {}, {}}}});
    memory.to_be = {ChainPick::Kind::problem, now.id};
}

bool kind_field(std::string& kind) {
    const std::vector<std::string>& kinds = measure_kinds();
    std::vector<std::string> words;
    for (const std::string& one : kinds) words.push_back(measure_kind_words(one));
    int chosen = static_cast<int>(std::find(kinds.begin(), kinds.end(), kind) - kinds.begin());
    const bool done = ui::choice("measure_kind", words, chosen, tr("Kind"));
    if (done) kind = kinds[static_cast<std::size_t>(chosen)];
    ui::gap(4.0F);
    return done;
}

/// The settings that the table of evidence knows for the kind; nothing where it knows none.
bool setting_field(StudyMeasure& measure, const MeasuresFound* found) {
    std::vector<std::string> settings;
    if (found != nullptr && found->table != nullptr)
        for (const PublishedEffect& effect : *found->table)
            if (effect.measure == measure.kind && effect.setting != "any" &&
                std::find(settings.begin(), settings.end(), effect.setting) == settings.end())
                settings.push_back(effect.setting);
    if (settings.empty() && measure.setting.empty()) return false;
    const bool done = link_field("measure_setting", measure.setting, std::move(settings),
                                 tr("Kind of place, as the evidence says it"), tr("Not said"));
    ui::gap(4.0F);
    return done;
}

bool cost_field(std::optional<double>& cost_sek) {
    ui::FieldOptions options;
    options.label = tr("Cost");
    options.unit = tr("SEK");
    const bool done = ui::number_field("measure_cost", cost_sek,
                                       {.low = 0.0, .decimals = 0, .step = 1000.0}, options)
                          .done;
    ui::gap(4.0F);
    return done;
}

bool links_of_measure(PanelFrame& frame, StudyMeasure& now, const Study& study) {
    bool done =
        link_field("measure_problem", now.problem, names_of_all(study.problems, &StudyProblem::id),
                   tr("Problem"), tr("No problem"));
    ui::gap(4.0F);
    done |= link_field("measure_scenario", now.scenario,
                       names_of_all(frame.session().document->plans, &Plan::name), tr("Proposal"),
                       tr("No proposal"));
    ui::gap(4.0F);
    done |= link_field("measure_follow_up", now.follow_up,
                       names_of_all(study.follow_ups, &StudyFollowUp::name), tr("Follow-up"),
                       tr("No follow-up"));
    ui::gap(4.0F);
    return done;
}

/// All that is expected of it, and why what is not.
void tell_expectation(const MeasureFound* found) {
    const LinkWords words = link_of_expectation(found);
    ui::section_head(tr("Expected effect (evidence)"));
    ui::text_wrapped(words.head, TextStyle::body_medium);
    for (const std::string& line : words.lines)
        ui::text_wrapped(line, TextStyle::small, ui::colours().muted);
    if (found == nullptr || !found->expectation || !found->expectation->any_expected()) return;
    bool first = true;
    for (const EffectExpectation& row : found->expectation->effects) {
        if (row.expected) continue;
        if (std::exchange(first, false)) ui::text(tr("Not applied"), TextStyle::small_medium);
        ui::text_wrapped(not_applied_sentence(row), TextStyle::small, ui::colours().muted);
    }
}

void fields_of_measure(PanelFrame& frame, MeasureMemory& memory, const Study& study,
                       const MeasuresFound* found) {
    EntryDraft<StudyMeasure>& draft = memory.measure;
    draft.follow(*measure_called(study, memory.pick.name));
    StudyMeasure& now = draft.now;
    fields_head(frame, memory, study, tr("The measure"));
    bool done = kind_field(now.kind);
    done |=
        words_field("measure_responsible", now.responsible, tr("Responsible"), focus_once(memory));
    done |= day_field(memory, "measure_starts", now.starts, tr("Starts"));
    ui::gap(4.0F);
    done |= cost_field(now.cost_sek);
    done |= words_field("measure_indicator", now.indicator, tr("Indicator"));
    done |=
        area_field(frame, memory, "measure_area", now.area, tr("Area"), Drawing::Meaning::measure);
    ui::gap(4.0F);
    done |= links_of_measure(frame, now, study);
    done |= setting_field(now, found);
    const bool taken = now.id != draft.seen->id && measure_called(study, now.id) != nullptr;
    done |= name_field("measure_id", now.id, tr("Id"), taken);
    tell_expectation(found_measure(found, memory.pick.name));
    if (!done || now.id.empty() || taken || now == *draft.seen) return;
    frame.emit(AppRequest{ChangeChain{{{}, {{*draft.seen, now}}, {}}}});
    memory.to_be = {ChainPick::Kind::measure, now.id};
}

}  // namespace

void fields_head(PanelFrame& frame, MeasureMemory& memory, const Study& study, const char* words) {
    if (ui::section_head(words, "remove_of_chain", Icon::remove,
                         tr("Remove it from the study; Ctrl+Z brings it back")))
        frame.emit(AppRequest{ChangeChain{removal_of(study, memory.pick)}});
}

void measure_fields(PanelFrame& frame, MeasureMemory& memory, const Study& study,
                    const MeasuresFound* found) {
    switch (memory.pick.kind) {
        case ChainPick::Kind::problem:
            problem_fields(frame, memory, study, found_problem(found, memory.pick.name));
            break;
        case ChainPick::Kind::measure: fields_of_measure(frame, memory, study, found); break;
        case ChainPick::Kind::follow_up: follow_up_fields(frame, memory, study); break;
        case ChainPick::Kind::none: break;
    }
}

}  // namespace tk
