#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/analyses/risk_sample.h"
#include "engine/analyses/risk_selection.h"
#include "engine/core/progress.h"
#include "engine/grid/grid.h"

/// Risk terrain modelling: which features of places incidents go with, how far from them, and what
/// that makes of every place (Caplan & Kennedy 2016; the procedure that RTMDx publishes, Heffner
/// 2013). An association is not a cause.
namespace tk {

/// A factor of the fitted model.
struct RiskFactor {
    RiskVariable variable;
    double coefficient = 0.0;
    double standard_error = 0.0;  ///< by the model, as if the factor had not been searched for
    double p = 1.0;               ///< two-sided
    /// How many times as many incidents are expected where it is 1 (a surface: one standard
    /// deviation more): e^coefficient, with its interval of 95 %.
    double relative_risk = 1.0, low = 1.0, high = 1.0;
};

/// What the cells' relative risk scores are measured by. Today's fit sets it; a plan is measured by
/// the same, so that its scores may lie outside.
struct RiskScale {
    double lowest_log = 0.0;  ///< of sum coefficient x value, over the fit's cells: the score of 1
    double mean = 1.0;        ///< of the fit's cells, as all below
    double standard_deviation = 0.0;
    double maximum = 1.0;
    /// Scores at which the second and further classes begin: mean, and one and two standard
    /// deviations above it; empty where all scores are alike.
    std::vector<double> class_breaks;

    /// From 1; the highest, from two standard deviations above the mean, is 4.
    int class_of(double score) const;
};

struct RiskTerrain {
    std::vector<RiskFactor> factors;  ///< the highest relative risk first; empty: none was found
    CountFamily family = CountFamily::poisson;
    double intercept = 0.0;  ///< log of the expected incidents of a cell with no factor
    double intercept_standard_error = 0.0;
    double theta = 0.0;  ///< negative binomial's; infinite for poisson
    double bic = 0.0;
    double null_bic = 0.0;     ///< with the constant alone
    double pearson_phi = 0.0;  ///< above 1: the counts vary more than the model has it
    double cell_m = 0.0;
    std::size_t cells = 0;
    std::size_t cells_with_incidents = 0;
    double incidents = 0.0;
    std::size_t candidates = 0;   ///< variables that were tried
    std::size_t left_by_net = 0;  ///< of them, after the elastic net
    double penalty = 0.0;         ///< of the elastic net
    std::vector<StepwiseStep> steps;
    RiskScale scale;
    std::vector<std::string> warnings;  ///< what makes the model doubtful, in sentences
};

/// The same bytes on any number of threads.
/// @throws InputError if too few cells have incidents, or the counts cannot be fitted; Cancelled
RiskTerrain fit_risk_terrain(const RiskSample& sample, const RiskSelectionOptions& options,
                             const Progress& progress = {});

/// The relative risk score of every cell of `spec` in any town, today's or a plan's, by a model
/// that was fitted before: e^(sum coefficient x value - scale.lowest_log). 1 is the lowest of the
/// cells that it was fitted to. Cells need not be of the size that the model was fitted on.
/// @returns NaN outside the town's boundary, and where a surface of the model has no value
/// @throws std::invalid_argument if the ground lacks a feature set or surface of the model;
///         Cancelled
Grid<float> risk_scores(const RiskTerrain& terrain, const RiskGround& ground, const GridSpec& spec,
                        const Progress& progress = {});

/// The same for the sample that it was fitted to, by row and unrounded.
std::vector<double> sample_scores(const RiskTerrain& terrain, const RiskSample& sample);

}  // namespace tk
