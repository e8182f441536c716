#include "engine/analyses/risk_selection.h"

#include <algorithm>
#include <stdexcept>
#include <string>

#include "engine/analyses/elastic_net.h"
#include "engine/analyses/stratified_folds.h"
#include "engine/core/input_error.h"

namespace tk {
namespace {

/// Fine enough to come near the best penalty; each costs a fit in every fold.
constexpr int penalties_tried = 50;

bool is_of_surface(const RiskVariable& variable) {
    return variable.operation == RiskOperation::surface_mean ||
           variable.operation == RiskOperation::surface_spread;
}

bool is_same_throughout(const std::vector<double>& values) {
    return std::all_of(values.begin(), values.end(),
                       [&](double value) { return value == values.front(); });
}

StepwiseModel risk_stepped(const std::vector<double>& counts,
                           const std::vector<StepwiseTerm>& terms, RiskFamily family,
                           const Progress& progress) {
    if (family == RiskFamily::lower_bic) return stepwise_bic_of_both(counts, {}, terms, progress);
    return stepwise_bic(
        counts, {}, terms,
        family == RiskFamily::poisson ? CountFamily::poisson : CountFamily::negative_binomial,
        progress);
}

}  // namespace

std::size_t fewest_rows_with_incidents(int folds) {
    return 2 * static_cast<std::size_t>(folds);
}

RiskSelection select_risk_variables(std::span<const RiskVariable> variables,
                                    const std::vector<std::vector<double>>& values,
                                    const std::vector<double>& counts,
                                    const RiskSelectionOptions& options, const Progress& progress) {
    if (variables.size() != values.size())
        throw std::invalid_argument("there must be values of each variable");
    if (options.folds < 2) throw std::invalid_argument("there must be two folds at least");
    const auto with = std::count_if(counts.begin(), counts.end(), [](double y) { return y > 0.0; });
    if (static_cast<std::size_t>(with) < fewest_rows_with_incidents(options.folds))
        throw InputError("",
                         "only " + std::to_string(with) + " cells have incidents, too few for " +
                             std::to_string(options.folds) + " folds",
                         "take more incidents, a longer period, a larger block or fewer folds");
    const auto sign_of = [&](const RiskVariable& variable) {
        return is_of_surface(variable) ? CoefficientSign::any : options.features;
    };
    RiskSelection selection;
    CountData data{counts, {}, true, {}};
    ElasticNetOptions net;
    net.steps = penalties_tried;
    std::vector<std::size_t> tried;
    for (std::size_t k = 0; k < variables.size(); ++k) {
        if (is_same_throughout(values[k])) continue;
        tried.push_back(k);
        data.columns.push_back({variables[k].name(), values[k]});
        net.signs.push_back(sign_of(variables[k]));
    }
    if (!tried.empty()) {
        const ElasticNetChoice choice = cross_validated_elastic_net(
            data, stratified_folds(counts, options.folds, options.seed), net, progress);
        const ElasticNetFit& best = choice.path.fits[choice.best];
        selection.penalty = best.penalty;
        for (std::size_t j = 0; j < tried.size(); ++j)
            if (best.coefficients[j] != 0.0) selection.left_by_net.push_back(tried[j]);
    }
    std::vector<StepwiseTerm> terms;
    for (const std::size_t k : selection.left_by_net)
        terms.push_back({variables[k].name(),
                         {{variables[k].name(), values[k]}},
                         // A surface's mean and spread tell different things.
                         is_of_surface(variables[k]) ? std::string() : variables[k].factor,
                         sign_of(variables[k])});
    selection.model = risk_stepped(counts, terms, options.family, progress);
    for (const std::size_t term : selection.model.kept)
        selection.chosen.push_back(selection.left_by_net[term]);
    return selection;
}

}  // namespace tk
