// A whole study: `tryggkarta run`.
#include "cli/verb_run.h"

#include <map>

#include "cli/at_values.h"
#include "cli/facade_notes.h"
#include "cli/layer_name.h"
#include "cli/path_lighting_result.h"
#include "cli/plain_number.h"
#include "cli/planned_sources.h"
#include "cli/reading.h"
#include "cli/side_results.h"
#include "cli/study_follow_ups.h"
#include "cli/study_measures.h"
#include "cli/study_result.h"
#include "cli/surface_output.h"
#include "cli/text_table.h"
#include "engine/assess/assessment.h"
#include "engine/core/input_error.h"
#include "engine/scenario/apply.h"
#include "engine/scenario/describe.h"
#include "layers/load_study.h"
#include "layers/output_file.h"
#include "layers/provenance.h"
#include "layers/study_file.h"

namespace tk::cli {
namespace {

/// Two scenarios may not write the same tables.
void require_different_names(const Study& study) {
    std::map<std::string, std::string> named;
    for (const StudyScenario& scenario : study.scenarios) {
        const auto [at, is_new] = named.emplace(layer_name_part(scenario.name), scenario.name);
        if (!is_new)
            throw InputError(source_name(utf8(study.file)),
                             "the scenarios '" + at->second + "' and '" + scenario.name +
                                 "' would both write tables named ..._" + at->first,
                             "give one of them a name that differs in letters or digits");
    }
}

/// Of today's town, or of a plan's where it has others of either kind or of what stands.
void note_facades(const Assessment& side, const Town* today, const std::string& plan,
                  std::vector<std::string>& notes) {
    const Town& town = side.town();
    const auto obstacles = side.obstacles();
    const bool stands_otherwise = today == nullptr || &today->buildings() != &town.buildings() ||
                                  &today->developments() != &town.developments();
    if (stands_otherwise || &today->lights() != &town.lights())
        note_lights_in_buildings(town.lights(), *obstacles, notes, plan);
    if (stands_otherwise || &today->cameras() != &town.cameras())
        note_cameras_in_buildings(town.cameras(), *obstacles, notes, plan);
}

std::string surface_table(const std::vector<WrittenSurface>& surfaces) {
    std::vector<std::vector<std::string>> rows{{"surface", "unit", "minimum", "mean", "maximum"}};
    for (const WrittenSurface& s : surfaces)
        rows.push_back({s.name, s.unit, plain_number(s.statistics.minimum),
                        plain_number(s.statistics.mean), plain_number(s.statistics.maximum)});
    return text_table(rows);
}

std::string layer_table(const std::vector<ReadReport>& reports) {
    std::vector<std::vector<std::string>> rows{{"layer", "read", "used", "filtered", "skipped"}};
    for (const ReadReport& r : reports)
        rows.push_back({r.role, grouped(r.read), grouped(r.used), grouped(r.filtered),
                        grouped(r.skipped_rows())});
    return text_table(rows);
}

}  // namespace

void RunVerb::declare(OptionSet& options) {
    options.source("STUDY", study_, "study file (.toml)");
    output_.declare(options, "the result: .gpkg");
    options.required("--out");
    options.text("--scenario", "NAME", scenario_, "only this scenario (all)");
    options.flag("--with-incidents", with_incidents_,
                 "incidents as points too, not only as counts in 250 m squares");
    options.flag("--with-streets", with_streets_,
                 "the light along every street too, today and in each scenario");
    options.text("--phase-date", "D", phase_date_,
                 "the day for which planned developments stand or not");
}

void RunVerb::check(const OptionSet&) {
    output_.check({".gpkg"});
    parse_day("--phase-date", phase_date_);
}

Outcome RunVerb::run(const Context& context) {
    context.begin_part("read");
    Outcome outcome;
    const Study study = read_study(path_from_utf8(study_));
    require_different_names(study);
    refuse_existing(output_);
    const LoadedStudy loaded = load_study(
        study, {.phase_date = parse_day("--phase-date", phase_date_), .scenario = scenario_},
        context.progress);
    outcome.notes = loaded.notes;
    for (const ReadReport& report : loaded.reports) take_notes(report, outcome.notes);

    context.begin_part("compute");
    StudyResult result{
        study,
        loaded,
        std::make_unique<Assessment>(assess(loaded.town, loaded.parameters, context.progress)),
        {},
        {},
        {}};
    if (with_streets_) {
        outcome.notes.emplace_back(classes_are_unchecked);
        result.streets_today = light_along_streets(result, *result.today, context.progress);
    }
    for (const MissingSurface& missing : result.today->missing())
        outcome.notes.push_back(std::string(surface_name(missing.surface)) +
                                " is left out: " + missing.reason);
    note_facades(*result.today, nullptr, {}, outcome.notes);
    for (const Scenario& scenario : loaded.scenarios) {
        const auto town = apply(*loaded.town, scenario);
        Assessment after = reassess(*result.today, town, scenario.edits, context.progress);
        note_facades(after, loaded.town.get(), scenario.name, outcome.notes);
        result.plans.push_back(
            {scenario, after, compare(*result.today, after, loaded.town->areas()), {}});
        if (with_streets_)
            result.plans.back().streets = light_along_streets(result, after, context.progress);
    }

    // All that can be interrupted comes before the former result is replaced.
    result.patterns = find_patterns(result, context);
    const std::vector<std::string>& found = result.patterns.notes;
    outcome.notes.insert(outcome.notes.end(), found.begin(), found.end());
    const Json coverage = coverage_of_sides(result, context.progress);
    StudyFollowUps follow_ups = compute_follow_ups(study, loaded, context);
    outcome.notes.insert(outcome.notes.end(), follow_ups.notes.begin(), follow_ups.notes.end());
    const StudyMeasures measures = expect_of_measures(result, follow_ups, context);
    outcome.notes.insert(outcome.notes.end(), measures.notes.begin(), measures.notes.end());
    context.begin_part("write");
    const std::vector<WrittenSurface> written =
        write_study_result(result, output_, {.with_incidents = with_incidents_}, context);
    outcome.output = output_.path();
    outcome.grid = loaded.parameters.grid;
    outcome.parameters = study_parameters(result);
    outcome.parameters["measures"] = measures.parameters;
    outcome.input = loaded.reports.front();
    Json outputs = Json::array();
    for (const WrittenSurface& s : written) {
        outputs.push_back({{"name", s.name},
                           {"kind", s.kind},
                           {"unit", s.unit},
                           {"minimum", number_or_null(s.statistics.minimum)},
                           {"mean", number_or_null(s.statistics.mean)},
                           {"maximum", number_or_null(s.statistics.maximum)}});
        if (!outcome.cells_with_data) outcome.cells_with_data = s.statistics.cells_with_data;
    }
    Json layers = Json::array();
    for (const ReadReport& report : loaded.reports) layers.push_back(report_as_json(report));
    outcome.result = {{"outputs", outputs}, {"areas", areas_as_json(result)}, {"layers", layers}};
    outcome.result["coverage"] = coverage;
    if (with_streets_) outcome.result["street_lighting"] = lighting_of_sides(result);
    outcome.text = "study '" + study.name + "'\n\n" + layer_table(loaded.reports) + "\n" +
                   surface_table(written);
    const std::string of_sides = side_table(
        outcome.result["coverage"], with_streets_ ? outcome.result["street_lighting"] : Json());
    if (!of_sides.empty()) outcome.text += "\n" + of_sides;
    outcome.result.update(result.patterns.results);
    outcome.text += result.patterns.text;
    outcome.result["follow_ups"] = follow_ups.list;
    outcome.result["measures"] = measures.list;
    outcome.text += follow_ups.text + measures.text;
    return outcome;
}

}  // namespace tk::cli
