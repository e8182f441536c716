#pragma once

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/follow_up/control_suggestions.h"
#include "engine/follow_up/follow_up_evaluation.h"

/// What a follow-up will be able to tell, reckoned before its measure from what was before: nothing
/// after the date is looked at.
namespace tk {

/// How often a relative effect would be told from chance.
struct PowerAtEffect {
    double effect = 1.0;  ///< RelativeEffect::estimate, above 1 when the measure helps
    double power = 0.0;   ///< probability, in [0, 1]
};

/// A place that might be the control, by name.
struct SuggestedControl {
    std::string name;
    ControlSuggestion match;
};

struct OutlookOptions {
    std::optional<double> overdispersion;  ///< none: of the months before
    /// Days of the period before that the register covers, [from, to); none: all of them.
    std::optional<std::chrono::local_days> known_from, known_to;
    std::span<const OtherControl> candidates = {};
};

struct FollowUpOutlook {
    FollowUpPeriods periods = {};
    std::chrono::local_days known_from = {}, known_to = {};
    std::size_t in_several = 0;  ///< incidents that lie in several of the areas
    AreaCounts counted;          ///< on the known days; after: 0
    /// Before: as counted, for all days of the period. After: as many a day, as if nothing changed.
    BeforeAfter treated, control;
    ChosenOverdispersion overdispersion;
    double minimum_detectable_effect = 1.0;  ///< told from chance in four of five cases
    std::vector<PowerAtEffect> power;        ///< of 1.1, 1.2, ... 2.0
    std::vector<SuggestedControl> controls;  ///< the best first
};

/// @param incidents with times
/// @throws std::invalid_argument where no day of the period before is known
FollowUpOutlook follow_up_outlook(std::span<const Incident> incidents, const FollowUpDesign& design,
                                  const OutlookOptions& options = {});

/// How well places resemble the treated area from one day to another: suggest_controls() over the
/// two halves of the time, with `nearest_m` the width of the treated area's surroundings.
/// @param from, to [from, to), all before the measure
std::vector<SuggestedControl> suggested_controls(
    std::span<const Incident> incidents, const FollowUpAreas& areas, std::chrono::local_days from,
    std::chrono::local_days to, std::span<const OtherControl> candidates, double overdispersion);

}  // namespace tk
