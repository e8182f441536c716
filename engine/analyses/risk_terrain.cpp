#include "engine/analyses/risk_terrain.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/analyses/place_counts.h"
#include "engine/analyses/risk_warnings.h"
#include "engine/core/input_error.h"

namespace tk {
namespace {

constexpr double z_of_95_percent = 1.959963984540054;

RiskFactor risk_factor_of(const RiskVariable& variable, const CountCoefficient& c) {
    RiskFactor factor;
    factor.variable = variable;
    factor.coefficient = c.estimate;
    factor.standard_error = c.standard_error;
    factor.p = c.p;
    factor.relative_risk = std::exp(c.estimate);
    factor.low = std::exp(c.estimate - z_of_95_percent * c.standard_error);
    factor.high = std::exp(c.estimate + z_of_95_percent * c.standard_error);
    return factor;
}

std::vector<double> risk_log_scores(const RiskTerrain& terrain, const RiskSample& sample) {
    std::vector<double> sums(sample.cells.size(), 0.0);
    for (const RiskFactor& factor : terrain.factors) {
        const auto at = static_cast<std::size_t>(
            std::find(sample.variables.begin(), sample.variables.end(), factor.variable) -
            sample.variables.begin());
        for (std::size_t i = 0; i < sums.size(); ++i)
            sums[i] += factor.coefficient * sample.values[at][i];
    }
    return sums;
}

RiskScale risk_scale_of(const std::vector<double>& logs) {
    RiskScale scale;
    scale.lowest_log = *std::min_element(logs.begin(), logs.end());
    const auto n = static_cast<double>(logs.size());
    double sum = 0.0, squares = 0.0;
    for (const double log : logs) {
        const double score = std::exp(log - scale.lowest_log);
        sum += score;
        scale.maximum = std::max(scale.maximum, score);
    }
    scale.mean = sum / n;
    for (const double log : logs)
        squares += std::pow(std::exp(log - scale.lowest_log) - scale.mean, 2.0);
    scale.standard_deviation = std::sqrt(squares / n);
    if (scale.standard_deviation > 0.0)
        scale.class_breaks = {scale.mean, scale.mean + scale.standard_deviation,
                              scale.mean + 2.0 * scale.standard_deviation};
    return scale;
}

}  // namespace

int RiskScale::class_of(double score) const {
    return 1 + static_cast<int>(std::upper_bound(class_breaks.begin(), class_breaks.end(), score) -
                                class_breaks.begin());
}

RiskTerrain fit_risk_terrain(const RiskSample& sample, const RiskSelectionOptions& options,
                             const Progress& progress) {
    const RiskSelection selection =
        select_risk_variables(sample.variables, sample.values, sample.counts, options, progress);
    const CountRegression& fit = selection.model.fit;
    if (!fit.usable())
        throw InputError("", "the risk terrain cannot be fitted: " + fit.statement,
                         "take more incidents, or a larger block");
    RiskTerrain terrain;
    terrain.family = selection.model.family;
    terrain.intercept = fit.coefficients.front().estimate;
    terrain.intercept_standard_error = fit.coefficients.front().standard_error;
    for (std::size_t k = 0; k < selection.chosen.size(); ++k)
        terrain.factors.push_back(
            risk_factor_of(sample.variables[selection.chosen[k]], fit.coefficients[k + 1]));
    std::stable_sort(
        terrain.factors.begin(), terrain.factors.end(),
        [](const RiskFactor& a, const RiskFactor& b) { return a.relative_risk > b.relative_risk; });
    terrain.theta = fit.theta;
    terrain.bic = fit.bic;
    terrain.null_bic = selection.model.null_bic;
    terrain.pearson_phi = fit.pearson_phi;
    terrain.cell_m = sample.spec.cell_m;
    terrain.cells = sample.cells.size();
    terrain.cells_with_incidents = static_cast<std::size_t>(std::count_if(
        sample.counts.begin(), sample.counts.end(), [](double y) { return y > 0.0; }));
    terrain.incidents = sample.incidents();
    terrain.candidates = sample.variables.size();
    terrain.left_by_net = selection.left_by_net.size();
    terrain.penalty = selection.penalty;
    terrain.steps = selection.model.steps;
    terrain.scale = risk_scale_of(risk_log_scores(terrain, sample));
    terrain.warnings = risk_warnings(terrain, sample, selection);
    return terrain;
}

std::vector<double> sample_scores(const RiskTerrain& terrain, const RiskSample& sample) {
    std::vector<double> scores = risk_log_scores(terrain, sample);
    for (double& score : scores) score = std::exp(score - terrain.scale.lowest_log);
    return scores;
}

Grid<float> risk_scores(const RiskTerrain& terrain, const RiskGround& ground, const GridSpec& spec,
                        const Progress& progress) {
    std::vector<RiskVariable> variables;
    for (const RiskFactor& factor : terrain.factors) variables.push_back(factor.variable);
    const NumberedCells inside = numbered_cells(spec, ground.town->boundary());
    const std::vector<std::vector<double>> measured =
        measured_values(variables, ground, spec, inside.of_place, progress);
    Grid<float> scores(spec, std::numeric_limits<float>::quiet_NaN());
    for (std::size_t i = 0; i < inside.places(); ++i) {
        double sum = 0.0;
        for (std::size_t k = 0; k < variables.size(); ++k)
            sum += terrain.factors[k].coefficient * regression_value(variables[k], measured[k][i]);
        scores(inside.of_place[i].row, inside.of_place[i].col) =
            static_cast<float>(std::exp(sum - terrain.scale.lowest_log));
    }
    return scores;
}

}  // namespace tk
