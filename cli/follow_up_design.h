#pragma once

#include <span>
#include <string>
#include <vector>

#include "cli/verb.h"
#include "engine/follow_up/follow_up_outlook.h"
#include "layers/follow_up_lock.h"

/// A follow-up's design: how it stands to its lock, and what it will be able to see.
namespace tk::cli {

/// "not locked", "locked before the measure", ...
std::string design_word(DesignLock::State state);

/// State, day, and which of `table` and `areas` has changed since.
Json design_as_json(const DesignLock& lock);

/// When the design was chosen, in one sentence.
/// @param still_to_come the measure is, as far as the incidents go
std::string design_sentence(const DesignLock& lock, bool still_to_come);

/// Sets `counts` (null after), `minimum_detectable_effect`, `outlook` and `control_suggestions`.
void put_outlook(const FollowUpOutlook& outlook, Json& result);

/// Null without any.
Json suggested_controls_as_json(std::span<const SuggestedControl> suggested);

/// What rests on assumptions, and why there is no verdict.
void note_outlook(const FollowUpOutlook& outlook, std::vector<std::string>& notes);

std::string outlook_table(const FollowUpOutlook& outlook);

}  // namespace tk::cli
