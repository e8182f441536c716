#pragma once

#include <optional>

#include "engine/follow_up/before_after.h"
#include "engine/follow_up/confidence.h"

namespace tk {

/// A difference of counts with its normal approximation.
struct CountDifference {
    double estimate = 0.0;  ///< incidents; below 0 when the measure helped
    double variance = 0.0;
    double standard_error = 0.0;
    ConfidenceInterval interval;  ///< 95 %
    double z = 0.0;               ///< 0 where nothing was counted
    double p = 1.0;               ///< two-sided, of no difference
};

struct AreaCounts {
    BeforeAfter treated, control;
    std::optional<BeforeAfter> displacement;          ///< around the treated area
    std::optional<BeforeAfter> control_displacement;  ///< around the control
};

/// What counts are divided by, > 0: periods of unequal length, areas of unequal size. With a
/// weight of 2 before and 1 after the estimate is in incidents of the period after.
struct AreaWeights {
    double before = 1.0, after = 1.0;
    double treated = 1.0, control = 1.0, displacement = 1.0, control_displacement = 1.0;
};

struct DisplacementDifference {
    CountDifference local;                        ///< treated against control
    std::optional<CountDifference> displacement;  ///< displacement area against its control
    std::optional<CountDifference> total;         ///< both together
};

/// The weighted displacement difference (Wheeler & Ratcliffe 2018): how many incidents more, or
/// fewer, than the controls' change lets expect. Counts are taken as Poisson; each is divided by
/// its period's and its area's weight, and its variance by their square. Displacement and total
/// need both displacement areas.
/// @throws std::invalid_argument for a count below 0, a weight not above 0, or either not finite
DisplacementDifference weighted_displacement_difference(const AreaCounts& counts,
                                                        const AreaWeights& weights = {});

}  // namespace tk
