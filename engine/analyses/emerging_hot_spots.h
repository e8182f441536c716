#pragma once

#include <span>
#include <string_view>

namespace tk {

/// How hot or cold spots of a place came and went, by the definitions of Esri's "How Emerging Hot
/// Spot Analysis works". "Nearly always" is in at least 90 % of the steps.
enum class SpotPattern {
    none,
    fresh,         ///< "new": in the last step and in none before
    consecutive,   ///< in the last two steps or more, without a break, and never before
    intensifying,  ///< nearly always and in the last step, and more and more so
    persistent,    ///< nearly always and in the last step, with no trend
    diminishing,   ///< nearly always and in the last step, and less and less so
    sporadic,      ///< in the last step, now and then before, never the opposite
    oscillating,   ///< in the last step, and the opposite in one before
    historical,    ///< nearly always, but not in the last step
};

/// What a place is in one step.
enum class SpotState { cold = -1, neither = 0, hot = 1 };

struct EmergingSpot {
    SpotPattern pattern = SpotPattern::none;
    bool is_hot = false;  ///< of a pattern: it is of hot spots, else of cold ones
};

/// @param steps of one place, in the order of time
/// @param trend of its scores over time: above 0 a significant rise, below a fall, 0 neither
EmergingSpot emerging_spot(std::span<const SpotState> steps, int trend);

/// "new_hot_spot", "persistent_cold_spot", ..., "no_pattern".
std::string_view name_of(const EmergingSpot& spot);

}  // namespace tk
