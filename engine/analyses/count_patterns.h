#pragma once

#include <Eigen/Core>
#include <span>
#include <vector>

#include "engine/follow_up/count_regression.h"

namespace tk {

/// Rows of counts put together where they have the same columns and offset: a Poisson likelihood
/// depends on them by their number and the sum of their counts alone. Cells of a map that are told
/// apart by a few columns of 0 and 1 come down to a few patterns.
struct CountPatterns {
    Eigen::MatrixXd x;        ///< a row for each pattern, without the constant
    Eigen::VectorXd offset;   ///< of each pattern
    std::vector<int> of_row;  ///< the pattern of each row

    /// For each pattern, what its rows add up to; only those rows that `is_in`.
    template <class IsIn>
    Eigen::VectorXd sums(std::span<const double> of_rows, IsIn is_in) const {
        Eigen::VectorXd total = Eigen::VectorXd::Zero(x.rows());
        for (std::size_t i = 0; i < of_row.size(); ++i)
            if (is_in(i)) total[of_row[i]] += of_rows[i];
        return total;
    }
};

/// Patterns in the order of their first row.
CountPatterns patterns_of(const CountData& data);

}  // namespace tk
