#include "engine/follow_up/count_solution.h"

#include <cmath>
#include <optional>
#include <span>
#include <utility>

#include "engine/follow_up/count_likelihood.h"
#include "engine/follow_up/weighted_columns.h"

namespace tk {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

/// Squared distance to the answer in standard errors that a step may still cover at the end; what
/// remains after it is about the square of that.
constexpr double closest_step = 1e-16;
constexpr double lowest_eta = -700.0;

std::span<const double> as_span(const VectorXd& v) {
    return {v.data(), static_cast<std::size_t>(v.size())};
}

VectorXd means_of(const VectorXd& eta) {
    return eta.unaryExpr([](double e) { return std::exp(std::max(e, lowest_eta)); });
}

double objective_of(const CountProblem& problem, const VectorXd& eta, double alpha) {
    double sum = 0.0;
    for (Index i = 0; i < eta.size(); ++i)
        sum +=
            problem.times[i] * count_objective(problem.counts[i], eta[i], std::exp(eta[i]), alpha);
    return sum;
}

/// As R begins: a line through the logarithms of the counts.
VectorXd first_coefficients(const CountProblem& problem, const WeightedColumns& columns) {
    constexpr double above_zero = 0.1;
    const VectorXd raised = problem.counts.array() + above_zero;
    const VectorXd wanted = raised.array().log() - problem.offset.array();
    return columns.solve(raised.cwiseProduct(problem.times).cwiseSqrt(), wanted)
        .value_or(VectorXd::Zero(problem.x.cols()));
}

}  // namespace

CountSolution solve_counts(const CountProblem& problem, double alpha, int most_iterations,
                           const VectorXd& start) {
    const WeightedColumns columns(problem.x);
    CountSolution solution;
    solution.alpha = alpha;
    const auto begin_at = [&](const VectorXd& coefficients) {
        solution.coefficients = coefficients;
        solution.eta = problem.x * coefficients + problem.offset;
        return objective_of(problem, solution.eta, alpha);
    };
    double objective = begin_at(start.size() > 0 ? start : first_coefficients(problem, columns));
    if (!std::isfinite(objective)) objective = begin_at(VectorXd::Zero(problem.x.cols()));
    const double noise = 1e-12;
    while (!solution.converged && solution.iterations < most_iterations) {
        ++solution.iterations;
        solution.mu = means_of(solution.eta);
        VectorXd root_weights(problem.counts.size()), wanted(problem.counts.size());
        for (Index i = 0; i < problem.counts.size(); ++i) {
            const double y = problem.counts[i], mu = solution.mu[i];
            const double weight = observed_weight(y, mu, alpha);
            root_weights[i] = std::sqrt(problem.times[i] * weight);
            wanted[i] = count_score(y, mu, alpha) / weight;
        }
        const std::optional<VectorXd> step = columns.solve(root_weights, wanted);
        if (!step || !step->allFinite()) break;
        const VectorXd change = problem.x * *step;
        const double to_go = root_weights.cwiseProduct(change).squaredNorm();
        double share = 1.0, reached = 0.0;
        constexpr double least_share = 1e-12;
        for (; share > least_share; share *= 0.5) {
            reached = objective_of(problem, solution.eta + share * change, alpha);
            if (reached >= objective - noise * (1.0 + std::abs(objective))) break;
        }
        if (!(share > least_share)) break;
        solution.coefficients += share * *step;
        // Anew from the coefficients, so that steps do not add up their rounding.
        objective = begin_at(solution.coefficients);
        solution.converged = share == 1.0 && to_go <= closest_step;
    }
    solution.mu = means_of(solution.eta);
    solution.log_likelihood = objective + count_constant(tally_of(problem.rows()), alpha);
    return solution;
}

CountSolution solve_overdispersed(const CountProblem& problem, CountSolution first,
                                  int most_iterations) {
    const CountTally tally = tally_of(problem.rows());
    CountSolution solution = std::move(first);
    double theta_before = 0.0;
    int iterations = solution.iterations;
    for (int turn = 0; turn < most_iterations; ++turn) {
        const std::optional<double> theta = best_theta(tally, problem.rows(), as_span(solution.mu));
        if (!theta && solution.alpha == 0.0) return solution;
        solution = solve_counts(problem, theta ? 1.0 / *theta : 0.0, most_iterations,
                                solution.coefficients);
        iterations += solution.iterations;
        solution.iterations = iterations;
        constexpr double close = 1e-10;
        if (!theta || !solution.converged || std::abs(*theta - theta_before) <= close * *theta)
            return solution;
        theta_before = *theta;
    }
    solution.converged = false;
    return solution;
}

}  // namespace tk
