#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "engine/follow_up/count_regression.h"
#include "engine/follow_up/rate_ratio.h"

namespace tk {

/// Counts of one area, step by step.
struct ComparedArea {
    std::string name;
    bool treated = false;
    std::vector<double> counts;  ///< finite, >= 0
};

struct ComparedSeries {
    std::vector<ComparedArea> areas;
    std::vector<char> after;  ///< of each step, whether it lies after the measure
};

struct DifferenceInDifferencesOptions {
    CountFamily family = CountFamily::quasi_poisson;
    /// An effect of every step (month), which takes out seasons and trends that the areas share;
    /// else one of the period after.
    bool step_effects = true;
    /// Standard errors by area (cr1): what an area's months have in common. Only with many areas,
    /// some ten or more; with few they are far too small (Cameron & Miller 2015).
    bool clustered = false;
};

/// What the treated areas' counts are multiplied by after the measure, beside the others': log mu =
/// area + step + effect x treated x after. With two areas it is one over the relative effect.
struct DifferenceInDifferences {
    RateRatio ratio;
    CountFitState state = CountFitState::not_converged;
    std::string statement;        ///< of the regression; empty where all is well
    double overdispersion = 0.0;  ///< Pearson's; NaN without rows to spare
    double theta = 0.0;           ///< negative binomial
    std::size_t areas = 0;        ///< those with any incident
    std::size_t steps = 0;        ///< the same
};

/// Areas and steps without any incident tell nothing and are left out.
/// @throws std::invalid_argument for counts of another length than `after`, and where there is no
///         treated and no untreated area, or no step before and after
DifferenceInDifferences difference_in_differences(const ComparedSeries& series,
                                                  const DifferenceInDifferencesOptions& = {});

}  // namespace tk
