#include "cli/risk_analysis.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <optional>
#include <utility>
#include <vector>

#include "cli/at_values.h"
#include "cli/plain_number.h"
#include "cli/surface_output.h"
#include "cli/text_table.h"
#include "engine/analyses/risk_feature_sets.h"
#include "engine/analyses/risk_warnings.h"
#include "engine/core/input_error.h"
#include "layers/output_file.h"
#include "layers/read_filtered.h"

namespace tk::cli {
namespace {

/// More values (cells x variables) take too much memory.
constexpr double most_risk_values = 2e8;
/// Without --split the day by which this share of the incidents has happened.
constexpr double share_before_split = 0.8;

std::string risk_day_text(std::chrono::local_seconds time) {
    const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(time)};
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()),
                       static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
}

/// The day that was asked for, else that by which most incidents have happened; empty where none
/// has a time.
std::string risk_split_day(const std::string& asked, const std::vector<Incident>& incidents) {
    if (!asked.empty()) return asked;
    std::vector<std::chrono::local_seconds> times;
    for (const Incident& incident : incidents)
        if (incident.when) times.push_back(incident.when->local());
    if (times.empty()) return {};
    const auto at = times.begin() + static_cast<std::ptrdiff_t>(share_before_split *
                                                                static_cast<double>(times.size()));
    std::nth_element(times.begin(), at, times.end());
    return risk_day_text(*at);
}

void validate_risk(const RiskSample& sample, const RiskTask& task, const Progress& progress,
                   RiskFindings& findings, std::vector<std::string>& notes) {
    const RiskSelectionOptions& selection = task.request.selection;
    const double area_share = task.request.asked.area_share;
    const LoadedStudy& loaded = task.loaded;
    std::string reason;
    findings.folds = selection.folds;
    findings.squares = accuracy_across_squares(sample, selection, area_share, reason, progress);
    if (!findings.squares) notes.push_back("cross_validated is null: " + reason);
    const std::vector<Incident>& incidents = loaded.town->incidents().all;
    findings.split_date = risk_split_day(task.request.asked.split, incidents);
    if (findings.split_date.empty()) {
        notes.push_back("time_split is null: no incident has a time");
        return;
    }
    StudyFilter from_then;
    from_then.from = findings.split_date;
    const auto day = filter_of(from_then, task.study.layer("incidents")->timezone).from;
    std::vector<Incident> before, after;
    std::int64_t without_time = 0;
    for (const Incident& incident : incidents) {
        if (!incident.when)
            ++without_time;
        else
            (incident.when->from < *day ? before : after).push_back(incident);
    }
    if (without_time > 0)
        notes.push_back("time_split: " + grouped(without_time) +
                        " incidents without a time are left out");
    if (loaded.parameters.hotspot)
        findings.density_bandwidth_m = loaded.parameters.hotspot->kernel.bandwidth_m;
    findings.split = accuracy_over_time(
        sample, counts_in_sample(sample, before), counts_in_sample(sample, after),
        density_in_sample(sample, before, findings.density_bandwidth_m, progress), selection,
        area_share, reason, progress);
    if (!findings.split) notes.push_back("time_split is null: " + reason);
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
            {"split", findings.split_date.empty() ? Json(nullptr) : Json(findings.split_date)},
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

RiskRequest risk_request(const RiskAnalysis& asked) {
    RiskRequest request{asked, {}, {}};
    RiskCandidateOptions& candidates = request.candidates;
    candidates.block_m = asked.block_m;
    candidates.blocks = asked.blocks;
    candidates.increments =
        asked.increments == "whole" ? RiskIncrements::whole : RiskIncrements::half;
    candidates.operations = asked.operations == "proximity" ? RiskOperations::proximity
                            : asked.operations == "density" ? RiskOperations::density
                                                            : RiskOperations::both;
    candidates.position_error_m = asked.position_error_m;
    candidates.without = asked.without;
    RiskSelectionOptions& selection = request.selection;
    selection.family = asked.family == "poisson"             ? RiskFamily::poisson
                       : asked.family == "negative-binomial" ? RiskFamily::negative_binomial
                                                             : RiskFamily::lower_bic;
    selection.features = asked.effect == "raise"   ? CoefficientSign::not_negative
                         : asked.effect == "lower" ? CoefficientSign::not_positive
                                                   : CoefficientSign::any;
    selection.folds = asked.folds;
    selection.seed = static_cast<std::uint64_t>(asked.seed);
    return request;
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
                                          task.request.candidates, progress);
    RiskFindings findings;
    findings.terrain = fit_risk_terrain(sample, task.request.selection, progress);
    validate_risk(sample, task, progress, findings, outcome.notes);
    for (std::string& warning : accuracy_warnings(findings.squares, findings.split))
        findings.terrain.warnings.push_back(std::move(warning));
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
