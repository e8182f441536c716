#pragma once

#include <cstdint>

#include "engine/follow_up/confidence.h"
#include "engine/follow_up/published_effects.h"

/// How many fewer incidents a published effect lets expect, and how far from that the count may
/// well come out.
namespace tk {

/// What a place had before a measure, and over which time it is asked about.
struct ExpectedEffectQuestion {
    double before = 0.0;        ///< incidents before the measure, finite, >= 0
    double days_before = 365;   ///< over which they were counted, > 0
    double days_after = 365;    ///< asked about, > 0
    double trend = 1.0;         ///< by what rates change without a measure, > 0: a control's
    double overdispersion = 2;  ///< variance over mean of such counts, > 0; below 1 counts as 1
    std::uint64_t seed = 1;
    int draws = 20000;  ///< >= 1000
};

/// From what would be expected without the measure to what is counted with it.
///
/// "Fewer" is expected_without - the count of the period after: what a follow-up will be able to
/// count. So its intervals hold what chance does to that count, what is not known of the effect,
/// and that the count before was a chance one too. Below 0: more.
struct ExpectedEffect {
    double expected_without = 0.0;  ///< before x days_after / days_before x trend
    double expected_fewer = 0.0;    ///< the mean of what is fewer; exact, not drawn
    ConfidenceInterval fewer_50, fewer_80, fewer_95;  ///< predictive, equal tails
    double probability_fewer = 0.0;                   ///< that any are fewer
    double probability_one_a_year_fewer = 0.0;  ///< that at least one for every 365 days after is
};

/// The spread between studies that is taken where a row does not say it: its relative effect is
/// about 15 % one way or the other from one place to the next. A judgement.
inline constexpr double usual_between_studies_sd = 0.15;

/// By simulation, each draw from its own stream:
/// ln(effect) ~ Normal(log_effect, standard_error^2 + between_studies_sd^2);
/// the rate before ~ Gamma with mean `before` and variance before x overdispersion, what counts
/// tell of it where nothing else is known (for Poisson counts the prior is 1 / rate, which keeps
/// the mean: no incidents before, none to expect);
/// the count after ~ negative binomial with mean rate x days x trend / effect and variance mean x
/// overdispersion, Poisson where that is 1.
/// The trend is taken as known.
/// @param effect with log_effect and standard_error
/// @throws std::invalid_argument where it lacks either, or for values out of range
ExpectedEffect expected_effect(const PublishedEffect& effect,
                               const ExpectedEffectQuestion& question);

}  // namespace tk
