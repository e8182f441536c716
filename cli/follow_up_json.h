#pragma once

#include <string>
#include <vector>

#include "cli/verb.h"
#include "engine/follow_up/follow_up_findings.h"
#include "engine/follow_up/follow_up_sensitivity.h"

/// The findings of a follow-up as they stand in results, and the same for people.
namespace tk::cli {

/// Low and high end; null where it is unknown.
Json interval_as_json(const ConfidenceInterval& interval);

/// Sets `counts`, `rate_comparison`, `relative_effect`, `weighted_displacement_quotient` with its
/// interval, `weighted_displacement_difference`, `net_effects` and `minimum_detectable_effect`;
/// null what the counts do not suffice for.
void put_findings(const AreaCounts& counts, const FollowUpFindings& findings, Json& result);

Json relative_effect_as_json(const RelativeEffect& effect);

/// Before and after of each area; null those that there are not.
Json counts_as_json(const AreaCounts& counts);

/// All the keys of a result of `evaluate`, null.
Json empty_evaluation();

/// The difference is null where the levels are too far apart for one: levels_are_alike().
Json sensitivity_as_json(const std::vector<SensitivityRow>& rows, const AreaWeights& weights);

/// Says why numbers are null, and on what those that are there rest.
void note_findings(const FollowUpQuestion& question, const FollowUpFindings& findings,
                   std::vector<std::string>& notes);

std::string findings_table(const AreaCounts& counts, const FollowUpFindings& findings);
std::string sensitivity_table(const std::vector<SensitivityRow>& rows, const AreaWeights& weights);

}  // namespace tk::cli
