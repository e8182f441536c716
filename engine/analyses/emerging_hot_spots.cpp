#include "engine/analyses/emerging_hot_spots.h"

#include <algorithm>
#include <cstddef>

namespace tk {
namespace {

constexpr std::size_t nearly_always_percent = 90;

/// The pattern of the steps in `state`.
/// @param growth of it over time: above 0 more and more so
SpotPattern pattern_of(std::span<const SpotState> steps, SpotState state, int growth) {
    const auto opposite = static_cast<SpotState>(-static_cast<int>(state));
    const auto among = static_cast<std::size_t>(std::count(steps.begin(), steps.end(), state));
    const bool in_last = steps.back() == state;
    if (among * 100 >= nearly_always_percent * steps.size()) {
        if (!in_last) return SpotPattern::historical;
        if (growth > 0) return SpotPattern::intensifying;
        return growth < 0 ? SpotPattern::diminishing : SpotPattern::persistent;
    }
    if (!in_last) return SpotPattern::none;
    if (among == 1) return SpotPattern::fresh;
    std::size_t run = 0;
    while (run < steps.size() && steps[steps.size() - 1 - run] == state) ++run;
    if (run == among) return SpotPattern::consecutive;
    return std::find(steps.begin(), steps.end(), opposite) == steps.end()
               ? SpotPattern::sporadic
               : SpotPattern::oscillating;
}

}  // namespace

EmergingSpot emerging_spot(std::span<const SpotState> steps, int trend) {
    if (steps.empty()) return {};
    if (const SpotPattern hot = pattern_of(steps, SpotState::hot, trend); hot != SpotPattern::none)
        return {hot, true};
    return {pattern_of(steps, SpotState::cold, -trend), false};
}

std::string_view name_of(const EmergingSpot& spot) {
    switch (spot.pattern) {
        case SpotPattern::fresh: return spot.is_hot ? "new_hot_spot" : "new_cold_spot";
        case SpotPattern::consecutive:
            return spot.is_hot ? "consecutive_hot_spot" : "consecutive_cold_spot";
        case SpotPattern::intensifying:
            return spot.is_hot ? "intensifying_hot_spot" : "intensifying_cold_spot";
        case SpotPattern::persistent:
            return spot.is_hot ? "persistent_hot_spot" : "persistent_cold_spot";
        case SpotPattern::diminishing:
            return spot.is_hot ? "diminishing_hot_spot" : "diminishing_cold_spot";
        case SpotPattern::sporadic: return spot.is_hot ? "sporadic_hot_spot" : "sporadic_cold_spot";
        case SpotPattern::oscillating:
            return spot.is_hot ? "oscillating_hot_spot" : "oscillating_cold_spot";
        case SpotPattern::historical:
            return spot.is_hot ? "historical_hot_spot" : "historical_cold_spot";
        case SpotPattern::none: break;
    }
    return "no_pattern";
}

}  // namespace tk
