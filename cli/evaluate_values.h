#pragma once

#include <optional>
#include <string>

#include "engine/follow_up/rate_comparison.h"
#include "engine/follow_up/weighted_displacement_difference.h"
#include "layers/read_follow_up.h"

namespace tk::cli {

/// "TB,TA,CB,CA[,DB,DA[,CDB,CDA]]" as counts of areas, at most a thousand million each.
/// @throws UsageError naming --counts
AreaCounts parse_area_counts(const std::string& text);

/// "K1/N1,K2/N2" as two rates. @throws UsageError naming --rates
struct TwoRates {
    CountedRate first, second;
};
TwoRates parse_rates(const std::string& text);

/// "B,A" of --time-weights and "T,C[,D[,CD]]" of --area-weights, each above 0; empty texts: 1.
/// @throws UsageError naming the option
AreaWeights parse_weights(const std::string& of_time, const std::string& of_areas);

/// A number above 0; none for `estimate` and for an empty text.
/// @throws UsageError naming --overdispersion
std::optional<double> parse_overdispersion(const std::string& text);

/// A text that is a number is a width in metres. @throws UsageError naming `option`
SurroundingsSource parse_buffer(const std::string& option, const std::string& text);

}  // namespace tk::cli
