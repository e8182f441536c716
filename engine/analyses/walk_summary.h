#pragma once

#include <cmath>
#include <cstddef>
#include <span>

#include "engine/analyses/walk.h"

namespace tk {

/// A part of a walk, in metres from its beginning.
struct WalkStretch {
    double from_m = 0.0, to_m = 0.0;
    double length_m() const { return to_m - from_m; }
    friend bool operator==(const WalkStretch&, const WalkStretch&) = default;
};

/// A walk in a few numbers. Each place stands for the line from half way to the one before to half
/// way to the one after; places in buildings, and values that were not computed, count nowhere.
/// Without any such value a number is NaN.
struct WalkSummary {
    double length_m = 0.0;
    double lowest_lux = std::nan(""), mean_lux = std::nan("");
    double lowest_lux_at_m = std::nan("");  ///< the first such place
    /// Shares of the length, 0 to 1.
    double dark_share = std::nan("");    ///< below the level
    double camera_share = std::nan("");  ///< that a camera sees
    double unseen_share = std::nan("");  ///< that no window and no entrance sees
    /// The longest stretch below the level, the first of several; without length: none.
    WalkStretch longest_dark;
    double incidents_per_100_m = std::nan("");  ///< NaN for a walk without length
};

/// What the place with this number stands for.
WalkStretch stretch_of_place(std::span<const WalkPlace> walk, std::size_t place);

/// @param incidents how many lie along it
/// @param dark_below_lux the level; what is as light as it is not dark
WalkSummary summarise_walk(std::span<const WalkPlace> walk, std::size_t incidents,
                           double dark_below_lux);

}  // namespace tk
