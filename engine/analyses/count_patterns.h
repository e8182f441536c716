#pragma once

#include <Eigen/Core>
#include <cstddef>
#include <span>
#include <vector>

#include "engine/follow_up/count_data.h"

/// Rows of counts put together where they are alike: cells of a map that are told apart by a few
/// columns of 0 and 1 come down to a few patterns.
namespace tk {

/// Rows that have the same values in all columns, numbered in the order of their first row.
struct AlikeRows {
    std::vector<int> of_row;         ///< the number of each row
    std::vector<std::size_t> first;  ///< by number
};
/// @param columns of one length; -0 is 0
AlikeRows alike_rows(std::span<const std::span<const double>> columns, std::size_t rows);

/// Rows with the same columns and offset: a Poisson likelihood depends on them by their number and
/// the sum of their counts alone.
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
CountPatterns patterns_of(const CountData& data);

}  // namespace tk
