#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace tk {

/// Rows dealt out into folds of equal size (to within one) that are alike in their counts: rows of
/// the same count are shuffled and dealt out in turn, and the next count goes on where the last
/// ended (stratified cross-validation; Breiman et al. 1984, section 8.7).
///
/// @param folds at least 2
/// @returns for each row its fold, from 0; the same for the same seed
/// @throws std::invalid_argument for fewer folds
std::vector<int> stratified_folds(std::span<const double> counts, int folds, std::uint64_t seed);

}  // namespace tk
