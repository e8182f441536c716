#pragma once

#include <cstdint>

namespace tk {

/// Rows of a register in a period: those that say where, and those that do not.
struct PlacedRows {
    std::int64_t placed = 0;    ///< >= 0
    std::int64_t unplaced = 0;  ///< >= 0

    std::int64_t all() const { return placed + unplaced; }
    friend bool operator==(const PlacedRows&, const PlacedRows&) = default;
};

/// Whether the share of rows without a place jumps at the date of a measure. Rows that lose their
/// place leave every area, and look like an effect.
struct PlacedShare {
    double unplaced_before = 0.0;  ///< share of all rows; NaN without any
    double unplaced_after = 0.0;
    double z = 0.0;      ///< of the difference, after less before, by the share of both together
    double p = 1.0;      ///< two-sided
    bool alarm = false;  ///< p < 0.01 and the shares are 0.02 or more apart
};

/// The test of two proportions. With no rows in a period nothing is told: z 0, p 1.
/// @throws std::invalid_argument for a number below 0
PlacedShare compare_placed_share(PlacedRows before, PlacedRows after);

}  // namespace tk
