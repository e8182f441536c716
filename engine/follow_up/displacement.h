#pragma once

#include <cstdint>
#include <limits>

#include "engine/follow_up/before_after.h"
#include "engine/follow_up/confidence.h"

/// Whether what a measure takes away comes back in the surroundings, or the surroundings gain too.
namespace tk {

/// Counts of a follow-up with surroundings.
struct DisplacementCounts {
    BeforeAfter treated;
    BeforeAfter control;
    BeforeAfter surroundings;  ///< the displacement area, around the treated one

    friend bool operator==(const DisplacementCounts&, const DisplacementCounts&) = default;
};

/// Why there is no quotient.
enum class NoQuotient { none, control_count_is_zero, treated_did_not_improve };

/// The weighted displacement quotient of Bowers & Johnson (2003).
struct DisplacementQuotient {
    double success = 0.0;       ///< treated over control after, less before: negative is better
    double surroundings = 0.0;  ///< the same of the surroundings
    /// surroundings over success. Above 1: they gained more than the treated area itself; 0 to 1:
    /// they gained too; -1 to 0: some moved there, fewer than were prevented; below -1: more moved
    /// there than were prevented. NaN where there is nothing that could have moved.
    double quotient = std::numeric_limits<double>::quiet_NaN();
    NoQuotient why_none = NoQuotient::none;
    ConfidenceInterval interval;  ///< of quotient; unknown where too many draws have none
    double draws_without = 1.0;   ///< share of the draws that have no quotient
};

struct DisplacementBootstrap {
    int draws = 4999;  ///< >= 0; 0: no interval
    std::uint64_t seed = 1;
};

/// The interval is the percentile bootstrap (Efron & Tibshirani 1993): each count is drawn from
/// the Poisson distribution around it. A quotient whose divisor may as well be 0 has no bounds, so
/// none are given where more than 2.5 % of the draws have no quotient.
/// @throws std::invalid_argument for a count below 0 or not finite, or draws below 0
DisplacementQuotient weighted_displacement_quotient(const DisplacementCounts& counts,
                                                    const DisplacementBootstrap& bootstrap = {});

/// Effects in numbers of incidents (Guerette 2009, appendix B). Above 0 is better. NaN where the
/// control's count that is divided by is 0.
struct NetEffects {
    double gross = 0.0;  ///< GE: treated before less after
    double net = 0.0;    ///< NE: treated over control before, less after; a difference of shares
    double total_net = 0.0;  ///< TNE: how many fewer than expected, in both areas together
};
NetEffects net_effects(const DisplacementCounts& counts);

}  // namespace tk
