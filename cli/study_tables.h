#pragma once

#include <string>

#include "cli/study_result.h"
#include "engine/scenario/edit.h"
#include "layers/vector_layer.h"

namespace tk::cli {

/// One row for each area, scenario and surface: before, after, change.
VectorLayer areas_compared(const StudyResult& result);

/// What a scenario does, one edit a row, in words.
VectorLayer scenario_changes(const std::string& name, const Scenario& scenario, const Town& today);

}  // namespace tk::cli
