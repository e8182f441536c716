#pragma once

#include <optional>

#include "engine/follow_up/count_existence.h"
#include "engine/follow_up/count_regression.h"
#include "engine/follow_up/count_solution.h"

namespace tk {

/// A regression of counts without its words and standard errors.
struct CountFit {
    /// Any of CountFitState but too_few_rows and too_few_groups, which are for the caller to see.
    CountFitState state = CountFitState::not_converged;
    std::optional<AliasedColumn> aliased;  ///< where it is collinear
    std::optional<Separation> separation;  ///< where it is separated
    CountSolution solution;                ///< where there is one

    bool solved() const {
        return state == CountFitState::converged || state == CountFitState::no_overdispersion;
    }
};

/// @param start as of solve_counts()
/// @param start_alpha of negative_binomial: where to begin; 0: from Poisson's answer
CountFit fit_counts(const CountProblem& problem, CountFamily family, int most_iterations,
                    const Eigen::VectorXd& start = {}, double start_alpha = 0.0);

/// Coefficients, and theta where it is one.
double count_parameters(const CountProblem& problem, CountFamily family);

/// -2 log likelihood + parameters ln(rows).
double bic_of(const CountProblem& problem, const CountSolution& solution, CountFamily family);

}  // namespace tk
