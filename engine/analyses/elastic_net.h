#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "engine/analyses/coefficient_sign.h"
#include "engine/core/progress.h"
#include "engine/follow_up/count_regression.h"

/// Which of many columns go with counts: Poisson regression with a penalty on the coefficients that
/// sets those to 0 which tell too little.
///
/// Of coefficients b of columns that are standardised (mean 0, standard deviation 1 over the rows)
/// and a constant without penalty, the one that makes
///
///     -log likelihood / rows + penalty (mix sum |b| + (1 - mix) / 2 sum b^2)
///
/// least; cyclic coordinate descent on iteratively reweighted least squares along a path of falling
/// penalties (Friedman, Hastie & Tibshirani 2010).
namespace tk {

struct ElasticNetOptions {
    double mix = 0.5;  ///< [0, 1]; 1: lasso, 0: ridge, for which penalties must be given
    /// Falling; >= 0. Empty: `steps` of them, evenly in their logarithms, from the least at which
    /// every coefficient is 0.
    std::vector<double> penalties = {};
    int steps = 100;                          ///< >= 2
    double last_to_first = 1e-3;              ///< of the penalties, (0, 1)
    std::vector<CoefficientSign> signs = {};  ///< of each column; empty: any
};

/// The fit for one penalty; coefficients are those of the columns as they were given.
struct ElasticNetFit {
    double penalty = 0.0;
    double intercept = 0.0;
    std::vector<double> coefficients;  ///< exactly 0 where a column is left out
    double deviance = 0.0;             ///< Poisson's, of all rows
    bool converged = true;

    std::size_t kept() const;  ///< coefficients other than 0
};

/// By falling penalty. Shorter than asked for where less penalty explains no more: the deviance
/// falls by less than 1e-5 of that without columns, or is below 1e-3 of it.
struct ElasticNetPath {
    std::vector<ElasticNetFit> fits;
    double null_deviance = 0.0;  ///< with the constant and the offsets alone
};

/// A column that is the same in all rows keeps a coefficient of 0.
/// @param data with its intercept; some count above 0
/// @throws InputError, std::invalid_argument as fit_count_regression(); std::invalid_argument for
/// an
///         option out of its range
/// @throws Cancelled
ElasticNetPath elastic_net_path(const CountData& data, const ElasticNetOptions& options = {},
                                const Progress& progress = {});

/// A path and how well each of its fits foretells rows that it was not made with.
struct ElasticNetChoice {
    ElasticNetPath path;                 ///< of all rows
    std::vector<double> deviance;        ///< of rows left out, mean for a row; by penalty
    std::vector<double> deviance_error;  ///< its standard error, from the folds
    std::size_t best = 0;                ///< the least deviance
    /// The largest penalty whose deviance is within one standard error of the least.
    std::size_t within_one_error = 0;
};

/// Cross-validation: each fold is foretold by a path made without it. The same bytes on any number
/// of threads.
/// @param fold_of_row from 0; of stratified_folds(), or of blocks on the map
/// @throws std::invalid_argument also if the folds are not one for each row, are fewer than 2, or
///         the rows outside one of them have no count above 0
ElasticNetChoice cross_validated_elastic_net(const CountData& data,
                                             std::span<const int> fold_of_row,
                                             const ElasticNetOptions& options = {},
                                             const Progress& progress = {});

}  // namespace tk
