#pragma once

#include <string>
#include <vector>

#include "cli/follow_up_from_incidents.h"
#include "engine/follow_up/follow_up_sensitivity.h"
#include "engine/follow_up/placed_share.h"
#include "engine/town/incident.h"
#include "engine/town/map_features.h"

namespace tk::cli {

/// What a follow-up is computed from, read.
struct FollowUpData {
    Incidents incidents;  ///< those that meet the filter, with times
    FollowUpDesign design;
    std::vector<Area> reference;
    std::vector<OtherControl> candidates;
    /// Rows of the register with and without a place, in both periods; both empty where the filter
    /// asks for the height of the sun, which rows without a place do not have.
    PlacedRows rows_before, rows_after;
};

/// Reads all sources of a task; their notes are added to `notes`.
/// @throws InputError, Cancelled
FollowUpData read_follow_up(const FollowUpTask& task, const ReadContext& reading,
                            ReadReport& report, std::vector<std::string>& notes);

/// Candidates that may be compared with: not so near that what moves out of the treated area would
/// move there.
std::vector<OtherControl> fit_controls(const FollowUpData& data);

/// "2024-03-01".
std::string day_text(std::chrono::local_days day);

}  // namespace tk::cli
