#pragma once

#include <cstddef>
#include <limits>
#include <span>
#include <vector>

namespace tk {

/// Counts of several areas in the steps (months) of one period: counts[area][step], as many steps
/// for each area.
using CountsByArea = std::vector<std::vector<double>>;

/// How much more counts vary than Poisson ones would: Pearson's chi-squared over its degrees of
/// freedom (McCullagh & Nelder 1989, 4.5 and 9.2.4).
struct Overdispersion {
    double phi = std::numeric_limits<double>::quiet_NaN();  ///< NaN: no degree of freedom
    double pearson = 0.0;                                   ///< chi-squared
    std::size_t degrees_of_freedom = 0;
};

/// Of the areas around what they have in common: within a period each step is its total divided
/// among the areas by their shares of the period. That is the Poisson regression on step and on
/// area by period, so that seasons, trends that the areas share and the measure's own effect do
/// not count as overdispersion. Steps and areas without any incident tell nothing.
/// @throws std::invalid_argument where the areas of a period have different numbers of steps
Overdispersion estimate_overdispersion(std::span<const CountsByArea> periods);

}  // namespace tk
