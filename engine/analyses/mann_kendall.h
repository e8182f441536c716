#pragma once

#include <cstdint>
#include <span>

namespace tk {

/// Whether a series rises or falls, by the order of its values alone: Mann (1945), Kendall (1975).
struct MannKendall {
    std::size_t count = 0;   ///< of values that are not NaN
    std::int64_t s = 0;      ///< rises less falls, over all pairs
    double variance = 0.0;   ///< of s by chance, ties allowed for
    double z = 0.0;          ///< with the correction for continuity; 0 where s is
    double p = 1.0;          ///< two-sided
    double tau = 0.0;        ///< s over the number of pairs
    double sen_slope = 0.0;  ///< median of the slopes of all pairs (Sen 1968), per step
};

struct MannKendallOptions {
    /// Widens the variance by what ranks that follow each other have in common (Hamed & Rao 1998),
    /// at the lags that are significant at 5 %.
    bool allow_for_autocorrelation = false;
};

/// Values at even steps; NaN leaves a step out, and keeps its place for the slope. With fewer than
/// three values nothing can be told: z 0, p 1, slope NaN below two.
MannKendall mann_kendall(std::span<const double> series, const MannKendallOptions& options = {});

}  // namespace tk
