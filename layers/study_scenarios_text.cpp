#include "layers/study_scenarios_text.h"

#include <algorithm>
#include <map>
#include <optional>

#include "engine/core/input_error.h"
#include "layers/output_file.h"
#include "layers/study_file.h"
#include "layers/study_tables.h"
#include "layers/toml_edit.h"

namespace tk {
namespace {

/// What becomes of the scenarios that a study has: their new entry, or none.
using FateOfScenarios = std::map<std::string, const ScenarioEntry*>;

FateOfScenarios fates(const Study& study, const std::vector<ScenarioEntry>& entries) {
    FateOfScenarios fate;
    for (const StudyScenario& scenario : study.scenarios) fate[scenario.name] = nullptr;
    for (const ScenarioEntry& entry : entries)
        if (const auto at = fate.find(entry.former_name); at != fate.end()) at->second = &entry;
    return fate;
}

bool is_new(const ScenarioEntry& entry, const FateOfScenarios& fate) {
    return !fate.contains(entry.former_name);
}

/// A table that names a scenario: a measure is it, the cameras of a follow-up are added by it.
struct ScenarioLink {
    const char* key;
    const std::string& scenario;  ///< empty: none
    const std::string& id;
    std::vector<std::string> ScenarioEntry::*again;
};

ScenarioLink link_of(const StudyMeasure& measure) {
    return {"scenario", measure.scenario, measure.id, &ScenarioEntry::measures};
}

ScenarioLink link_of(const StudyFollowUp& follow_up) {
    return {"treated_scenario", follow_up.treated_scenario, follow_up.name,
            &ScenarioEntry::follow_ups};
}

/// The new scenario that the table is to name again, if any.
const ScenarioEntry* taken_up_again(const ScenarioLink& link,
                                    const std::vector<ScenarioEntry>& entries,
                                    const FateOfScenarios& fate) {
    if (!link.scenario.empty()) return nullptr;
    for (const ScenarioEntry& entry : entries) {
        const std::vector<std::string>& ids = entry.*link.again;
        if (is_new(entry, fate) && std::find(ids.begin(), ids.end(), link.id) != ids.end())
            return &entry;
    }
    return nullptr;
}

/// What the table names afterwards; empty: none.
std::string linked_scenario(const ScenarioLink& link, const std::vector<ScenarioEntry>& entries,
                            const FateOfScenarios& fate) {
    if (const ScenarioEntry* again = taken_up_again(link, entries, fate)) return again->name;
    if (link.scenario.empty()) return {};
    const ScenarioEntry* entry = fate.at(link.scenario);
    return entry == nullptr ? std::string() : entry->name;
}

/// The study as it is meant to be.
Study meant(Study study, const std::vector<ScenarioEntry>& entries, const FateOfScenarios& fate) {
    std::erase_if(study.scenarios,
                  [&](const StudyScenario& s) { return fate.at(s.name) == nullptr; });
    for (StudyScenario& scenario : study.scenarios) {
        const ScenarioEntry& entry = *fate.at(scenario.name);
        scenario.name = entry.name;
        scenario.edits = entry.edits;
    }
    for (const ScenarioEntry& entry : entries)
        if (is_new(entry, fate))
            study.scenarios.push_back({entry.name, entry.edits, entry.cost_sek});
    for (StudyMeasure& measure : study.measures)
        measure.scenario = linked_scenario(link_of(measure), entries, fate);
    for (StudyFollowUp& follow_up : study.follow_ups)
        follow_up.treated_scenario = linked_scenario(link_of(follow_up), entries, fate);
    return study;
}

std::vector<RemovedScenario> removed_ones(const Study& study, const FateOfScenarios& fate) {
    std::vector<RemovedScenario> removed;
    for (const StudyScenario& scenario : study.scenarios) {
        if (fate.at(scenario.name) != nullptr) continue;
        removed.push_back({scenario, {}, {}});
        for (const StudyMeasure& measure : study.measures)
            if (measure.scenario == scenario.name) removed.back().measures.push_back(measure.id);
        for (const StudyFollowUp& follow_up : study.follow_ups)
            if (follow_up.treated_scenario == scenario.name)
                removed.back().follow_ups.push_back(follow_up.name);
    }
    return removed;
}

/// Changes the text of a study, scenario by scenario as they stand in it.
class ScenarioTextEditor {
public:
    ScenarioTextEditor(const std::string& text, const Study& now, const FateOfScenarios& fate)
        : text_(text), now_(now), fate_(fate), tables_(toml_layout(text)) {}

    std::string edited(const std::vector<ScenarioEntry>& entries) {
        std::size_t scenario = 0, measure = 0, follow_up = 0;
        std::size_t behind = text_.size();
        for (std::size_t t = 0; t < tables_.size(); ++t) {
            const std::string& heading = tables_[t].heading;
            if (heading == "[[scenario]]" && scenario < now_.scenarios.size()) {
                edit_scenario(t, now_.scenarios[scenario++]);
                behind = tables_[last_part(t)].end;
            } else if (heading == "[[measure]]" && measure < now_.measures.size()) {
                edit_link(tables_[t], link_of(now_.measures[measure++]), entries);
            } else if (heading == "[[follow_up]]" && follow_up < now_.follow_ups.size()) {
                edit_link(tables_[t], link_of(now_.follow_ups[follow_up++]), entries);
            }
        }
        add_new(entries, behind);
        return changes_.applied_to(text_);
    }

private:
    /// The last of the tables that belong to the scenario whose heading is at `t`.
    std::size_t last_part(std::size_t t) const {
        while (t + 1 < tables_.size() && tables_[t + 1].heading.starts_with("[scenario.")) ++t;
        return t;
    }
    std::string source_text(const std::string& source) const {
        return toml_text(relative_source(source, now_.file.parent_path()));
    }

    void edit_scenario(std::size_t t, const StudyScenario& scenario) {
        const ScenarioEntry* entry = fate_.at(scenario.name);
        if (entry == nullptr) {
            changes_.replace(tables_[t].begin, tables_[last_part(t)].end, "");
            return;
        }
        if (entry->name != scenario.name)
            set_entry(changes_, text_, tables_[t], "name", toml_text(entry->name));
        if (entry->edits != scenario.edits)
            set_entry(changes_, text_, tables_[t], "edits", source_text(entry->edits));
    }

    void edit_link(const TomlTableText& table, const ScenarioLink& link,
                   const std::vector<ScenarioEntry>& entries) {
        const std::string linked = linked_scenario(link, entries, fate_);
        if (linked == link.scenario) return;
        set_entry(changes_, text_, table, link.key,
                  linked.empty() ? std::nullopt : std::optional(toml_text(linked)));
    }

    void add_new(const std::vector<ScenarioEntry>& entries, std::size_t behind) {
        std::string added;
        const std::string end = line_break_of(text_);
        for (const ScenarioEntry& entry : entries) {
            if (!is_new(entry, fate_)) continue;
            added += end + "[[scenario]]" + end + "name = " + toml_text(entry.name) + end +
                     "edits = " + source_text(entry.edits) + end;
            if (!entry.cost_sek.empty()) added += "cost = " + toml_amounts(entry.cost_sek) + end;
        }
        if (added.empty()) return;
        if (behind > 0 && text_[behind - 1] != '\n') added.insert(0, end);
        changes_.replace(behind, behind, added);
    }

    const std::string& text_;
    const Study& now_;
    const FateOfScenarios& fate_;
    std::vector<TomlTableText> tables_;
    TextChanges changes_;
};

/// Those of the study that the caller knows nothing of.
std::vector<StudyScenario> unknown_scenarios(const Study& study,
                                             const std::vector<ScenarioEntry>& entries,
                                             const std::set<std::string>& known) {
    std::vector<StudyScenario> unknown;
    for (const StudyScenario& scenario : study.scenarios) {
        const bool asked_for = std::any_of(
            entries.begin(), entries.end(),
            [&](const ScenarioEntry& entry) { return entry.former_name == scenario.name; });
        if (!asked_for && !known.contains(scenario.name)) unknown.push_back(scenario);
    }
    return unknown;
}

}  // namespace

StudyWithScenarios with_scenarios(std::string_view toml, const std::filesystem::path& file,
                                  const std::vector<ScenarioEntry>& asked,
                                  const std::set<std::string>& known) {
    const Study now = parse_study(toml, file);
    std::vector<ScenarioEntry> entries = asked;
    std::vector<std::string> added_by_others;
    for (const StudyScenario& scenario : unknown_scenarios(now, asked, known)) {
        for (const ScenarioEntry& entry : asked)
            if (entry.name == scenario.name)
                throw InputError(utf8(file),
                                 "has got a scenario '" + scenario.name + "' from someone else",
                                 "give this one another name");
        entries.push_back({scenario.name, scenario.name, scenario.edits, {}, {}, {}});
        added_by_others.push_back(scenario.name);
    }
    const FateOfScenarios fate = fates(now, entries);
    const Study wanted = meant(now, entries, fate);
    const std::string text(toml);
    std::string edited = ScenarioTextEditor(text, now, fate).edited(entries);
    if (parse_study_if_valid(edited, file) == wanted)
        return {wanted, std::move(edited), true, std::move(added_by_others),
                removed_ones(now, fate)};
    // A text with scenarios written in another way, as an inline list: nothing of what it says is
    // lost, but its comments are.
    return {wanted, to_toml(wanted), false, std::move(added_by_others), removed_ones(now, fate)};
}

StudyWithScenarios save_scenarios_of_study(const std::filesystem::path& file,
                                           const std::vector<ScenarioEntry>& entries,
                                           const std::set<std::string>& known) {
    const std::string text = read_study_text(file);
    StudyWithScenarios made = with_scenarios(text, file, entries, known);
    if (made.toml != text) save_study_text(file, made.toml);
    return made;
}

}  // namespace tk
