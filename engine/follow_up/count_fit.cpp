#include "engine/follow_up/count_fit.h"

#include <cmath>

namespace tk {

CountFit fit_counts(const CountProblem& problem, CountFamily family, int most_iterations,
                    const Eigen::VectorXd& start, double start_alpha) {
    CountFit fit;
    if (!(problem.counts.array() > 0.0).any()) {
        fit.state = CountFitState::all_counts_zero;
        return fit;
    }
    fit.aliased = aliased_column(problem.x);
    if (fit.aliased) {
        fit.state = CountFitState::collinear;
        return fit;
    }
    fit.separation = separation_of(problem.x, problem.counts);
    if (fit.separation) {
        fit.state = CountFitState::separated;
        return fit;
    }
    const bool wide = family == CountFamily::negative_binomial;
    fit.solution = solve_counts(problem, wide ? start_alpha : 0.0, most_iterations, start);
    if (fit.solution.converged && wide)
        fit.solution = solve_overdispersed(problem, fit.solution, most_iterations);
    if (!fit.solution.converged) return fit;
    fit.state = wide && fit.solution.alpha == 0.0 ? CountFitState::no_overdispersion
                                                  : CountFitState::converged;
    return fit;
}

double count_parameters(const CountProblem& problem, CountFamily family) {
    return static_cast<double>(problem.x.cols()) +
           (family == CountFamily::negative_binomial ? 1.0 : 0.0);
}

double bic_of(const CountProblem& problem, const CountSolution& solution, CountFamily family) {
    return -2.0 * solution.log_likelihood +
           count_parameters(problem, family) * std::log(problem.times.sum());
}

}  // namespace tk
