// Scenarios, problems, measures and follow-ups of a study, and the names by which they refer to
// one another.
#include <algorithm>

#include <fmt/format.h>

#include "layers/study_tables.h"

namespace tk {
namespace {

/// Refuses a name that an earlier table of its kind bears.
template <typename T>
void refuse_second(const ConfigReader& table, std::string_view key, const std::vector<T>& earlier,
                   std::string T::*name, const std::string& value) {
    for (const T& other : earlier)
        if (other.*name == value)
            table.refuse(key, "is '" + value + "' a second time",
                         fmt::format("give every {} its own {}", table.name(), key));
}

/// A name under `key` that one of `all` must bear; empty where the key is not there.
template <typename T>
std::string reference_to(ConfigReader& table, std::string_view key, const std::vector<T>& all,
                         std::string T::*name) {
    const std::string wanted = table.text(key).value_or("");
    std::vector<std::string> known;
    for (const T& one : all) known.push_back(one.*name);
    if (wanted.empty() || std::find(known.begin(), known.end(), wanted) != known.end())
        return wanted;
    const std::string nearest = nearest_word(wanted, known);
    table.refuse(key, "is '" + wanted + "', which the study does not have",
                 nearest.empty() ? fmt::format("add it, or leave {} out", key)
                                 : "did you mean '" + nearest + "'?");
}

void read_scenario_tables(ConfigReader& root, Study& study) {
    for (ConfigReader& table : root.tables("scenario")) {
        StudyScenario scenario;
        scenario.name = required_text(table, "name", "name it, as in name = \"Plan B\"");
        refuse_second(table, "name", study.scenarios, &StudyScenario::name, scenario.name);
        scenario.edits = study_source(table, "edits", study);
        if (scenario.edits.empty())
            table.refuse_at(table.line_of("edits"), table.name() + " has no edits",
                            "name the file that holds them, as in edits = \"plan-b.gpkg\"");
        if (auto cost = table.table("cost")) {
            for (const std::string_view kind :
                 {"light", "camera", "development", "building", "street", "tree"})
                if (const auto sek = cost->number(kind, zero_or_more))
                    scenario.cost_sek[std::string(kind)] = *sek;
            cost->refuse_other_keys();
        }
        table.refuse_other_keys();
        study.scenarios.push_back(std::move(scenario));
    }
}

void read_problem_tables(ConfigReader& root, Study& study) {
    for (ConfigReader& table : root.tables("problem")) {
        StudyProblem problem;
        problem.id = required_text(table, "id", "give it one, as in id = \"P1\"");
        refuse_second(table, "id", study.problems, &StudyProblem::id, problem.id);
        problem.text = table.text("text").value_or("");
        problem.area = study_source(table, "area", study);
        problem.cause = table.text("cause").value_or("");
        table.refuse_other_keys();
        study.problems.push_back(std::move(problem));
    }
}

void read_follow_up_buffer(ConfigReader& table, const Study& study, StudyFollowUp& follow_up) {
    const ConfigValue* value = table.value("buffer");
    if (value != nullptr && std::holds_alternative<std::string>(value->value))
        follow_up.buffer = study_source(table, "buffer", study);
    else
        follow_up.buffer_m = table.number("buffer", zero_or_more).value_or(follow_up.buffer_m);
    follow_up.control_buffer = study_source(table, "control_buffer", study);
}

int days_of(ConfigReader& table, std::string_view key, int otherwise) {
    const auto count = table.whole(key, 1);
    if (count && *count > 36525)
        table.refuse(key, fmt::format("is {}", *count), "give at most 36525");
    return count ? static_cast<int>(*count) : otherwise;
}

void read_overdispersion(ConfigReader& table, StudyFollowUp& follow_up) {
    const ConfigValue* value = table.value("overdispersion");
    if (value != nullptr && std::holds_alternative<std::string>(value->value))
        table.choice("overdispersion", {"estimate"});
    else
        follow_up.overdispersion = table.number("overdispersion", above_zero);
}

/// The area that got the measure: polygons, or the cameras that see it.
void read_treated(ConfigReader& table, const Study& study, StudyFollowUp& follow_up) {
    follow_up.treated = study_source(table, "treated", study);
    follow_up.treated_cameras = table.texts("treated_cameras").value_or(std::vector<std::string>{});
    follow_up.treated_scenario =
        reference_to(table, "treated_scenario", study.scenarios, &StudyScenario::name);
    if (!follow_up.treated.empty() && follow_up.by_cameras())
        table.refuse("treated", "stands beside cameras",
                     "give either the area that got the measure or the cameras that see it");
}

void read_follow_up_tables(ConfigReader& root, Study& study) {
    for (ConfigReader& table : root.tables("follow_up")) {
        StudyFollowUp follow_up;
        follow_up.name = required_text(table, "name", "name it, as in name = \"New lamps\"");
        refuse_second(table, "name", study.follow_ups, &StudyFollowUp::name, follow_up.name);
        read_treated(table, study, follow_up);
        follow_up.control = study_source(table, "control", study);
        read_follow_up_buffer(table, study, follow_up);
        follow_up.date = table.date("date");
        follow_up.before_days = days_of(table, "before_days", follow_up.before_days);
        follow_up.after_days = days_of(table, "after_days", follow_up.after_days);
        follow_up.categories = study_categories(table, "category");
        read_overdispersion(table, follow_up);
        follow_up.locked = table.text("locked").value_or("");
        table.refuse_other_keys();
        study.follow_ups.push_back(std::move(follow_up));
    }
}

void read_measure_tables(ConfigReader& root, Study& study) {
    for (ConfigReader& table : root.tables("measure")) {
        StudyMeasure measure;
        measure.id = required_text(table, "id", "give it one, as in id = \"A1\"");
        refuse_second(table, "id", study.measures, &StudyMeasure::id, measure.id);
        measure.problem = reference_to(table, "problem", study.problems, &StudyProblem::id);
        measure.kind = table.choice_of("kind", measure_kinds()).value_or(measure.kind);
        measure.setting = table.text("setting").value_or("");
        measure.scenario = reference_to(table, "scenario", study.scenarios, &StudyScenario::name);
        measure.area = study_source(table, "area", study);
        measure.responsible = table.text("responsible").value_or("");
        measure.cost_sek = table.number("cost", zero_or_more);
        measure.indicator = table.text("indicator").value_or("");
        measure.starts = table.date("starts");
        measure.follow_up =
            reference_to(table, "follow_up", study.follow_ups, &StudyFollowUp::name);
        table.refuse_other_keys();
        study.measures.push_back(std::move(measure));
    }
}

}  // namespace

void read_plan_tables(ConfigReader& root, Study& study) {
    read_scenario_tables(root, study);
    read_problem_tables(root, study);
    read_follow_up_tables(root, study);
    read_measure_tables(root, study);
}

}  // namespace tk
