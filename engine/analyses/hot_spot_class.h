#pragma once

#include <string_view>

#include "engine/analyses/local_statistics.h"

/// What a place is called by its score and how sure that is.
namespace tk {

enum class HotSpotClass {
    untold,
    cold_99,
    cold_95,
    cold_90,
    not_significant,
    hot_90,
    hot_95,
    hot_99
};

/// By z and at most 0.01, 0.05 or 0.10 of `p`; `untold` where either is NaN.
HotSpotClass hot_spot_class(double z, double p);
/// "hot_99", ..., "not_significant"; empty of `untold`.
std::string_view name_of(HotSpotClass hot_spot);

enum class MoranClass { untold, low_low, low_high, not_significant, high_low, high_high };

/// The quadrant where p is at most `alpha`; `untold` where p is NaN.
MoranClass moran_class(MoranQuadrant quadrant, double p, double alpha);
/// "high_high", ..., "not_significant"; empty of `untold`.
std::string_view name_of(MoranClass moran);

}  // namespace tk
