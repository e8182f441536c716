#pragma once

#include <string>

#include "engine/assess/assessment_parameters.h"
#include "layers/load_study.h"

namespace tk {

/// The parameters of every number in a study's result, as a JSON object in a fixed order.
/// @param parameters of today's assessment
/// @param filter what the incidents of its density had to meet beside the study's own filter
std::string result_parameters(const Study& study, const LoadedStudy& loaded,
                              const AssessmentParameters& parameters,
                              const IncidentFilter& filter = {});

}  // namespace tk
