#pragma once

#include <optional>

#include "engine/follow_up/displacement.h"
#include "engine/follow_up/rate_comparison.h"
#include "engine/follow_up/relative_effect.h"
#include "engine/follow_up/weighted_displacement_difference.h"

namespace tk {

/// Counts of a follow-up, and what is asked of them.
struct FollowUpQuestion {
    AreaCounts counts;
    AreaWeights weights = {};
    /// Widens the relative effect and what could be seen, nothing else; > 0. That of counts of
    /// which no series is known is about 2 (Farrington et al. 2007 and later).
    double overdispersion = usual_overdispersion;
    DisplacementBootstrap bootstrap = {};

    static constexpr double usual_overdispersion = 2.0;
};

/// What four, six or eight counts say, by every measure that they suffice for.
struct FollowUpFindings {
    /// The treated area before against after, by itself: rates by the periods' weights.
    RateComparison treated_alone;
    RelativeEffect effect;
    /// None without a displacement area. By counts as they are, without weights.
    std::optional<DisplacementQuotient> quotient;
    std::optional<NetEffects> net;
    DisplacementDifference difference;
    /// The relative effect that such counts would show in four of five cases.
    double minimum_detectable_effect = 1.0;
};

/// @throws std::invalid_argument as the measures do
FollowUpFindings findings_of(const FollowUpQuestion& question);

}  // namespace tk
