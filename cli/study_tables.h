#pragma once

#include "cli/study_result.h"
#include "layers/vector_layer.h"

namespace tk::cli {

/// One row for each area, scenario and surface: before, after, change.
VectorLayer areas_compared(const StudyResult& result);

}  // namespace tk::cli
