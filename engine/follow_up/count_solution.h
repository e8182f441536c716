#pragma once

#include <Eigen/Core>

#include "engine/follow_up/count_likelihood.h"

/// The coefficients of a regression of counts with the highest likelihood.
namespace tk {

/// What is to be explained and by what, in numbers that have been checked: finite, and of full
/// rank where it is asked for one answer.
struct CountProblem {
    Eigen::MatrixXd x;       ///< a row for each count, with the constant if there is one
    Eigen::VectorXd counts;  ///< >= 0, some above 0
    Eigen::VectorXd offset;  ///< as long as counts
    Eigen::VectorXd times;   ///< how many rows, alike in all, each of these stands for; >= 1

    CountRows rows() const {
        const auto length = static_cast<std::size_t>(counts.size());
        return {{counts.data(), length}, {times.data(), length}};
    }
};

struct CountSolution {
    bool converged = false;
    Eigen::VectorXd coefficients;
    Eigen::VectorXd eta;  ///< log of the expected counts
    Eigen::VectorXd mu;
    double alpha = 0.0;  ///< 1 / theta
    double log_likelihood = 0.0;
    int iterations = 0;
};

/// For a given alpha (0: Poisson). The log likelihood is concave in the coefficients, so that
/// Newton's steps, halved where they overshoot, come to the one answer there is.
/// @param start coefficients to begin with; empty: from the counts themselves
CountSolution solve_counts(const CountProblem& problem, double alpha, int most_iterations,
                           const Eigen::VectorXd& start = {});

/// Negative binomial: coefficients and theta in turn. Alpha is 0 where theta is infinite.
/// @param first what solve_counts() says for the alpha to begin with; converged
CountSolution solve_overdispersed(const CountProblem& problem, CountSolution first,
                                  int most_iterations);

}  // namespace tk
