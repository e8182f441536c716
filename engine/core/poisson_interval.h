#pragma once

#include <cstdint>

/// What a count of rare, independent events tells of the number that was to be expected.
namespace tk {

struct PoissonInterval {
    double low = 0.0;
    double high = 0.0;
};

/// The exact (Garwood) interval of a Poisson mean after `count` events: over all means it holds the
/// true one with a probability of at least `confidence`. Equal tails; of no events it begins at 0
/// and its upper end has the one tail, so 3.69 at 95 %.
///
/// Events that come in bunches (repeats, one event reported twice) spread more than this allows
/// for. For a rate divide both ends by what the count was over.
///
/// Source: Garwood, Biometrika 28 (1936); by quantiles of the gamma distribution.
///
/// @param count finite, >= 0; weights may be added up, so not only whole
/// @throws std::invalid_argument for another count, or a confidence not within (0, 1)
PoissonInterval poisson_interval(double count, double confidence = 0.95);

/// A count of events, and over what: hours, metres, persons.
struct PoissonExposure {
    std::int64_t count = 0;
    double exposure = 1.0;
};

/// The exact interval of the ratio of two Poisson rates, `rate` over `other`, their exposures in
/// the same unit. Given the sum, the first count is binomial: its Clopper-Pearson interval, turned
/// into a ratio. 0 to infinity where both counts are 0; the upper end is infinite where the other
/// is 0.
///
/// Source: Przyborowski and Wilenski, Biometrika 31 (1940); Clopper and Pearson, Biometrika 26
/// (1934).
///
/// @throws std::invalid_argument as above, or if an exposure is not finite and above 0
PoissonInterval poisson_ratio_interval(const PoissonExposure& rate, const PoissonExposure& other,
                                       double confidence = 0.95);

}  // namespace tk
