#include "engine/follow_up/count_covariance.h"

#include <cmath>
#include <map>
#include <vector>

#include "engine/follow_up/count_likelihood.h"
#include "engine/follow_up/weighted_columns.h"

namespace tk {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

/// Each row's part in the score of the coefficients.
MatrixXd row_scores(const CountProblem& problem, const CountSolution& solution) {
    VectorXd score(problem.counts.size());
    for (Index i = 0; i < score.size(); ++i)
        score[i] = count_score(problem.counts[i], solution.mu[i], solution.alpha);
    return score.asDiagonal() * problem.x;
}

/// The rows of each group, in their order; all of them where no groups are given.
std::vector<std::vector<Index>> rows_by_group(std::span<const int> groups, Index rows) {
    std::map<int, std::vector<Index>> by_group;
    for (Index i = 0; i < rows; ++i)
        by_group[groups.empty() ? 0 : groups[static_cast<std::size_t>(i)]].push_back(i);
    std::vector<std::vector<Index>> lists;
    for (auto& [group, list] : by_group) lists.push_back(std::move(list));
    return lists;
}

MatrixXd meat_of_groups(const MatrixXd& scores, const std::vector<std::vector<Index>>& groups) {
    MatrixXd sums = MatrixXd::Zero(static_cast<Index>(groups.size()), scores.cols());
    for (std::size_t g = 0; g < groups.size(); ++g)
        for (const Index i : groups[g]) sums.row(static_cast<Index>(g)) += scores.row(i);
    return sums.transpose() * sums;
}

MatrixXd meat_of_series(const MatrixXd& scores, const std::vector<std::vector<Index>>& series,
                        int lag) {
    MatrixXd meat = scores.transpose() * scores;
    for (int apart = 1; apart <= lag; ++apart) {
        MatrixXd together = MatrixXd::Zero(scores.cols(), scores.cols());
        for (const std::vector<Index>& rows : series)
            for (std::size_t t = static_cast<std::size_t>(apart); t < rows.size(); ++t)
                together += scores.row(rows[t]).transpose() *
                            scores.row(rows[t - static_cast<std::size_t>(apart)]);
        const double bartlett = 1.0 - static_cast<double>(apart) / (static_cast<double>(lag) + 1.0);
        meat += bartlett * (together + together.transpose());
    }
    return meat;
}

}  // namespace

MatrixXd inverse_information(const CountProblem& problem, const CountSolution& solution) {
    return WeightedColumns(problem.x).inverse_of_products(solution.mu.unaryExpr(
        [&](double mu) { return std::sqrt(expected_weight(mu, solution.alpha)); }));
}

MatrixXd sandwich_covariance(const CountProblem& problem, const CountSolution& solution,
                             const MatrixXd& bread, CountErrors errors, std::span<const int> groups,
                             int lag) {
    const MatrixXd scores = row_scores(problem, solution);
    MatrixXd meat;
    if (errors == CountErrors::hc0) {
        meat = scores.transpose() * scores;
    } else {
        const auto by_group = rows_by_group(groups, scores.rows());
        if (errors == CountErrors::newey_west) {
            meat = meat_of_series(scores, by_group, lag);
        } else {
            meat = meat_of_groups(scores, by_group);
            const auto count = static_cast<double>(by_group.size());
            if (errors == CountErrors::cr1) meat *= count / (count - 1.0);
        }
    }
    const MatrixXd sandwich = bread * meat * bread;
    return 0.5 * (sandwich + sandwich.transpose());  // rounding apart, they are the same
}

}  // namespace tk
