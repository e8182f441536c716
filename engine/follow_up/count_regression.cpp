#include "engine/follow_up/count_regression.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <stdexcept>
#include <utility>

#include "engine/follow_up/count_covariance.h"
#include "engine/follow_up/count_existence.h"
#include "engine/follow_up/count_fit.h"
#include "engine/follow_up/count_likelihood.h"
#include "engine/follow_up/count_solution.h"

namespace tk {
namespace {

using Eigen::Index;

constexpr double no_estimate = std::numeric_limits<double>::quiet_NaN();

void check_options(const CountData& data, const CountRegressionOptions& options) {
    const bool by_group = options.errors == CountErrors::cr0 || options.errors == CountErrors::cr1;
    if ((by_group || !options.groups.empty()) && options.groups.size() != data.counts.size())
        throw std::invalid_argument("there must be a group for each count");
    if (options.lag < 0) throw std::invalid_argument("a lag must be 0 or more");
    if (options.most_iterations < 1)
        throw std::invalid_argument("there must be one iteration at least");
}

std::vector<std::string> names_of(const CountData& data) {
    std::vector<std::string> names;
    if (data.intercept) names.emplace_back(intercept_name);
    for (const CountColumn& column : data.columns) names.push_back(column.name);
    return names;
}

CountProblem problem_of(const CountData& data) {
    const auto rows = static_cast<Index>(data.counts.size());
    const Index first = data.intercept ? 1 : 0;
    CountProblem problem;
    problem.x.resize(rows, first + static_cast<Index>(data.columns.size()));
    if (data.intercept) problem.x.col(0).setOnes();
    const auto vector = [rows](const std::vector<double>& values) {
        return Eigen::Map<const Eigen::VectorXd>(values.data(), rows);
    };
    for (std::size_t j = 0; j < data.columns.size(); ++j)
        problem.x.col(first + static_cast<Index>(j)) = vector(data.columns[j].values);
    problem.counts = vector(data.counts);
    problem.offset = data.offsets.empty() ? Eigen::VectorXd(Eigen::VectorXd::Zero(rows))
                                          : Eigen::VectorXd(vector(data.offsets));
    problem.times = Eigen::VectorXd::Ones(rows);
    return problem;
}

/// "'a'", "'a' and 'b'", "'a', 'b' and 'c'".
std::string listed_names(const std::vector<Index>& which, const std::vector<std::string>& names) {
    std::string text;
    for (std::size_t i = 0; i < which.size(); ++i) {
        if (i > 0) text += i + 1 == which.size() ? " and " : ", ";
        text += "'" + names[static_cast<std::size_t>(which[i])] + "'";
    }
    return text;
}

std::string said_of(const AliasedColumn& found, const std::vector<std::string>& names) {
    const std::string name = listed_names({found.column}, names);
    if (found.made_of.empty()) return name + " is 0 in every row: it tells nothing; leave it out";
    const bool is_constant =
        found.made_of.size() == 1 && found.made_of.front() == 0 && names.front() == intercept_name;
    if (is_constant) return name + " is the same in every row: it tells nothing; leave it out";
    return name + " is made up of " + listed_names(found.made_of, names) +
           ": they cannot be told apart; leave one of them out";
}

std::string said_of(const Separation& found, const std::vector<std::string>& names) {
    return "every count is 0 in the " + std::to_string(found.rows.size()) + " rows that " +
           listed_names(found.columns, names) + (found.columns.size() == 1 ? " sets" : " set") +
           " apart: no finite coefficient fits them; leave the column or those rows out, or put "
           "categories together";
}

CountRegression without_fit(CountFitState state, std::string statement) {
    CountRegression fit;
    fit.state = state;
    fit.statement = std::move(statement);
    for (double* number : {&fit.theta, &fit.theta_standard_error, &fit.deviance,
                           &fit.log_likelihood, &fit.aic, &fit.bic, &fit.pearson_phi})
        *number = no_estimate;
    return fit;
}

/// Standard errors by the covariance. An error that rounding alone makes differ from 0 is none.
void add_coefficients(const CountProblem& problem, const CountSolution& solution,
                      const Eigen::MatrixXd& covariance, const Eigen::MatrixXd& bread,
                      const std::vector<std::string>& names, CountRegression& fit) {
    std::vector<Index> without_error;
    for (Index j = 0; j < problem.x.cols(); ++j) {
        CountCoefficient c;
        c.name = names[static_cast<std::size_t>(j)];
        c.estimate = solution.coefficients[j];
        constexpr double rounding = 1e-14;
        const double variance = covariance(j, j);
        if (variance > rounding * bread(j, j)) {
            c.standard_error = std::sqrt(variance);
            c.z = c.estimate / c.standard_error;
            c.p = std::erfc(std::abs(c.z) / std::sqrt(2.0));
        } else {
            c.standard_error = c.z = c.p = no_estimate;
            without_error.push_back(j);
        }
        fit.coefficients.push_back(std::move(c));
    }
    fit.covariance.reserve(static_cast<std::size_t>(covariance.size()));
    for (Index i = 0; i < covariance.rows(); ++i)
        for (Index j = 0; j < covariance.cols(); ++j) fit.covariance.push_back(covariance(i, j));
    if (!without_error.empty() && fit.statement.empty())
        fit.statement = "the rows leave nothing to tell a standard error of " +
                        listed_names(without_error, names) + " by";
}

void add_fitted(const CountProblem& problem, const CountSolution& solution, CountRegression& fit) {
    double chi_squared = 0.0;
    for (Index i = 0; i < problem.counts.size(); ++i) {
        const double mu = solution.mu[i], variance = mu * (1.0 + solution.alpha * mu);
        fit.fitted.push_back(mu);
        fit.pearson.push_back((problem.counts[i] - mu) / std::sqrt(variance));
        chi_squared += fit.pearson.back() * fit.pearson.back();
    }
    const auto to_spare = static_cast<double>(problem.x.rows() - problem.x.cols());
    fit.pearson_phi = to_spare > 0.0 ? chi_squared / to_spare : no_estimate;
}

void add_likelihood(const CountProblem& problem, const CountSolution& solution, CountFamily family,
                    CountRegression& fit) {
    fit.deviance = count_deviance(
        problem.rows(), {solution.eta.data(), problem.rows().counts.size()}, solution.alpha);
    if (family == CountFamily::quasi_poisson) {
        fit.log_likelihood = fit.aic = fit.bic = no_estimate;
        return;
    }
    fit.log_likelihood = solution.log_likelihood;
    fit.aic = -2.0 * fit.log_likelihood + 2.0 * count_parameters(problem, family);
    fit.bic = bic_of(problem, solution, family);
}

void add_theta(const CountProblem& problem, const CountSolution& solution, CountFamily family,
               CountRegression& fit) {
    fit.theta = std::numeric_limits<double>::infinity();
    fit.theta_standard_error = no_estimate;
    if (family != CountFamily::negative_binomial) return;
    if (solution.alpha == 0.0) {
        fit.statement =
            "the counts vary no more than Poisson's: theta is infinite, and the coefficients are "
            "those of the Poisson family";
        return;
    }
    fit.theta = 1.0 / solution.alpha;
    fit.theta_standard_error =
        theta_standard_error(tally_of(problem.rows()), problem.rows(),
                             {solution.mu.data(), problem.rows().counts.size()}, fit.theta);
}

Eigen::MatrixXd covariance_of(const CountProblem& problem, const CountSolution& solution,
                              const Eigen::MatrixXd& bread, const CountRegressionOptions& options,
                              CountRegression& fit) {
    if (options.errors == CountErrors::model)
        return options.family == CountFamily::quasi_poisson ? bread * fit.pearson_phi : bread;
    const bool by_group = options.errors == CountErrors::cr0 || options.errors == CountErrors::cr1;
    if (by_group && std::set<int>(options.groups.begin(), options.groups.end()).size() < 2) {
        fit.state = CountFitState::too_few_groups;
        fit.statement =
            "all rows are of one group: errors by group need two at least, and many to be right";
        return Eigen::MatrixXd::Constant(bread.rows(), bread.cols(), no_estimate);
    }
    return sandwich_covariance(problem, solution, bread, options.errors, options.groups,
                               options.lag);
}

}  // namespace

const CountCoefficient* CountRegression::coefficient(std::string_view name) const {
    const auto found = std::find_if(coefficients.begin(), coefficients.end(),
                                    [&](const CountCoefficient& c) { return c.name == name; });
    return found == coefficients.end() ? nullptr : &*found;
}

CountRegression fit_count_regression(const CountData& data, const CountRegressionOptions& options) {
    check_count_data(data);
    check_options(data, options);
    const std::vector<std::string> names = names_of(data);
    const std::size_t rows = data.counts.size();
    // As many rows as coefficients are fitted exactly, which tells no spread.
    const bool needs_spare = options.family != CountFamily::poisson;
    if (rows < names.size() + (needs_spare ? 1 : 0))
        return without_fit(CountFitState::too_few_rows,
                           std::to_string(rows) + " rows are too few for " +
                               std::to_string(names.size()) + " coefficients" +
                               (needs_spare ? " and the spread of the counts" : ""));
    const CountProblem problem = problem_of(data);
    const CountFit found = fit_counts(problem, options.family, options.most_iterations);
    const CountSolution& solution = found.solution;
    switch (found.state) {
        case CountFitState::all_counts_zero:
            return without_fit(found.state, "all " + std::to_string(rows) +
                                                " counts are 0: there is nothing to fit");
        case CountFitState::collinear:
            return without_fit(found.state, said_of(*found.aliased, names));
        case CountFitState::separated:
            return without_fit(found.state, said_of(*found.separation, names));
        case CountFitState::not_converged: {
            CountRegression fit = without_fit(
                found.state,
                "the coefficients came to no rest in " + std::to_string(solution.iterations) +
                    " steps; columns of very different size, or almost alike, may be why");
            fit.iterations = solution.iterations;
            return fit;
        }
        default: break;
    }
    CountRegression fit;
    fit.state = found.state;
    fit.iterations = solution.iterations;
    add_theta(problem, solution, options.family, fit);
    add_likelihood(problem, solution, options.family, fit);
    add_fitted(problem, solution, fit);
    const Eigen::MatrixXd bread = inverse_information(problem, solution);
    add_coefficients(problem, solution, covariance_of(problem, solution, bread, options, fit),
                     bread, names, fit);
    return fit;
}

int newey_west_lag(std::size_t rows) {
    return static_cast<int>(
        std::floor(4.0 * std::pow(static_cast<double>(rows) / 100.0, 2.0 / 9.0)));
}

}  // namespace tk
