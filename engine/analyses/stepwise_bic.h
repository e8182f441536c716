#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "engine/analyses/coefficient_sign.h"
#include "engine/core/progress.h"
#include "engine/follow_up/count_regression.h"

/// Which terms a regression of counts needs: step by step from none, the term is added, removed or
/// exchanged that makes the Bayesian information criterion lowest, until no step makes it lower
/// (bidirectional stepwise regression; Schwarz 1978, Venables & Ripley 2002, section 6.8).
///
/// What remains was chosen by the same counts that its standard errors rest on, so that these are
/// too small.
namespace tk {

/// What is added or left out as a whole.
struct StepwiseTerm {
    std::string name;
    std::vector<CountColumn> columns;  ///< one, or those of a factor
    /// Of the terms of one group at most one is in the regression, and may be exchanged for
    /// another. Empty: it stands by itself.
    std::string group = {};
    /// No step is made after which one of the columns would have another.
    CoefficientSign sign = CoefficientSign::any;
};

struct StepwiseStep {
    enum class Kind { added, removed, exchanged };
    Kind kind = Kind::added;
    std::string term;        ///< added or removed
    std::string instead_of;  ///< removed in exchange
    double bic = 0.0;        ///< after it
};

/// A term that cannot be fitted beside those that are kept, and why.
struct UnusableTerm {
    std::string term;
    std::string statement;
};

struct StepwiseModel {
    CountFamily family = CountFamily::poisson;
    std::vector<std::size_t> kept;  ///< of the terms, ascending
    CountRegression fit;            ///< of what is kept, with errors by the model
    double null_bic = 0.0;          ///< with the constant alone
    std::vector<StepwiseStep> steps;
    std::vector<UnusableTerm> unusable;
};

/// Of one family. Of steps that come to the same the first is taken, by the order of the terms;
/// the same bytes on any number of threads.
/// @param counts finite and >= 0
/// @param offsets empty: all 0
/// @param family poisson or negative_binomial
/// @returns where not even the constant can be fitted, a fit that is not usable() and says why
/// @throws InputError, std::invalid_argument as fit_count_regression(); std::invalid_argument for
///         quasi_poisson, which has no likelihood
/// @throws Cancelled
StepwiseModel stepwise_bic(const std::vector<double>& counts, const std::vector<double>& offsets,
                           const std::vector<StepwiseTerm>& terms, CountFamily family,
                           const Progress& progress = {});

/// Of both families, that with the lower criterion; Poisson's if they are alike or the other one
/// cannot be fitted.
StepwiseModel stepwise_bic_of_both(const std::vector<double>& counts,
                                   const std::vector<double>& offsets,
                                   const std::vector<StepwiseTerm>& terms,
                                   const Progress& progress = {});

}  // namespace tk
