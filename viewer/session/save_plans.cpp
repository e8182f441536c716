#include "viewer/session/save_plans.h"

#include <algorithm>
#include <exception>
#include <set>
#include <system_error>
#include <utility>

#include "engine/core/letter_case.h"
#include "layers/drawings_file.h"
#include "layers/layer_name.h"
#include "layers/output_file.h"
#include "layers/platform_disk.h"
#include "layers/study_scenarios_text.h"
#include "layers/write_scenario.h"
#include "viewer/text/fill_in.h"
#include "viewer/text/reader_words.h"
#include "viewer/text/translation.h"

namespace tk {
namespace {

namespace fs = std::filesystem;

/// Whether edits can be written to the source: a GeoPackage named by its path alone.
bool is_geopackage_path(const std::string& source) {
    const bool elsewhere = source.find('|') != std::string::npos || source.starts_with("/vsi") ||
                           source.find("://") != std::string::npos;
    return !elsewhere && folded(source).ends_with(".gpkg");
}

const StudyScenario* scenario_with_source(const Study& study, const std::string& source) {
    const StudyScenario* found = nullptr;
    for (const StudyScenario& scenario : study.scenarios) {
        if (source.empty() || scenario.edits != source) continue;
        if (found != nullptr) return nullptr;  // two share a file: only their names tell
        found = &scenario;
    }
    return found;
}

/// The study's scenario that a plan was: found by its file, since it may have a new name; by its
/// name only where no other plan is found to be it. A name that a renamed plan has left may be a
/// new one's, and one that could not be read is no plan's: it is not to be written over.
const StudyScenario* former_scenario(const Study& study, const LoadedStudy& loaded,
                                     const Plan& plan, const std::vector<Plan>& plans) {
    if (const StudyScenario* found = scenario_with_source(study, plan.source)) return found;
    for (const StudyScenario& scenario : study.scenarios) {
        if (scenario.name != plan.name) continue;
        const bool unreadable =
            std::any_of(loaded.unreadable.begin(), loaded.unreadable.end(),
                        [&](const auto& left_out) { return left_out.first == plan.name; });
        if (unreadable) continue;
        const bool is_another = std::any_of(plans.begin(), plans.end(), [&](const Plan& other) {
            return &other != &plan && scenario_with_source(study, other.source) == &scenario;
        });
        if (!is_another) return &scenario;
    }
    return nullptr;
}

class PlanWriter {
public:
    explicit PlanWriter(const PlansToSave& what) : what_(what) {
        made_.document = what.document;
        made_.study = what.study;
        made_.removed = what.removed;
    }

    SavedPlans write() {
        try {
            write_all();
        } catch (const std::exception& why) {
            made_.failure = error_words(why);
        }
        return std::move(made_);
    }

private:
    void write_all() {
        std::vector<ScenarioEntry> entries;
        for (const Plan& plan : what_.document->plans) {
            const StudyScenario* former =
                former_scenario(*what_.study, *what_.loaded, plan, what_.document->plans);
            const bool keeps_file = is_geopackage_path(plan.source) && !used_.contains(plan.source);
            const std::string source = keeps_file ? plan.source : new_source(plan.name);
            used_.insert(source);
            if (!keeps_file || !is_saved(plan, source)) write_plan(plan, source);
            made_.sources[plan.name] = source;
            entries.push_back(entry_of(plan, former, source));
        }
        write_drawn();
        write_study(entries);
    }

    /// Of a plan whose deletion was saved and undone, with what the study said of it.
    ScenarioEntry entry_of(const Plan& plan, const StudyScenario* former,
                           const std::string& source) const {
        if (former != nullptr) return {former->name, plan.name, source};
        ScenarioEntry entry{{}, plan.name, source};
        for (const RemovedScenario& removed : what_.removed) {
            if (removed.scenario.edits != source) continue;
            entry.cost_sek = removed.scenario.cost_sek;
            entry.measures = removed.measures;
            entry.follow_ups = removed.follow_ups;
        }
        return entry;
    }

    fs::path folder() const { return what_.study->file.parent_path(); }

    std::string new_source(const std::string& name) const {
        for (int number = 1;; ++number) {
            const std::string ending = number == 1 ? "" : "-" + std::to_string(number);
            const fs::path path =
                folder() / path_from_utf8(layer_name_part(name) + ending + ".gpkg");
            std::error_code ignored;
            if (!fs::exists(path, ignored) && !used_.contains(utf8(path))) return utf8(path);
        }
    }

    bool is_saved(const Plan& plan, const std::string& source) const {
        std::error_code ignored;
        if (what_.saved == nullptr || !fs::exists(path_from_utf8(source), ignored)) return false;
        return std::any_of(
            what_.saved->plans.begin(), what_.saved->plans.end(),
            [&](const Plan& saved) { return saved.source == source && saved.edits == plan.edits; });
    }

    /// Before it is written over.
    void protect(const fs::path& file) {
        const std::optional<FileStamp> now = stamp_of(file);
        const auto known = what_.files.find(file);
        if (!now || (known != what_.files.end() && known->second == *now)) return;
        made_.notes.push_back(
            fill_in(tr("{} has been written by another program since it was read. What it held is "
                       "kept as {}."),
                    {utf8(file.filename()), utf8(keep_backup(file).filename())}));
    }
    void wrote(const fs::path& file) {
        keep_on_disk(file);
        made_.written.push_back(file);
        if (const auto stamp = stamp_of(file)) made_.files[file] = *stamp;
    }

    void write_plan(const Plan& plan, const std::string& source) {
        protect(path_from_utf8(source));
        std::vector<ScenarioEdit> edits;
        for (const PlanEdit& edit : plan.edits) edits.push_back({edit.edit, edit.on});
        const ReadContext& context = what_.loaded->context;
        write_scenario({path_from_utf8(source), context.crs.wkt(), context.phase_date,
                        what_.provenance, what_.owners},
                       edits, *what_.loaded->town);
        wrote(path_from_utf8(source));
    }

    void write_drawn() {
        const std::vector<Drawing>& drawings = what_.document->drawings;
        const bool same =
            what_.saved == nullptr ? drawings.empty() : what_.saved->drawings == drawings;
        if (same) return;
        const fs::path file = drawings_file(what_.study->file);
        protect(file);
        write_drawings(file, drawings, what_.loaded->context.crs.wkt(), what_.provenance);
        wrote(file);
    }

    void write_study(const std::vector<ScenarioEntry>& entries) {
        const std::vector<StudyScenario>& now = what_.study->scenarios;
        const bool same =
            std::equal(entries.begin(), entries.end(), now.begin(), now.end(),
                       [](const ScenarioEntry& entry, const StudyScenario& scenario) {
                           return entry.name == scenario.name && entry.edits == scenario.edits;
                       });
        if (same) return;
        std::set<std::string> known;
        for (const StudyScenario& scenario : now)
            if (what_.saved == nullptr || what_.saved->plan(scenario.name) != nullptr)
                known.insert(scenario.name);
        StudyWithScenarios made = save_scenarios_of_study(what_.study->file, entries, known);
        made_.study = std::make_shared<const Study>(std::move(made.study));
        made_.written.push_back(what_.study->file);
        made_.removed.insert(made_.removed.end(), made.removed.begin(), made.removed.end());
        for (const std::string& name : made.added_by_others) {
            // One that could not be read stays as well, and has been told of.
            if (std::any_of(now.begin(), now.end(),
                            [&](const StudyScenario& s) { return s.name == name; }))
                continue;
            made_.notes.push_back(fill_in(
                tr("The study has got the proposal {} from someone else. It stays; read the study "
                   "again (F5) to see it."),
                {name}));
        }
        if (!made.text_kept)
            made_.notes.emplace_back(
                tr("The study's file had to be written anew, without its comments. The former one "
                   "is kept beside it as .bak."));
    }

    const PlansToSave& what_;
    SavedPlans made_;
    std::set<std::string> used_;
};

using SourcesByName = std::map<std::string, std::string>;

std::shared_ptr<const Document> with_sources(const Document& document,
                                             const SourcesByName& sources) {
    auto made = std::make_shared<Document>(document);
    for (Plan& plan : made->plans)
        if (const auto found = sources.find(plan.name); found != sources.end())
            plan.source = found->second;
    return made;
}

/// A step of undo may lead to a plan from before it had a file: it has the same one.
void give_sources(std::vector<std::shared_ptr<const Document>>& steps,
                  const SourcesByName& sources) {
    for (std::shared_ptr<const Document>& step : steps) {
        SourcesByName missing;
        for (const Plan& plan : step->plans)
            if (const auto found = sources.find(plan.name);
                found != sources.end() && plan.source.empty())
                missing.insert(*found);
        if (!missing.empty()) step = with_sources(*step, missing);
    }
}

}  // namespace

Document document_of(const Study& study, const LoadedStudy& loaded, std::vector<Drawing> drawings) {
    Document document;
    document.drawings = std::move(drawings);
    for (std::size_t i = 0; i < loaded.scenarios.size(); ++i) {
        Plan plan;
        plan.name = loaded.scenarios[i].name;
        for (const StudyScenario& scenario : study.scenarios)
            if (scenario.name == plan.name) plan.source = scenario.edits;
        for (const ScenarioEdit& edit : loaded.edits[i]) {
            put_edit(plan, edit.edit);
            for (PlanEdit& put : plan.edits)
                if (id_of(put.edit) == id_of(edit.edit) &&
                    layer_of(put.edit) == layer_of(edit.edit))
                    put.on = edit.on;
        }
        document.plans.push_back(std::move(plan));
    }
    return document;
}

FileStamps stamps_of_study(const Study& study) {
    FileStamps stamps;
    const auto add = [&stamps](const fs::path& file) {
        if (const auto stamp = stamp_of(file)) stamps[file] = *stamp;
    };
    for (const StudyScenario& scenario : study.scenarios) add(path_from_utf8(scenario.edits));
    add(drawings_file(study.file));
    return stamps;
}

PlansToSave plans_to_save(const Session& session, Provenance provenance) {
    return {session.study, session.loaded,  session.document, session.saved,
            session.files, session.removed, session.owners,   std::move(provenance)};
}

SavedPlans write_plans(const PlansToSave& what) {
    return PlanWriter(what).write();
}

void take_saved(Session& session, const SavedPlans& saved) {
    session.study = saved.study;
    session.removed = saved.removed;
    for (const auto& [file, stamp] : saved.files) session.files[file] = stamp;
    give_sources(session.undo_stack, saved.sources);
    give_sources(session.redo_stack, saved.sources);
    if (!saved.failure.empty()) {
        session.document = with_sources(*session.document, saved.sources);
        return;
    }
    const bool unchanged = session.document == saved.document;
    session.saved = with_sources(*saved.document, saved.sources);
    session.document = unchanged ? session.saved : with_sources(*session.document, saved.sources);
}

}  // namespace tk
