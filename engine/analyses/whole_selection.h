#pragma once

#include <span>
#include <vector>

namespace tk {

/// The most that a set of whole places can hold without being larger than a budget, exactly: a
/// knapsack, one for each budget.
///
/// Places of one size: those that hold most. Else dynamic programming over the count, the least
/// size that holds each number: places × counts steps, at most `most_steps`, of at most 2e7 counts.
///
/// @param sizes finite and > 0
/// @param counts finite and >= 0, as many
/// @returns NaN for all where sizes differ and counts are not whole numbers, or it would take more
std::vector<double> most_in_whole_places(std::span<const double> sizes,
                                         std::span<const double> counts,
                                         std::span<const double> budgets, double most_steps = 4e8);

/// By how much of itself sums of sizes may exceed a budget for rounding alone.
inline constexpr double size_rounding = 1e-9;

}  // namespace tk
