#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

/// Likelihood of counts with a mean of mu and a variance of mu + alpha mu^2: negative binomial
/// (NB2) with theta = 1 / alpha, Poisson where alpha is 0. Lawless (1987).
namespace tk {

/// Rows, of which those that are alike may be put together.
struct CountRows {
    std::span<const double> counts;
    std::span<const double> times;  ///< how many rows each stands for
};

/// Counts by their value: what depends on the count alone is computed once for each.
struct CountTally {
    std::vector<double> value;  ///< ascending, each once
    std::vector<double> times;
};
CountTally tally_of(const CountRows& rows);

/// The part of a row's log likelihood that depends on its mean; eta = log mu.
double count_objective(double count, double eta, double mu, double alpha);

/// The rest: the sum over rows of log(Gamma(theta + y) / Gamma(theta) alpha^y / y!).
double count_constant(const CountTally& tally, double alpha);

/// Twice what the log likelihood lacks to that of mu = y, alpha held.
double count_deviance(const CountRows& rows, std::span<const double> etas, double alpha);

/// A row's score and weights for a step in eta: the observed information, which is never negative,
/// and the expected one, which standard errors rest on.
inline double count_score(double count, double mu, double alpha) {
    return (count - mu) / (1.0 + alpha * mu);
}
inline double observed_weight(double count, double mu, double alpha) {
    const double wide = 1.0 + alpha * mu;
    return mu * (1.0 + alpha * count) / (wide * wide);
}
inline double expected_weight(double mu, double alpha) {
    return mu / (1.0 + alpha * mu);
}

/// Theta of the highest likelihood for given means; none where it is infinite: the counts vary no
/// more than Poisson's.
std::optional<double> best_theta(const CountTally& tally, const CountRows& rows,
                                 std::span<const double> means);

/// By the observed information of theta, as MASS has it (Venables & Ripley 2002).
double theta_standard_error(const CountTally& tally, const CountRows& rows,
                            std::span<const double> means, double theta);

}  // namespace tk
