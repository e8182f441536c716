// Risk terrain modelling: `tryggkarta risk`.
#include "cli/verb_risk.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "cli/at_values.h"
#include "cli/layer_name.h"
#include "cli/plain_number.h"
#include "cli/planned_sources.h"
#include "cli/reading.h"
#include "cli/surface_output.h"
#include "cli/text_table.h"
#include "engine/analyses/risk_feature_sets.h"
#include "engine/assess/assessment.h"
#include "engine/core/input_error.h"
#include "engine/scenario/apply.h"
#include "layers/analysis_style.h"
#include "layers/read_filtered.h"

namespace tk::cli {
namespace {

/// More values (cells x variables) take too much memory.
constexpr double most_risk_values = 2e8;
/// What its accuracy could not be told of.
void note_of_accuracy(const RiskFindings& findings, std::vector<std::string>& notes) {
    if (!findings.squares) notes.push_back("cross_validated is null: " + findings.why_no_squares);
    if (!findings.split) notes.push_back("time_split is null: " + findings.why_no_split);
    if (findings.split_day && findings.without_time > 0)
        notes.push_back("time_split: " + grouped(findings.without_time) +
                        " incidents without a time are left out");
}

}  // namespace

RiskGround RiskVerb::ground_of(std::shared_ptr<const Town> town, const LoadedStudy& loaded,
                               const Progress& progress) const {
    RiskGround ground{std::move(town)};
    if (asked_.surfaces.empty()) return ground;
    AssessmentParameters parameters = loaded.parameters;
    const auto asked = [&](const char* word) {
        return std::find(asked_.surfaces.begin(), asked_.surfaces.end(), word) !=
               asked_.surfaces.end();
    };
    parameters.hotspot.reset();
    parameters.place_index.reset();
    if (!asked("light")) parameters.light.reset();
    if (!asked("cameras")) parameters.cameras.reset();
    if (!asked("sightlines"))
        parameters.sightlines.reset();
    else if (!parameters.sightlines && !ground.town->buildings().empty())
        parameters.sightlines = SightlinesParameters{};
    const Assessment assessment = assess(ground.town, parameters, progress);
    for (const Surface surface : {Surface::light, Surface::cameras, Surface::sightlines}) {
        const std::string name(surface_name(surface));
        if (!asked(name.c_str())) continue;
        if (assessment.surface(surface) == nullptr)
            throw InputError("--surface",
                             "the study has nothing that '" + name + "' could be computed of",
                             "leave it out, or give the study that layer");
        ground.surfaces.push_back({name, assessment.surface(surface)});
    }
    return ground;
}

Json RiskVerb::parameters(const LoadedStudy& loaded, const RiskFindings& findings) const {
    return {{"block_m", asked_.candidates.block_m},
            {"blocks", asked_.candidates.blocks},
            {"increments", asked_.increments},
            {"operations", asked_.operations},
            {"effect", asked_.effect},
            {"folds", asked_.selection.folds},
            {"family", asked_.family},
            {"split", findings.split_day ? Json(split_day_text(findings)) : Json(nullptr)},
            {"area_share", asked_.area_share},
            {"surfaces", asked_.surfaces},
            {"position_error_m",
             asked_.position_error_m > 0.0 ? Json(asked_.position_error_m) : Json(nullptr)},
            {"scenario", asked_.scenario.empty() ? Json(nullptr) : Json(asked_.scenario)},
            {"seed", asked_.selection.seed},
            {"cell_m", findings.terrain.cell_m},
            {"crs", loaded.context.crs.label()}};
}

void RiskVerb::declare(OptionSet& options) {
    asked_.declare(options);
    output_.declare(options, "the risk grid: .tif or a table of a .gpkg");
}

void RiskVerb::check(const OptionSet& options) {
    output_.check({".tif", ".gpkg"});
    asked_.check(options);
}

Outcome RiskVerb::run(const Context& context) {
    context.begin_part("read");
    Outcome outcome;
    const Study study = asked_.asked_study();
    LoadOptions options;
    options.phase_date = parse_day("--phase-date", asked_.phase_date);
    options.scenario = asked_.scenario;
    const LoadedStudy loaded = load_study(study, options, context.progress);
    outcome.notes = loaded.notes;
    for (const ReadReport& report : loaded.reports) take_notes(report, outcome.notes);
    outcome.input = loaded.reports.front();
    const GridSpec spec =
        grid_covering(loaded.parameters.grid.extent(), 0.5 * asked_.candidates.block_m);
    const double variables = 4.0 * asked_.candidates.blocks *
                             static_cast<double>(risk_set_names(*loaded.town).size() + 1);
    if (static_cast<double>(spec.cell_count()) * variables > most_risk_values)
        throw InputError(asked_.study,
                         grouped(static_cast<long long>(spec.cell_count())) +
                             " cells are too many for so many variables",
                         "give a larger --block, fewer --blocks or a smaller boundary");
    if (risk_set_names(*loaded.town).empty() && asked_.surfaces.empty())
        throw InputError(asked_.study, "there is nothing that risk could go with",
                         "add [[layers.features]] to the study, or --features NAME=SOURCE");

    context.begin_part("compute");
    const RiskGround ground = ground_of(loaded.town, loaded, context.progress);
    const RiskSample sample = risk_sample(ground, loaded.town->incidents().all, spec,
                                          asked_.candidates, context.progress);
    const RiskFindings findings =
        find_risk_terrain(sample, loaded.town->incidents().all,
                          asked_.terrain_options(loaded.parameters), context.progress);
    note_of_accuracy(findings, outcome.notes);
    const Grid<float> today = risk_scores(findings.terrain, ground, spec, context.progress);
    outcome.parameters = parameters(loaded, findings);
    outcome.result = risk_as_json(findings);
    outcome.text = risk_in_words(findings);
    outcome.grid = spec;
    outcome.cells_with_data = statistics_of(today).cells_with_data;
    if (sample.elsewhere > 0)
        outcome.notes.push_back(grouped(sample.elsewhere) +
                                " incidents lie in none of the cells and are not counted");
    if (sample.without_value > 0)
        outcome.notes.push_back(grouped(sample.without_value) +
                                " cells are left out: a surface has no value there");
    Grid<float> scores = today;
    if (!asked_.scenario.empty()) {
        const auto town = apply(*loaded.town, loaded.scenarios.front());
        scores = risk_scores(findings.terrain, ground_of(town, loaded, context.progress), spec,
                             context.progress);
        tell_plan(loaded, today, scores, outcome);
    }
    outcome.notes.push_back(
        "which places incidents go with, not why; intervals are as if the factors had not been "
        "searched for, and cells of another size may find others");
    if (output_.given()) {
        context.begin_part("write");
        write(scores, findings.terrain, loaded, context.progress, outcome);
    }
    // In the answer, not in the file: a file may be passed on, and tells no filters.
    outcome.parameters["filter"] =
        filter_as_json(study.hotspot.filter, study.layer("incidents")->where);
    return outcome;
}

void RiskVerb::tell_plan(const LoadedStudy& loaded, const Grid<float>& today,
                         const Grid<float>& plan, Outcome& outcome) const {
    long long raised = 0, lowered = 0, cells = 0;
    for (std::size_t i = 0; i < today.cells().size(); ++i) {
        const float before = today.cells()[i], after = plan.cells()[i];
        if (std::isnan(before) || std::isnan(after)) continue;
        ++cells;
        raised += after > before ? 1 : 0;
        lowered += after < before ? 1 : 0;
    }
    const double mean_today = statistics_of(today).mean, mean_plan = statistics_of(plan).mean;
    outcome.result["scenario"] = {{"name", loaded.scenarios.front().name},
                                  {"mean_today", number_or_null(mean_today)},
                                  {"mean", number_or_null(mean_plan)},
                                  {"cells_raised", raised},
                                  {"cells_lowered", lowered}};
    outcome.text += "\n" + text_table({{"scenario", loaded.scenarios.front().name},
                                       {"mean score", plain_number(mean_today) + " today, " +
                                                          plain_number(mean_plan) + " then"},
                                       {"cells raised", grouped(raised)},
                                       {"cells lowered", grouped(lowered)}});
    outcome.notes.push_back(
        "the plan's scores are what places like these have today: no forecast of what the plan "
        "will do");
}

void RiskVerb::write(const Grid<float>& scores, const RiskTerrain& terrain,
                     const LoadedStudy& loaded, const Progress& progress, Outcome& outcome) const {
    const std::string name =
        asked_.scenario.empty() ? "risk_today" : "risk_" + layer_name_part(asked_.scenario);
    const RasterDescription description{
        .name = name,
        .title = "Riskkarta / Risk terrain",
        .description =
            "Relative risk score by a model fitted to reported incidents: 1 is the lowest of "
            "today's cells. An association of places, not a cause; reporting differs between "
            "places.",
        .unit = "",
        .kind = NumberKind::statistical};
    write_surface({scores, description, style_of_risk_scores(terrain.scale),
                   loaded.context.crs.wkt(), loaded.sources},
                  output_, outcome.parameters, progress);
    outcome.output = output_.path();
}

}  // namespace tk::cli
