#include "engine/analyses/stepwise_bic.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <span>
#include <stdexcept>
#include <utility>

#include "engine/analyses/count_patterns.h"
#include "engine/core/parallel_for.h"
#include "engine/follow_up/count_fit.h"

namespace tk {
namespace {

using Eigen::Index;
using Eigen::VectorXd;

constexpr int most_newton_steps = 100;

/// Rows that are alike in everything, each told once.
struct StepwiseRows {
    std::vector<double> counts, offsets, times;
    std::vector<std::vector<std::vector<double>>> terms;  ///< by term, column, row
};

std::vector<double> stepwise_picked(std::span<const double> values,
                                    const std::vector<std::size_t>& rows) {
    std::vector<double> list;
    list.reserve(rows.size());
    for (const std::size_t i : rows) list.push_back(values[i]);
    return list;
}

std::vector<double> stepwise_sums(std::span<const double> values, const AlikeRows& alike) {
    std::vector<double> sums(alike.first.size(), 0.0);
    for (std::size_t i = 0; i < values.size(); ++i)
        sums[static_cast<std::size_t>(alike.of_row[i])] += values[i];
    return sums;
}

StepwiseRows told_once(const std::vector<double>& counts, const std::vector<double>& offsets,
                       const std::vector<StepwiseTerm>& terms) {
    std::vector<std::span<const double>> columns{counts};
    if (!offsets.empty()) columns.emplace_back(offsets);
    for (const StepwiseTerm& term : terms)
        for (const CountColumn& column : term.columns) columns.emplace_back(column.values);
    const AlikeRows alike = alike_rows(columns, counts.size());
    StepwiseRows rows{stepwise_picked(counts, alike.first),
                      offsets.empty() ? std::vector<double>(alike.first.size(), 0.0)
                                      : stepwise_picked(offsets, alike.first),
                      stepwise_sums(std::vector<double>(counts.size(), 1.0), alike),
                      {}};
    for (const StepwiseTerm& term : terms) {
        rows.terms.emplace_back();
        for (const CountColumn& column : term.columns)
            rows.terms.back().push_back(stepwise_picked(column.values, alike.first));
    }
    return rows;
}

/// Some of the terms, fitted.
struct StepwiseTrial {
    std::vector<std::size_t> terms;
    CountFit fit;
    double bic = HUGE_VAL;
};

class Stepper {
public:
    Stepper(StepwiseRows rows, const std::vector<StepwiseTerm>& terms, CountFamily family)
        : rows_(std::move(rows)), terms_(terms), family_(family) {}

    /// @param near where to begin from; none: from nothing
    StepwiseTrial tried(std::vector<std::size_t> which, const StepwiseTrial* near) const {
        const CountProblem problem = problem_of_terms(which);
        StepwiseTrial trial{std::move(which), {}, HUGE_VAL};
        const VectorXd start = near == nullptr ? VectorXd() : start_near(*near, trial.terms);
        trial.fit = fit_counts(problem, family_, most_newton_steps, start,
                               near == nullptr ? 0.0 : near->fit.solution.alpha);
        if (trial.fit.solved() && keeps_signs(trial))
            trial.bic = bic_of(problem, trial.fit.solution, family_);
        return trial;
    }

private:
    std::size_t width(std::size_t term) const { return rows_.terms[term].size(); }

    CountProblem problem_of_terms(const std::vector<std::size_t>& which) const {
        std::vector<std::span<const double>> columns{rows_.counts, rows_.offsets};
        for (const std::size_t term : which)
            for (const auto& column : rows_.terms[term]) columns.emplace_back(column);
        const AlikeRows alike = alike_rows(columns, rows_.counts.size());
        const auto vector = [](const std::vector<double>& values) {
            return VectorXd(
                Eigen::Map<const VectorXd>(values.data(), static_cast<Index>(values.size())));
        };
        CountProblem problem;
        problem.counts = vector(stepwise_picked(rows_.counts, alike.first));
        problem.offset = vector(stepwise_picked(rows_.offsets, alike.first));
        problem.times = vector(stepwise_sums(rows_.times, alike));
        problem.x.resize(problem.counts.size(), static_cast<Index>(columns.size()) - 1);
        problem.x.col(0).setOnes();
        for (std::size_t j = 2; j < columns.size(); ++j)
            problem.x.col(static_cast<Index>(j) - 1) =
                vector(stepwise_picked(columns[j], alike.first));
        return problem;
    }

    /// The coefficients of what both have, 0 for what is new.
    VectorXd start_near(const StepwiseTrial& near, const std::vector<std::size_t>& which) const {
        std::vector<double> start{near.fit.solution.coefficients[0]};
        for (const std::size_t term : which) {
            Index at = 1;
            bool is_there = false;
            for (const std::size_t before : near.terms) {
                is_there = before == term;
                if (is_there) break;
                at += static_cast<Index>(width(before));
            }
            for (std::size_t k = 0; k < width(term); ++k)
                start.push_back(
                    is_there ? near.fit.solution.coefficients[at + static_cast<Index>(k)] : 0.0);
        }
        return Eigen::Map<const VectorXd>(start.data(), static_cast<Index>(start.size()));
    }

    bool keeps_signs(const StepwiseTrial& trial) const {
        Index at = 1;
        for (const std::size_t term : trial.terms)
            for (std::size_t k = 0; k < width(term); ++k) {
                const double b = trial.fit.solution.coefficients[at++];
                if (terms_[term].sign == CoefficientSign::not_negative && b < 0.0) return false;
                if (terms_[term].sign == CoefficientSign::not_positive && b > 0.0) return false;
            }
        return true;
    }

    StepwiseRows rows_;
    const std::vector<StepwiseTerm>& terms_;
    CountFamily family_;
};

/// A step that may be made, and the terms after it.
struct PossibleStep {
    StepwiseStep::Kind kind;
    std::size_t term, instead_of;
    std::vector<std::size_t> after;
};

std::vector<std::size_t> with_term(std::vector<std::size_t> terms, std::size_t more) {
    terms.insert(std::upper_bound(terms.begin(), terms.end(), more), more);
    return terms;
}
std::vector<std::size_t> without_term(std::vector<std::size_t> terms, std::size_t less) {
    std::erase(terms, less);
    return terms;
}

std::vector<PossibleStep> possible_steps(const std::vector<std::size_t>& now,
                                         const std::vector<StepwiseTerm>& terms) {
    std::vector<PossibleStep> steps;
    for (const std::size_t term : now)
        steps.push_back({StepwiseStep::Kind::removed, term, 0, without_term(now, term)});
    for (std::size_t term = 0; term < terms.size(); ++term) {
        if (std::binary_search(now.begin(), now.end(), term)) continue;
        const auto rival = std::find_if(now.begin(), now.end(), [&](std::size_t other) {
            return !terms[term].group.empty() && terms[other].group == terms[term].group;
        });
        if (rival == now.end())
            steps.push_back({StepwiseStep::Kind::added, term, 0, with_term(now, term)});
        else
            steps.push_back({StepwiseStep::Kind::exchanged, term, *rival,
                             with_term(without_term(now, *rival), term)});
    }
    return steps;
}

CountData data_of_terms(const std::vector<double>& counts, const std::vector<double>& offsets,
                        const std::vector<StepwiseTerm>& terms,
                        const std::vector<std::size_t>& which) {
    CountData data{counts, {}, true, offsets};
    for (const std::size_t term : which)
        for (const CountColumn& column : terms[term].columns) data.columns.push_back(column);
    return data;
}

/// Anew with all rows, for the words that it ends with.
CountRegression worded_fit(const CountData& data, CountFamily family) {
    CountRegressionOptions options;
    options.family = family;
    return fit_count_regression(data, options);
}

}  // namespace

StepwiseModel stepwise_bic(const std::vector<double>& counts, const std::vector<double>& offsets,
                           const std::vector<StepwiseTerm>& terms, CountFamily family,
                           const Progress& progress) {
    if (family == CountFamily::quasi_poisson)
        throw std::invalid_argument("quasi-Poisson has no likelihood to choose terms by");
    std::vector<std::size_t> every;
    for (std::size_t term = 0; term < terms.size(); ++term) every.push_back(term);
    check_count_data(data_of_terms(counts, offsets, terms, every));
    StepwiseModel model;
    model.family = family;
    const Stepper stepper(told_once(counts, offsets, terms), terms, family);
    StepwiseTrial now = counts.empty() ? StepwiseTrial{} : stepper.tried({}, nullptr);
    model.null_bic = now.bic;
    std::vector<StepwiseTrial> trials;
    while (now.fit.solved()) {
        const std::vector<PossibleStep> steps = possible_steps(now.terms, terms);
        trials.assign(steps.size(), {});
        parallel_for(steps.size(),
                     [&](std::size_t k) { trials[k] = stepper.tried(steps[k].after, &now); },
                     {.report = {}, .cancelled = progress.cancelled});
        std::optional<std::size_t> best;
        for (std::size_t k = 0; k < trials.size(); ++k)
            if (trials[k].bic < (best ? trials[*best].bic : now.bic)) best = k;
        // Rounding alone is no gain: two models might be exchanged for each other forever.
        constexpr double least_gain = 1e-6;
        if (!best || !(trials[*best].bic < now.bic - least_gain)) break;
        now = trials[*best];
        const PossibleStep& made = steps[*best];
        model.steps.push_back({made.kind, terms[made.term].name,
                               made.kind == StepwiseStep::Kind::exchanged
                                   ? terms[made.instead_of].name
                                   : std::string(),
                               now.bic});
    }
    model.kept = now.terms;
    model.fit = worded_fit(data_of_terms(counts, offsets, terms, now.terms), family);
    for (const StepwiseTrial& trial : trials) {
        if (trial.fit.solved()) continue;
        for (const std::size_t term : trial.terms) {
            if (std::binary_search(now.terms.begin(), now.terms.end(), term)) continue;
            model.unusable.push_back(
                {terms[term].name,
                 worded_fit(data_of_terms(counts, offsets, terms, trial.terms), family).statement});
        }
    }
    return model;
}

StepwiseModel stepwise_bic_of_both(const std::vector<double>& counts,
                                   const std::vector<double>& offsets,
                                   const std::vector<StepwiseTerm>& terms,
                                   const Progress& progress) {
    StepwiseModel poisson = stepwise_bic(counts, offsets, terms, CountFamily::poisson, progress);
    if (!poisson.fit.usable()) return poisson;
    StepwiseModel wide =
        stepwise_bic(counts, offsets, terms, CountFamily::negative_binomial, progress);
    return wide.fit.usable() && wide.fit.bic < poisson.fit.bic ? wide : poisson;
}

}  // namespace tk
