#pragma once

#include <span>
#include <string>
#include <vector>

#include "engine/follow_up/count_regression.h"

namespace tk {

/// A factor as columns of 0 and 1, one for each level but the reference (treatment contrasts); the
/// columns are named `name` and level, "month 2".
///
/// @param levels of each row
/// @param reference the level without a column; empty: the first in the order of `order`
/// @param order which levels there are, and in which order; empty: those of the rows, by their
/// bytes
/// @throws std::invalid_argument if a row's level or the reference is not among them
std::vector<CountColumn> dummy_columns(const std::string& name, std::span<const std::string> levels,
                                       const std::string& reference = {},
                                       std::vector<std::string> order = {});

/// The product of two columns, named "a x b".
/// @throws std::invalid_argument if they are not of one length
CountColumn interaction(const CountColumn& a, const CountColumn& b);

}  // namespace tk
