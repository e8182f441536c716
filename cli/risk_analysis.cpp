#include "cli/risk_analysis.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "cli/at_values.h"
#include "cli/plain_number.h"
#include "cli/surface_output.h"
#include "cli/text_table.h"
#include "engine/analyses/risk_feature_sets.h"
#include "engine/core/input_error.h"
#include "layers/output_file.h"
#include "layers/risk_parameters.h"

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

Json risk_parameters(const RiskTask& task, const RiskFindings& findings) {
    const RiskAnalysis& asked = task.request.asked;
    return {{"block_m", asked.block_m},
            {"blocks", asked.blocks},
            {"increments", asked.increments},
            {"operations", asked.operations},
            {"effect", asked.effect},
            {"folds", asked.folds},
            {"family", asked.family},
            {"split", findings.split_day ? Json(split_day_text(findings)) : Json(nullptr)},
            {"area_share", asked.area_share},
            {"surfaces", asked.surfaces},
            {"position_error_m",
             asked.position_error_m > 0.0 ? Json(asked.position_error_m) : Json(nullptr)},
            {"seed", asked.seed},
            {"cell_m", findings.terrain.cell_m},
            {"crs", task.loaded.context.crs.label()}};
}

/// The study's parameters of the surfaces that were asked for, and of no other.
AssessmentParameters risk_surface_parameters(const RiskTask& task, const Town& town) {
    AssessmentParameters parameters = task.loaded.parameters;
    const std::vector<std::string>& surfaces = task.request.asked.surfaces;
    const auto asked = [&](const char* word) {
        return std::find(surfaces.begin(), surfaces.end(), word) != surfaces.end();
    };
    parameters.hotspot.reset();
    parameters.place_index.reset();
    if (!asked("light")) parameters.light.reset();
    if (!asked("cameras")) parameters.cameras.reset();
    if (!asked("sightlines"))
        parameters.sightlines.reset();
    else if (!parameters.sightlines && !town.buildings().empty())
        parameters.sightlines = SightlinesParameters{};
    return parameters;
}

/// Those that were asked for, as far as the assessment has them.
std::vector<RiskSurface> asked_surfaces(const RiskAnalysis& asked, const Assessment& assessment) {
    std::vector<RiskSurface> found;
    for (const Surface surface : {Surface::light, Surface::cameras, Surface::sightlines}) {
        const std::string name(surface_name(surface));
        if (std::find(asked.surfaces.begin(), asked.surfaces.end(), name) == asked.surfaces.end())
            continue;
        if (const auto values = assessment.surface(surface)) found.push_back({name, values});
    }
    return found;
}

}  // namespace

const char* const risk_plan_caveat =
    "the plan's scores are what places like these have today: no forecast of what the plan will "
    "do";

RiskRequest risk_request(const RiskAnalysis& asked, const AssessmentParameters& of) {
    return {asked, risk_options_of(asked, of)};
}

GridSpec risk_grid(const RiskTask& task) {
    const RiskAnalysis& asked = task.request.asked;
    const Town& town = *task.loaded.town;
    const std::string source = utf8(task.study.file);
    const GridSpec spec = grid_covering(task.loaded.parameters.grid.extent(), 0.5 * asked.block_m);
    const auto sets = risk_set_names(town).size();
    const double variables = 4.0 * asked.blocks * static_cast<double>(sets + 1);
    if (static_cast<double>(spec.cell_count()) * variables > most_risk_values)
        throw InputError(source,
                         grouped(static_cast<long long>(spec.cell_count())) +
                             " cells are too many for so many variables",
                         "give a larger --block, fewer --blocks or a smaller boundary");
    if (sets == 0 && asked.surfaces.empty())
        throw InputError(source, "there is nothing that risk could go with",
                         "add [[layers.features]] to the study, or --features NAME=SOURCE");
    return spec;
}

RiskGround risk_ground(const RiskTask& task, std::shared_ptr<const Town> town,
                       const Assessment* known, const Progress& progress) {
    const RiskAnalysis& asked = task.request.asked;
    RiskGround ground{std::move(town)};
    if (asked.surfaces.empty()) return ground;
    if (known != nullptr) ground.surfaces = asked_surfaces(asked, *known);
    if (ground.surfaces.size() < asked.surfaces.size())
        ground.surfaces = asked_surfaces(
            asked, assess(ground.town, risk_surface_parameters(task, *ground.town), progress));
    for (const std::string& name : asked.surfaces)
        if (std::none_of(ground.surfaces.begin(), ground.surfaces.end(),
                         [&](const RiskSurface& surface) { return surface.name == name; }))
            throw InputError("--surface",
                             "the study has nothing that '" + name + "' could be computed of",
                             "leave it out, or give the study that layer");
    return ground;
}

RiskMap fit_risk_map(const RiskTask& task, const GridSpec& spec, const RiskGround& today,
                     const Progress& progress, Outcome& outcome) {
    const RiskSample sample = risk_sample(today, task.loaded.town->incidents().all, spec,
                                          task.request.options.candidates, progress);
    RiskFindings findings = find_risk_terrain(sample, task.loaded.town->incidents().all,
                                              task.request.options, progress);
    note_of_accuracy(findings, outcome.notes);
    Grid<float> scores = risk_scores(findings.terrain, today, spec, progress);
    outcome.parameters = risk_parameters(task, findings);
    outcome.result = risk_as_json(findings);
    outcome.text = risk_in_words(findings);
    outcome.grid = spec;
    outcome.cells_with_data = statistics_of(scores).cells_with_data;
    if (sample.elsewhere > 0)
        outcome.notes.push_back(grouped(sample.elsewhere) +
                                " incidents lie in none of the cells and are not counted");
    if (sample.without_value > 0)
        outcome.notes.push_back(grouped(sample.without_value) +
                                " cells are left out: a surface has no value there");
    outcome.notes.push_back(
        "which places incidents go with, not why; intervals are as if the factors had not been "
        "searched for, and cells of another size may find others");
    return {spec, std::move(findings), std::move(scores)};
}

Json risk_plan_as_json(const std::string& name, const Grid<float>& today, const Grid<float>& plan) {
    long long raised = 0, lowered = 0;
    for (std::size_t i = 0; i < today.cells().size(); ++i) {
        raised += plan.cells()[i] > today.cells()[i] ? 1 : 0;
        lowered += plan.cells()[i] < today.cells()[i] ? 1 : 0;
    }
    return {{"name", name},
            {"mean_today", number_or_null(statistics_of(today).mean)},
            {"mean", number_or_null(statistics_of(plan).mean)},
            {"cells_raised", raised},
            {"cells_lowered", lowered}};
}

std::string risk_plan_in_words(const Json& plan) {
    const auto mean = [&](const char* key) {
        return plan[key].is_null() ? std::string("-") : plain_number(plan[key].get<double>());
    };
    return text_table({{"scenario", plan["name"].get<std::string>()},
                       {"mean score", mean("mean_today") + " today, " + mean("mean") + " then"},
                       {"cells raised", grouped(plan["cells_raised"].get<long long>())},
                       {"cells lowered", grouped(plan["cells_lowered"].get<long long>())}});
}

}  // namespace tk::cli
