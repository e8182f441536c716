#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/analyses/coefficient_sign.h"
#include "engine/analyses/risk_variables.h"
#include "engine/analyses/stepwise_bic.h"
#include "engine/core/progress.h"

/// From candidate variables to a model, as RTMDx goes about it (Heffner 2013): an elastic net whose
/// penalty is chosen by cross-validation leaves some, and of those a bidirectional stepwise
/// regression takes what makes the Bayesian information criterion lowest, one of each factor.
namespace tk {

enum class RiskFamily { lower_bic, poisson, negative_binomial };

struct RiskSelectionOptions {
    RiskFamily family = RiskFamily::lower_bic;
    /// Features may only raise the incidents (not_negative), only lower them, or either; surfaces
    /// may do either.
    CoefficientSign features = CoefficientSign::not_negative;
    int folds = 5;  ///< of the cross-validation, >= 2
    std::uint64_t seed = 1;
};

struct RiskSelection {
    std::vector<std::size_t> left_by_net;  ///< of the variables, ascending
    double penalty = 0.0;                  ///< that the cross-validation chose
    StepwiseModel model;                   ///< its terms are those of left_by_net
    std::vector<std::size_t> chosen;       ///< of the variables, as model.kept
};

/// How few rows with incidents are too few to be dealt out into folds.
std::size_t fewest_rows_with_incidents(int folds);

/// @param values by variable and row, finite
/// @param counts by row, >= 0
/// @throws InputError if fewer than fewest_rows_with_incidents() rows have any
/// @throws std::invalid_argument for lists that do not fit, or fewer than 2 folds; Cancelled
RiskSelection select_risk_variables(std::span<const RiskVariable> variables,
                                    const std::vector<std::vector<double>>& values,
                                    const std::vector<double>& counts,
                                    const RiskSelectionOptions& options,
                                    const Progress& progress = {});

}  // namespace tk
