#pragma once

#include <string>

#include "engine/follow_up/follow_up_findings.h"

namespace tk {

/// What else is known of a follow-up, that takes from or adds to what its counts say.
struct VerdictDoubts {
    /// The share of rows without a place jumps at the date.
    bool places_are_lost = false;
    /// Of so many other choices of control or period, how many lead to another conclusion.
    int other_choices = 0;
    int disagreeing_choices = 0;
    /// The periods lie in different parts of the year.
    bool seasons_differ = false;
};

enum class FollowUpConclusion { fewer, more, not_told_from_chance };

/// By the interval of the relative effect alone.
FollowUpConclusion conclusion_of(const RelativeEffect& effect);

/// In plain sentences: what the interval of the relative effect allows, in per cent of what the
/// control's change lets expect; what could not have been seen; whether incidents moved to the
/// surroundings; and what casts doubt on it. An association in time, never a proof.
std::string verdict_of(const FollowUpFindings& findings, const VerdictDoubts& doubts = {});

/// The same of two rates alone.
std::string verdict_of_rates(const RateComparison& rates);

}  // namespace tk
