#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "engine/follow_up/before_after.h"
#include "engine/follow_up/confidence.h"

namespace tk {

/// A place that might serve as control, by what it was before the measure.
struct ControlCandidate {
    std::string name;
    /// Incidents in the earlier and the later half of the period before the measure.
    BeforeAfter halves;
    double distance_m = 0.0;  ///< from the treated area, edge to edge or centre to edge
};

/// How well a candidate resembles the treated area.
struct ControlSuggestion {
    std::size_t candidate = 0;  ///< which, of those given
    double level_ratio = 0.0;   ///< its incidents over the treated area's
    /// The relative effect that would be found in the period before, where nothing was done:
    /// 1 where both went the same way.
    double placebo_effect = 1.0;
    ConfidenceInterval placebo_interval;
    double distance_m = 0.0;
    bool too_near = false;  ///< what moves out of the treated area may move there
    bool is_empty = false;  ///< without an incident before, or the treated area is
    /// The sum of |ln level_ratio|, |ln placebo_effect| and the distance in units of
    /// ControlMatching::far_m; infinite where too_near or is_empty.
    double misfit = 0.0;
};

struct ControlMatching {
    double nearest_m = 200.0;     ///< nearer than this is too near, >= 0
    double far_m = 5000.0;        ///< as bad as a level 2.7 times the treated area's, > 0
    double overdispersion = 1.0;  ///< of the placebo's interval, > 0
};

/// All candidates, the best first, those alike in the order given. By level, trend before and
/// distance, as evaluations choose them (Bowers & Johnson 2003; Farrington et al. 2007); nothing
/// after the measure is looked at. What makes places alike beyond that is for people to judge.
/// @throws std::invalid_argument for a count or distance below 0 or NaN, or options out of range
std::vector<ControlSuggestion> suggest_controls(BeforeAfter treated_halves,
                                                std::span<const ControlCandidate> candidates,
                                                const ControlMatching& matching = {});

}  // namespace tk
