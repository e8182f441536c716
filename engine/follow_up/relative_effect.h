#pragma once

#include "engine/follow_up/before_after.h"
#include "engine/follow_up/confidence.h"

namespace tk {

/// How much more the treated area improved than its control: the relative effect size, an odds
/// ratio over four counts (Farrington, Gill, Waples & Argomaniz 2007, appendix). Above 1 when the
/// measure helped; 1.25 stands for 20 % fewer than the control's change lets expect.
struct RelativeEffect {
    double estimate = 1.0;  ///< treated before x control after / (treated after x control before)
    double log_estimate = 0.0;
    double variance = 0.0;        ///< of log_estimate, overdispersion included
    double standard_error = 0.0;  ///< its root
    ConfidenceInterval interval;  ///< of estimate, 95 %
    double z = 0.0;
    double p = 1.0;              ///< two-sided, of no effect
    bool half_is_added = false;  ///< 0.5 was added to all four counts, since one is 0

    /// What the treated area's count is above (below: negative) what is to be expected of it, in
    /// per cent.
    double percent_change() const { return (1.0 / estimate - 1.0) * 100.0; }
};

/// @param overdispersion variance over mean of such counts, > 0: 1 where they are Poisson
/// @throws std::invalid_argument for a count below 0 or not finite, and for an overdispersion that
///         is not above 0
RelativeEffect relative_effect(BeforeAfter treated, BeforeAfter control,
                               double overdispersion = 1.0);

/// Variance of the logarithm of the relative effect where counts are Poisson: the sum of one over
/// each, 0.5 added to all four where one is 0. @throws std::invalid_argument as above
double log_effect_variance(BeforeAfter treated, BeforeAfter control);

}  // namespace tk
