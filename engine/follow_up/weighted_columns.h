#pragma once

#include <Eigen/Core>
#include <optional>

namespace tk {

/// Least squares with a weight for each row, by Householder reflections of the columns scaled to
/// one length (Golub & Van Loan 2013, section 5.3).
class WeightedColumns {
public:
    /// @param x without columns of nothing but 0; must outlive this
    explicit WeightedColumns(const Eigen::MatrixXd& x);

    /// The coefficients that come nearest to `wanted`; none where the weights leave the columns no
    /// rank. @param root_weights square roots of the rows' weights
    std::optional<Eigen::VectorXd> solve(const Eigen::VectorXd& root_weights,
                                         const Eigen::VectorXd& wanted) const;

    /// (x' W x)^-1, W the rows' weights; the columns must have full rank under them.
    Eigen::MatrixXd inverse_of_products(const Eigen::VectorXd& root_weights) const;

private:
    Eigen::MatrixXd weighted(const Eigen::VectorXd& root_weights) const;

    const Eigen::MatrixXd& x_;
    Eigen::VectorXd scale_;
};

}  // namespace tk
