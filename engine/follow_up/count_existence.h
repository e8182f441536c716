#pragma once

#include <Eigen/Core>
#include <cstddef>
#include <optional>
#include <vector>

/// Whether a regression of counts has one finite answer.
namespace tk {

/// A column that others make up.
struct AliasedColumn {
    Eigen::Index column = 0;
    std::vector<Eigen::Index> made_of;  ///< earlier ones; none: it is 0 in every row
};

/// The first column that the ones before it make up to within 1e-7 of its length; none when all
/// columns tell something of their own.
std::optional<AliasedColumn> aliased_column(const Eigen::MatrixXd& x);

/// Rows that some coefficients can make ever less likely to have a count without touching others.
struct Separation {
    std::vector<Eigen::Index> columns;  ///< whose coefficients have no finite estimate
    std::vector<Eigen::Index> rows;     ///< without counts, that they set apart
};

/// Separation where there is any: the estimate exists just where no combination of columns is 0 in
/// all rows with counts, and of one sign and not all 0 in those without. Found by the iterative
/// rectifier of Correia, Guimaraes & Zylkin (2019).
///
/// @param x of full column rank
/// @param counts some above 0
std::optional<Separation> separation_of(const Eigen::MatrixXd& x, const Eigen::VectorXd& counts);

}  // namespace tk
