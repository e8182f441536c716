#pragma once

#include <string>
#include <vector>

#include "cli/verb.h"
#include "engine/follow_up/period_counts.h"
#include "layers/read_follow_up.h"

/// What a follow-up's months say.
namespace tk::cli {

/// Counts by month and zone; null zones that the design does not have.
Json series_as_json(const PeriodCounts& counts, const FollowUpAreas& areas);

/// Treated area, control and such candidates as overlap neither, month by month: the effect with
/// its interval; null, with a note, where there is none.
Json differences_by_month(const FollowUpData& data, const PeriodCounts& counts,
                          std::vector<std::string>& notes);

/// The treated area's months by themselves; null, with a note, where they are too few.
Json interrupted_series(const PeriodCounts& counts, std::vector<std::string>& notes);

/// Both for people; empty where both are null.
std::string series_table(const Json& differences, const Json& interrupted);

}  // namespace tk::cli
