#pragma once

#include <string>
#include <vector>

#include "viewer/background/follow_up_work.h"

/// What a follow-up found, in the language that is on.
namespace tk {

/// A relative effect as what became of the number of incidents, in per cent of what the control's
/// change lets expect: 1.25 is -20.
double percent_of_expected(double relative_effect);

/// What the interval allows, in a sentence.
std::string verdict_words(const FollowUpFindings& findings);
/// What could not have been seen, what became of the surroundings, and what casts doubt on it all;
/// each a sentence.
std::vector<std::string> doubt_words(const FollowUpAnswer& answer);
/// How the design stands to its lock, in a sentence.
std::string lock_words(const DesignLock& lock, bool still_to_come);
/// What could be seen of a measure that is still to come, and on what that rests; each a sentence.
std::vector<std::string> outlook_words(const FollowUpAnswer& answer);
/// How a place would do as comparison: its incidents for one of the treated area's, what would pass
/// for an effect before the measure, and how far it is.
std::string suggestion_words(const ControlSuggestion& match);
/// "1 jan 2022 – 31 dec 2023 mot 1 jan 2024 – 31 dec 2025".
std::string period_words(const FollowUpPeriods& periods);
/// What else might have been chosen: "Omgivning 100 m", "Halva tiden".
std::string choice_words(const SensitivityRow& row);
/// "−18 %", "+4 %".
std::string signed_percent(double percent);

}  // namespace tk
