#pragma once

#include "engine/follow_up/confidence.h"

namespace tk {

/// A count and what it was counted over: days, km2, inhabitants, ...
struct CountedRate {
    double count = 0.0;     ///< finite, >= 0
    double exposure = 1.0;  ///< finite, > 0

    double rate() const { return count / exposure; }
    friend bool operator==(const CountedRate&, const CountedRate&) = default;
};

/// Whether two Poisson rates differ: the E-test of Krishnamoorthy & Thomson (2004).
struct RateComparison {
    double difference = 0.0;  ///< of the rates, first less second
    double ratio = 0.0;       ///< first over second; infinite or NaN where the second is 0
    double statistic = 0.0;   ///< difference over its standard error; 0 where both counts are 0
    double p = 1.0;           ///< two-sided
};

/// The statistic's standard error is that of unequal exposures, the root of k1 / n1^2 + k2 / n2^2.
/// p is the probability, with the rate that both counts have together, of counts that differ as
/// much; the tails beyond 1e-17 are cut off. Cost: about the root of the counts.
/// @throws std::invalid_argument for a count below 0, an exposure not above 0, or either not finite
RateComparison compare_rates(CountedRate first, CountedRate second);

}  // namespace tk
