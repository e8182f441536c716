#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "engine/follow_up/count_data.h"

/// Regression of counts: how the expected number of incidents goes with what is known of a place or
/// a month.
///
/// log mu_i = offset_i + sum_j beta_j x_ij, with a variance of mu (Poisson), phi mu
/// (quasi-Poisson) or mu + mu^2 / theta (negative binomial, NB2). Maximum likelihood by iteratively
/// reweighted least squares: Nelder & Wedderburn (1972), McCullagh & Nelder (1989); theta in turn
/// with the coefficients, as Venables & Ripley (2002, section 7.4) do.
namespace tk {

enum class CountFamily { poisson, quasi_poisson, negative_binomial };

/// What the standard errors rest on.
enum class CountErrors {
    model,  ///< the family's variance; of quasi_poisson times phi
    /// Each row's own residual, alike or not (White 1980), no correction for few rows.
    hc0,
    /// Rows of a group in common (Liang & Zeger 1986), no correction for few groups.
    cr0,
    cr1,  ///< cr0 times groups / (groups - 1)
    /// Rows follow each other in time and may resemble those up to `lag` rows before, with
    /// Bartlett's weights (Newey & West 1987), no correction for few rows. Each group is a series
    /// of its own.
    newey_west,
};

struct CountRegressionOptions {
    CountFamily family = CountFamily::poisson;
    CountErrors errors = CountErrors::model;
    std::vector<int> groups = {};  ///< of each row: for cr0 and cr1; may be given for newey_west
    int lag = 0;                   ///< of newey_west; >= 0
    int most_iterations = 100;     ///< >= 1; of the coefficients, and of theta
};

/// How a fit ended.
enum class CountFitState {
    converged,
    no_overdispersion,  ///< negative binomial: theta is infinite, all else is Poisson's
    all_counts_zero,
    too_few_rows,
    too_few_groups,  ///< converged, but there are no standard errors
    collinear,       ///< a column is made up of others
    separated,       ///< some coefficient has no finite estimate: counts are 0 wherever it matters
    not_converged
};

struct CountCoefficient {
    std::string name;
    double estimate = 0.0;
    double standard_error = 0.0;
    double z = 0.0;  ///< estimate over standard error
    double p = 0.0;  ///< two-sided, of the normal distribution
};

/// A fit. Where the state is not usable(), every number is NaN and the lists are empty.
struct CountRegression {
    CountFitState state = CountFitState::not_converged;
    /// Why there is no fit, or what must be known of it, with the columns' names; else empty.
    std::string statement;
    std::vector<CountCoefficient> coefficients;  ///< the intercept first, then as the columns
    /// Of the coefficients, row by row, by what `errors` asks for.
    std::vector<double> covariance;
    double theta = 0.0;  ///< negative binomial; infinite for the other families
    double theta_standard_error = 0.0;
    double deviance = 0.0;        ///< negative binomial: with its theta held
    double log_likelihood = 0.0;  ///< NaN for quasi_poisson, as what rests on it
    double aic = 0.0;
    double bic = 0.0;             ///< -2 log likelihood + parameters ln(rows); theta is one
    double pearson_phi = 0.0;     ///< Pearson's chi-squared over the rows to spare; NaN without any
    std::vector<double> fitted;   ///< expected count of each row
    std::vector<double> pearson;  ///< (count - expected) / standard deviation of the family
    int iterations = 0;

    /// Whether there are coefficients.
    bool usable() const {
        return state == CountFitState::converged || state == CountFitState::no_overdispersion ||
               state == CountFitState::too_few_groups;
    }
    /// The coefficient of that name; null when there is none.
    const CountCoefficient* coefficient(std::string_view name) const;
};

/// Where a fit cannot be had, its state and statement say why: nothing is left out on the quiet.
///
/// @throws InputError for a count, value or offset that is NaN, infinite or below 0 where it may
/// not
///         be; it names the column and the row
/// @throws std::invalid_argument if columns, offsets or groups are not as long as the counts, two
///         columns share a name, or an option is out of its range
CountRegression fit_count_regression(const CountData& data,
                                     const CountRegressionOptions& options = {});

/// A lag for rows that follow each other: the whole part of 4 (rows / 100)^(2/9) (Newey & West
/// 1994).
int newey_west_lag(std::size_t rows);

}  // namespace tk
