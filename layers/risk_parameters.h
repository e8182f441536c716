#pragma once

#include "engine/analyses/risk_findings.h"
#include "engine/assess/assessment_parameters.h"
#include "layers/study.h"

namespace tk {

/// The risk terrain that is asked for, as the engine takes it.
/// @param of the study: its density's bandwidth is what the model is compared with
RiskTerrainOptions risk_options_of(const RiskAnalysis& asked, const AssessmentParameters& of);

}  // namespace tk
