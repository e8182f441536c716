#include "engine/follow_up/control_suggestions.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "engine/follow_up/relative_effect.h"

namespace tk {
namespace {

double whole_count(BeforeAfter halves) {
    return halves.before + halves.after;
}

ControlSuggestion judged_candidate(BeforeAfter treated, const ControlCandidate& candidate,
                                   const ControlMatching& matching) {
    if (!(candidate.distance_m >= 0.0)) throw std::invalid_argument("a distance must be 0 or more");
    ControlSuggestion suggestion;
    const RelativeEffect placebo =
        relative_effect(treated, candidate.halves, matching.overdispersion);
    suggestion.placebo_effect = placebo.estimate;
    suggestion.placebo_interval = placebo.interval;
    suggestion.distance_m = candidate.distance_m;
    suggestion.too_near = candidate.distance_m < matching.nearest_m;
    suggestion.is_empty = whole_count(treated) == 0.0 || whole_count(candidate.halves) == 0.0;
    suggestion.misfit = HUGE_VAL;
    if (suggestion.is_empty) return suggestion;
    suggestion.level_ratio = whole_count(candidate.halves) / whole_count(treated);
    if (suggestion.too_near) return suggestion;
    suggestion.misfit = std::abs(std::log(suggestion.level_ratio)) +
                        std::abs(placebo.log_estimate) + candidate.distance_m / matching.far_m;
    return suggestion;
}

}  // namespace

std::vector<ControlSuggestion> suggest_controls(BeforeAfter treated_halves,
                                                std::span<const ControlCandidate> candidates,
                                                const ControlMatching& matching) {
    if (!(matching.nearest_m >= 0.0) || !(matching.far_m > 0.0))
        throw std::invalid_argument("distances of matching must be 0 or more");
    std::vector<ControlSuggestion> suggestions;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        suggestions.push_back(judged_candidate(treated_halves, candidates[i], matching));
        suggestions.back().candidate = i;
    }
    std::stable_sort(
        suggestions.begin(), suggestions.end(),
        [](const ControlSuggestion& a, const ControlSuggestion& b) { return a.misfit < b.misfit; });
    return suggestions;
}

}  // namespace tk
