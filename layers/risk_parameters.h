#pragma once

#include "engine/analyses/risk_findings.h"
#include "engine/assess/assessment_parameters.h"
#include "layers/study.h"

namespace tk {

/// The risk terrain that a study asks for: its [analysis.risk], and what stands there for nothing.
/// @param of the study: its density's bandwidth is what the model is compared with
RiskTerrainOptions risk_options_of(const Study& study, const AssessmentParameters& of);

}  // namespace tk
