#include "layers/study_chain_text.h"

#include <algorithm>
#include <map>
#include <utility>

#include "engine/core/input_error.h"
#include "layers/output_file.h"
#include "layers/study_file.h"
#include "layers/study_tables.h"
#include "layers/toml_edit.h"

namespace tk {
namespace {

template <class Entry>
using ChainSteps = std::vector<ChainStep<Entry>>;

std::string& entry_name(StudyProblem& problem) {
    return problem.id;
}
std::string& entry_name(StudyMeasure& measure) {
    return measure.id;
}
std::string& entry_name(StudyFollowUp& follow_up) {
    return follow_up.name;
}
template <class Entry>
std::string entry_name(const Entry& entry) {
    Entry copy = entry;
    return entry_name(copy);
}

const char* entry_kind(const StudyProblem&) {
    return "problem";
}
const char* entry_kind(const StudyMeasure&) {
    return "measure";
}
const char* entry_kind(const StudyFollowUp&) {
    return "follow-up";
}

/// `now` with what differs from `from` to `to`.
template <class Entry, class... Members>
Entry with_members(Entry now, const Entry& from, const Entry& to, Members... members) {
    const auto take = [&](auto member) {
        if (!(from.*member == to.*member)) now.*member = to.*member;
    };
    (take(members), ...);
    return now;
}

StudyProblem with_difference(const StudyProblem& now, const StudyProblem& from,
                             const StudyProblem& to) {
    using T = StudyProblem;
    return with_members(now, from, to, &T::id, &T::text, &T::area, &T::cause);
}

StudyMeasure with_difference(const StudyMeasure& now, const StudyMeasure& from,
                             const StudyMeasure& to) {
    using T = StudyMeasure;
    return with_members(now, from, to, &T::id, &T::problem, &T::kind, &T::setting, &T::scenario,
                        &T::area, &T::responsible, &T::cost_sek, &T::indicator, &T::starts,
                        &T::follow_up);
}

StudyFollowUp with_difference(const StudyFollowUp& now, const StudyFollowUp& from,
                              const StudyFollowUp& to) {
    using T = StudyFollowUp;
    return with_members(now, from, to, &T::name, &T::treated, &T::treated_cameras,
                        &T::treated_scenario, &T::control, &T::buffer_m, &T::buffer,
                        &T::control_buffer, &T::date, &T::before_days, &T::after_days,
                        &T::categories, &T::overdispersion, &T::locked);
}

/// As parse_study() gives it.
void tidy_source(std::string& source, const std::filesystem::path& folder) {
    source = resolved_source(relative_source(source, folder), folder);
}
StudyProblem tidy_entry(StudyProblem problem, const std::filesystem::path& folder) {
    tidy_source(problem.area, folder);
    return problem;
}
StudyMeasure tidy_entry(StudyMeasure measure, const std::filesystem::path& folder) {
    tidy_source(measure.area, folder);
    return measure;
}
StudyFollowUp tidy_entry(StudyFollowUp follow_up, const std::filesystem::path& folder) {
    for (std::string* source :
         {&follow_up.treated, &follow_up.control, &follow_up.buffer, &follow_up.control_buffer})
        tidy_source(*source, folder);
    // One key says either of them.
    if (!follow_up.buffer.empty()) follow_up.buffer_m = StudyFollowUp{}.buffer_m;
    return follow_up;
}

template <class Entry>
const ChainStep<Entry>* step_from(const ChainSteps<Entry>& steps, const std::string& name) {
    for (const ChainStep<Entry>& step : steps)
        if (step.from && entry_name(*step.from) == name) return &step;
    return nullptr;
}

template <class Entry>
bool some_is_to_be(const ChainSteps<Entry>& steps, const std::string& name) {
    return std::any_of(steps.begin(), steps.end(), [&](const ChainStep<Entry>& step) {
        return step.to && entry_name(*step.to) == name;
    });
}

/// What becomes of every entry that a study has, in its order, and behind them those to be added.
class ChainFates {
public:
    ChainFates(const Study& now, const ChainChange& change)
        : file_(utf8(now.file)), folder_(now.file.parent_path()) {
        problems = fates_of(now.problems, change.problems);
        measures = fates_of(now.measures, change.measures);
        follow_ups = fates_of(now.follow_ups, change.follow_ups);
        for (ChainStep<StudyMeasure>& measure : measures) follow_links(measure);
        refuse_bad_names(problems);
        refuse_bad_names(measures);
        refuse_bad_names(follow_ups);
        for (const ChainStep<StudyMeasure>& measure : measures)
            if (measure.to) refuse_missing_link(*measure.to, now);
    }

    Study wanted(Study study) const {
        put(problems, study.problems);
        put(measures, study.measures);
        put(follow_ups, study.follow_ups);
        return study;
    }

    ChainChange made() const { return {changed(problems), changed(measures), changed(follow_ups)}; }

    ChainSteps<StudyProblem> problems;
    ChainSteps<StudyMeasure> measures;
    ChainSteps<StudyFollowUp> follow_ups;

private:
    template <class Entry>
    ChainSteps<Entry> fates_of(const std::vector<Entry>& now, const ChainSteps<Entry>& asked) {
        ChainSteps<Entry> fates;
        for (const Entry& entry : now) fates.push_back({entry, entry});
        for (const ChainStep<Entry>& step : asked) {
            if (!step.from) {
                if (step.to) fates.push_back({std::nullopt, tidy_entry(*step.to, folder_)});
                continue;
            }
            const auto at = std::find_if(fates.begin(), fates.end(), [&](const auto& fate) {
                return fate.from && entry_name(*fate.from) == entry_name(*step.from);
            });
            if (at == fates.end())
                throw InputError(file_,
                                 std::string("has no ") + entry_kind(*step.from) + " '" +
                                     entry_name(*step.from) + "' any more",
                                 "read the study again");
            if (step.to)
                at->to = tidy_entry(with_difference(*at->from, *step.from, *step.to), folder_);
            else
                at->to.reset();
        }
        return fates;
    }

    /// A link that nobody has set anew goes where its problem or follow-up goes.
    template <class Entry>
    void follow_link(ChainStep<StudyMeasure>& measure, std::string StudyMeasure::*link,
                     const ChainSteps<Entry>& entries) const {
        if (!measure.from || !measure.to) return;
        std::string& name = *measure.to.*link;
        if (name.empty() || name != *measure.from.*link) return;
        if (const ChainStep<Entry>* step = step_from(entries, name))
            name = step->to ? entry_name(*step->to) : std::string();
    }
    void follow_links(ChainStep<StudyMeasure>& measure) const {
        follow_link(measure, &StudyMeasure::problem, problems);
        follow_link(measure, &StudyMeasure::follow_up, follow_ups);
    }

    template <class Entry>
    void refuse_bad_names(const ChainSteps<Entry>& steps) const {
        for (const ChainStep<Entry>& step : steps) {
            if (!step.to) continue;
            const std::string name = entry_name(*step.to);
            const std::string kind = entry_kind(*step.to);
            if (name.empty())
                throw InputError(file_, "would get a " + kind + " without a name", "give it one");
            const auto same = std::count_if(steps.begin(), steps.end(), [&](const auto& other) {
                return other.to && entry_name(*other.to) == name;
            });
            if (same > 1)
                throw InputError(file_, "has a " + kind + " '" + name + "' already",
                                 "give this one another name");
        }
    }

    void refuse_missing_link(const StudyMeasure& measure, const Study& now) const {
        const bool has_scenario =
            std::any_of(now.scenarios.begin(), now.scenarios.end(),
                        [&](const StudyScenario& s) { return s.name == measure.scenario; });
        const auto require = [&](bool there, const char* kind, const std::string& name) {
            if (name.empty() || there) return;
            throw InputError(file_,
                             "would get a measure '" + measure.id + "' of the " + kind + " '" +
                                 name + "', which it does not have",
                             "choose another, or none");
        };
        require(some_is_to_be(problems, measure.problem), "problem", measure.problem);
        require(some_is_to_be(follow_ups, measure.follow_up), "follow-up", measure.follow_up);
        require(has_scenario, "scenario", measure.scenario);
    }

    template <class Entry>
    static void put(const ChainSteps<Entry>& steps, std::vector<Entry>& entries) {
        entries.clear();
        for (const ChainStep<Entry>& step : steps)
            if (step.to) entries.push_back(*step.to);
    }
    template <class Entry>
    static ChainSteps<Entry> changed(const ChainSteps<Entry>& steps) {
        ChainSteps<Entry> some;
        for (const ChainStep<Entry>& step : steps)
            if (step.from != step.to) some.push_back(step);
        return some;
    }

    std::string file_;
    std::filesystem::path folder_;
};

/// Changes the text of a study, table by table as they stand in it.
class ChainTextEditor {
public:
    ChainTextEditor(const std::string& text, const std::filesystem::path& folder)
        : text_(text), folder_(folder), end_(line_break_of(text)), tables_(toml_layout(text)) {}

    std::string edited(const ChainFates& fates) {
        edit_kind("[[problem]]", fates.problems);
        edit_kind("[[measure]]", fates.measures);
        edit_kind("[[follow_up]]", fates.follow_ups);
        return changes_.applied_to(text_);
    }

private:
    template <class Entry>
    void edit_kind(const std::string& heading, const ChainSteps<Entry>& steps) {
        std::size_t next = 0, behind = text_.size();
        for (const TomlTableText& table : tables_) {
            if (table.heading != heading || next >= steps.size() || !steps[next].from) continue;
            edit_table(table, steps[next++]);
            behind = table.end;
        }
        std::string added;
        for (const ChainStep<Entry>& step : steps)
            if (!step.from) added += new_table(*step.to);
        if (added.empty()) return;
        if (behind > 0 && text_[behind - 1] != '\n') added.insert(0, end_);
        changes_.replace(behind, behind, std::move(added));
    }

    template <class Entry>
    std::string new_table(const Entry& entry) const {
        std::string table;
        for (const char c : plan_table(entry, folder_))
            table += c == '\n' ? end_ : std::string(1, c);
        return table;
    }

    /// Keys and their values as they are written.
    template <class Entry>
    std::map<std::string, std::string> lines_of(const Entry& entry) const {
        std::map<std::string, std::string> lines;
        const std::string table = plan_table(entry, folder_);
        const std::vector<TomlTableText> layout = toml_layout(table);
        for (const TomlEntry& line : layout.back().entries)
            lines[line.key] = table.substr(line.value_begin, line.value_end - line.value_begin);
        return lines;
    }

    template <class Entry>
    void edit_table(const TomlTableText& table, const ChainStep<Entry>& step) {
        if (!step.to) return changes_.replace(table.begin, table.end, "");
        const auto before = lines_of(*step.from), now = lines_of(*step.to);
        for (const auto& [key, value] : before)
            if (!now.contains(key)) set_entry(changes_, text_, table, key, std::nullopt);
        for (const auto& [key, value] : now)
            if (const auto former = before.find(key);
                former == before.end() || former->second != value)
                set_entry(changes_, text_, table, key, value);
    }

    const std::string& text_;
    const std::filesystem::path& folder_;
    std::string end_;
    std::vector<TomlTableText> tables_;
    TextChanges changes_;
};

}  // namespace

ChainChange reversed(ChainChange change) {
    const auto turn = [](auto& steps) {
        for (auto& step : steps) std::swap(step.from, step.to);
    };
    turn(change.problems);
    turn(change.measures);
    turn(change.follow_ups);
    return change;
}

StudyWithChain with_chain_change(std::string_view toml, const std::filesystem::path& file,
                                 const ChainChange& change) {
    const Study now = parse_study(toml, file);
    const ChainFates fates(now, change);
    const Study wanted = fates.wanted(now);
    std::string text(toml);
    std::string edited = ChainTextEditor(text, file.parent_path()).edited(fates);
    if (parse_study_if_valid(edited, file) == wanted)
        return {wanted, std::move(edited), true, fates.made(), std::move(text)};
    // A text that says them in another way, as an inline list: nothing of what it says is lost, but
    // its comments are. What cannot be read back is not written over what could.
    edited = to_toml(wanted);
    return {parse_study(edited, file), edited, false, fates.made(), std::move(text)};
}

StudyWithChain change_chain_of_study(const std::filesystem::path& file, const ChainChange& change) {
    StudyWithChain made = with_chain_change(read_study_text(file), file, change);
    if (made.toml != made.former) save_study_text(file, made.toml);
    return made;
}

StudyWithChain take_back_chain_change(const std::filesystem::path& file,
                                      const StudyWithChain& done) {
    if (read_study_text(file) != done.toml) return change_chain_of_study(file, reversed(done.made));
    save_study_text(file, done.former);
    return {parse_study(done.former, file), done.former, true, reversed(done.made), done.toml};
}

}  // namespace tk
