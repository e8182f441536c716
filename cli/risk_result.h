#pragma once

#include <string>

#include "cli/verb.h"
#include "engine/analyses/risk_findings.h"

namespace tk::cli {

/// `result` of the verb.
Json risk_as_json(const RiskFindings& findings);

/// The same for people.
std::string risk_in_words(const RiskFindings& findings);

/// The day of its split as "2024-07-01"; empty without one.
std::string split_day_text(const RiskFindings& findings);

}  // namespace tk::cli
