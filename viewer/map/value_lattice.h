#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/grid/grid_spec.h"

/// Where the values of a surface are written on the map: at centres of cells, evenly spread.
namespace tk {

/// Metres between two values: the least of 1, 2, 5, 10, ... cells that leaves `least_px` between
/// them; none where that is more than 20 m and more than a cell, which would say too little of what
/// lies between.
std::optional<double> value_spacing_m(double cell_m, double metres_per_px, double least_px);

/// Between two values, in units of 100 % text of a screen: three figures and a sign find room.
inline constexpr double least_between_values = 40.0;

/// As lighting calculations are printed: two decimals below 1, one below 100.
/// @param with_sign of a change
std::string value_words(double value, bool with_sign);

/// The cells that hold the points of the lattice of `spacing_m` through (0, 0) within `shown`, from
/// north to south and west to east.
std::vector<Cell> cells_on_lattice(const GridSpec& spec, const Extent& shown, double spacing_m);

}  // namespace tk
