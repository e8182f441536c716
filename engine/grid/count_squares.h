#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/core/map_point.h"
#include "engine/town/incident.h"

namespace tk {

/// Fewer incidents in a place than this could point at a person.
inline constexpr std::int64_t fewest_told = 5;

/// A lattice square in which something happened.
struct CountSquare {
    Extent extent;
    std::optional<std::int64_t> count;  ///< none: suppressed, from 1 to minimum_count - 1
};

/// Incidents counted in squares; squares without any are left out.
struct CountSquares {
    double cell_m = 0.0;
    std::int64_t minimum_count = 0;    ///< counts below it are suppressed
    std::vector<CountSquare> squares;  ///< from north to south, then west to east
};

/// How many incidents lie in each square of the lattice through (0, 0); a square's west and south
/// edges belong to it. An incident counts once, whatever its weight. Counts from 1 to
/// minimum_count - 1 are suppressed: they could point at a person.
///
/// @param minimum_count at least 1; 1 suppresses nothing
/// @throws std::invalid_argument unless cell_m is finite and > 0, minimum_count >= 1 and every
///         position finite
CountSquares incident_squares(const Incidents& incidents, double cell_m = 250.0,
                              std::int64_t minimum_count = fewest_told);

}  // namespace tk
