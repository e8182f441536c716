#pragma once

#include <Eigen/Core>
#include <span>

#include "engine/follow_up/count_regression.h"
#include "engine/follow_up/count_solution.h"

/// How sure the coefficients of a regression of counts are.
namespace tk {

/// The inverse of X' W X with the expected information of every row; by its QR decomposition.
Eigen::MatrixXd inverse_information(const CountProblem& problem, const CountSolution& solution);

/// Bread, meat, bread: the inverse information around what the rows' scores say of their spread.
/// @param errors any but CountErrors::model
/// @param groups of each row; for cr0 and cr1, at least two different; empty otherwise if all rows
///        are one series
Eigen::MatrixXd sandwich_covariance(const CountProblem& problem, const CountSolution& solution,
                                    const Eigen::MatrixXd& bread, CountErrors errors,
                                    std::span<const int> groups, int lag);

}  // namespace tk
