#pragma once

#include <memory>
#include <string>

#include "cli/risk_result.h"
#include "cli/verb.h"
#include "engine/analyses/risk_findings.h"
#include "engine/analyses/risk_sample.h"
#include "engine/assess/assessment.h"
#include "engine/grid/grid.h"
#include "layers/load_study.h"
#include "layers/study.h"

/// Risk terrain modelling of a study, for the verb and for `run`.
namespace tk::cli {

/// Which model is asked for, in words and as the engine takes it.
struct RiskRequest {
    RiskAnalysis asked;
    RiskTerrainOptions options;
};
/// @param of the study: its density's bandwidth is what the model is compared with
RiskRequest risk_request(const RiskAnalysis& asked, const AssessmentParameters& of);

/// What a model is fitted to. Refers to what it is made of.
struct RiskTask {
    const RiskRequest& request;
    const Study& study;
    const LoadedStudy& loaded;
};

/// The grid of a model's cells.
/// @throws InputError for more than fits into memory, or where there is nothing that risk could go
///         with
GridSpec risk_grid(const RiskTask& task);

/// A town with the surfaces that were asked for.
/// @param known surfaces of that town by the study's parameters; null: they are computed
/// @throws InputError for a surface of which the study has nothing; Cancelled
RiskGround risk_ground(const RiskTask& task, std::shared_ptr<const Town> town,
                       const Assessment* known, const Progress& progress);

/// A model, how well it foretells, and today's scores.
struct RiskMap {
    GridSpec spec;
    RiskFindings findings;
    Grid<float> today;
};

/// Fits the model to today, tries it on what it was not fitted to, and tells parameters, result,
/// text and notes in `outcome`.
/// @throws InputError for too few incidents; Cancelled
RiskMap fit_risk_map(const RiskTask& task, const GridSpec& spec, const RiskGround& today,
                     const Progress& progress, Outcome& outcome);

/// A plan's scores beside today's: `name`, means, and how many cells they raise and lower.
Json risk_plan_as_json(const std::string& name, const Grid<float>& today, const Grid<float>& plan);
/// The same for people.
std::string risk_plan_in_words(const Json& plan);
/// What a plan's scores are not.
extern const char* const risk_plan_caveat;

}  // namespace tk::cli
