#pragma once

#include <string>
#include <vector>

#include "layers/read_context.h"
#include "layers/read_follow_up.h"

namespace tk::cli {

/// Whether a measure that is still to come is an answer or an error.
enum class StillToCome { allowed, refused };

/// Reads all sources of a follow-up; what there is to say of them is added to `notes`.
/// @throws InputError also where the register does not reach into both periods, or into the one
///         before where what is still to come is allowed; Cancelled
FollowUpData read_told_follow_up(const FollowUpRequest& request, StillToCome still_to_come,
                                 const ReadContext& reading, std::vector<std::string>& notes);

}  // namespace tk::cli
