#pragma once

#include <Eigen/Core>
#include <span>
#include <vector>

#include "engine/analyses/elastic_net.h"

namespace tk {

/// Coordinate descent for one set of rows: from one penalty to the next, each beginning where the
/// last ended. ElasticNetOptions says what is made least.
class ElasticNetDescent {
public:
    /// @param x a row for each pattern of rows, not owned
    /// @param rows how many rows have each pattern; 0 leaves it out
    /// @param counts what their counts add up to; some above 0
    ElasticNetDescent(const Eigen::MatrixXd& x, const Eigen::VectorXd& offset, Eigen::VectorXd rows,
                      Eigen::VectorXd counts, std::span<const CoefficientSign> signs, double mix);

    /// The least penalty at which all coefficients are 0; 0 where no column goes with the counts
    /// (or none in the way its sign allows). To be asked before the first fit.
    double largest_penalty() const;

    /// Whether it came to rest.
    bool fit(double penalty);

    double intercept() const;                  ///< of the columns as given
    std::vector<double> coefficients() const;  ///< of the columns as given
    /// -2 sum (Y eta - m mu): Poisson's deviance but for what depends on the counts alone.
    double deviance_part() const;
    const Eigen::VectorXd& eta() const { return eta_; }

private:
    struct Penalty;
    bool allows(Eigen::Index column, double gradient) const;
    Eigen::VectorXd eta_of(double intercept, const Eigen::VectorXd& coefficients) const;
    double objective(double intercept, const Eigen::VectorXd& coefficients,
                     const Penalty& penalty) const;
    void descend(const Penalty& penalty, double& intercept, Eigen::VectorXd& coefficients) const;
    double largest_change(double intercept, const Eigen::VectorXd& coefficients) const;
    void take(double intercept, const Eigen::VectorXd& coefficients);

    Eigen::VectorXd offset_, rows_, counts_;
    std::vector<CoefficientSign> signs_;
    double mix_ = 1.0;
    double total_rows_ = 0.0;
    double scale_ = 0.0;  ///< mean of the counts: what squared changes are held against
    Eigen::VectorXd mean_, spread_;
    Eigen::MatrixXd standard_;  ///< columns with mean 0 and spread 1; 0 where all rows are alike
    double intercept_ = 0.0;
    Eigen::VectorXd coefficients_;  ///< of the standardised columns
    Eigen::VectorXd eta_;
    Eigen::VectorXd weight_, score_;  ///< m mu / N and (Y - m mu) / N
};

}  // namespace tk
