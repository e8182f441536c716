#pragma once

#include <string>

#include "cli/verb.h"
#include "engine/surfaces/camera_coverage.h"

namespace tk::cli {

/// What cameras cover: `cameras`, a list of what each sees by class, `covered_share` and
/// `overlap_share`.
Json coverage_as_json(const CoverageSummary& summary, CameraStandard standard);

/// The same for people, of the first 20 cameras.
std::string coverage_table(const CoverageSummary& summary, CameraStandard standard);

}  // namespace tk::cli
