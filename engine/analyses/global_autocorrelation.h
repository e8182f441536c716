#pragma once

#include <span>

#include "engine/analyses/grid_neighbours.h"
#include "engine/analyses/neighbours.h"

/// Whether like values lie together over a whole map. One number cannot say where.
namespace tk {

/// Of an index: what chance would give, and how far from it the index is.
struct GlobalIndex {
    double value = 0.0;
    double expected = 0.0;
    double variance_normality = 0.0;      ///< were the values drawn from a normal distribution
    double variance_randomisation = 0.0;  ///< were the values that there are dealt out by chance
    double z = 0.0;                       ///< by the randomisation variance
    double p = 0.0;                       ///< two-sided
};

/// Moran's I = n / S0 * sum_ij w_ij z_i z_j / sum_i z_i^2, above its expectation where like lies
/// beside like, and its moments: Cliff & Ord (1981). Places without neighbours take part in n with
/// no weight.
///
/// @param values one for each place, finite
/// @param row_standardised weights 1 over the number of neighbours, else 1
/// @returns NaN throughout where all values are alike or nobody has a neighbour
/// @throws std::invalid_argument if there are not as many values as places, or fewer than 4
GlobalIndex morans_i(std::span<const double> values, const Neighbours& neighbours,
                     bool row_standardised = true);
GlobalIndex morans_i(std::span<const double> values, const GridNeighbours& neighbours,
                     bool row_standardised = true);

/// Geary's C = (n - 1) / (2 S0) * sum_ij w_ij (x_i - x_j)^2 / sum_i z_i^2, below 1 where like lies
/// beside like: Cliff & Ord (1981). Of z, too, less is more alike.
/// @throws std::invalid_argument as morans_i()
GlobalIndex gearys_c(std::span<const double> values, const Neighbours& neighbours,
                     bool row_standardised = true);
GlobalIndex gearys_c(std::span<const double> values, const GridNeighbours& neighbours,
                     bool row_standardised = true);

}  // namespace tk
