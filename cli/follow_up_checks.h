#pragma once

#include <string>
#include <vector>

#include "cli/verb.h"
#include "layers/read_follow_up.h"

/// What might look like an effect of a measure without being one.
namespace tk::cli {

/// How much the treated place's count would have fallen by itself, by those of comparable places;
/// null without them.
Json regression_to_mean_as_json(const FollowUpData& data, const AreaCounts& counts,
                                double overdispersion, std::vector<std::string>& notes);

/// Whether rows lose their place at the date; null where it cannot be asked.
Json placed_share_as_json(const FollowUpData& data, const PlacedShare& share);

/// The candidates, best first; null without.
Json control_suggestions_as_json(const FollowUpData& data, double overdispersion);

}  // namespace tk::cli
