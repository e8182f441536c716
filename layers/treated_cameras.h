#pragma once

#include <string>
#include <vector>

#include "engine/core/geometry.h"
#include "engine/core/progress.h"
#include "engine/surfaces/camera_coverage.h"
#include "engine/town/town.h"
#include "layers/load_study.h"
#include "layers/study.h"

/// The treated area of cameras: the ground that they see.
namespace tk {

/// What the cameras of a study's follow-up (`treated_cameras`, `treated_scenario`) see among its
/// buildings and beyond its masks, by [analysis.cameras]: the cells of its size that any of them
/// sees at least as finely as the lowest class.
/// @throws InputError if a camera or the scenario is not there, or nothing is seen; Cancelled
MultiPolygon treated_by_cameras(const Study& study, const StudyFollowUp& follow_up,
                                const LoadedStudy& loaded, const Progress& progress = {});

/// The ground that cameras see in a town, as cells of `cell_m` on the lattice through (0, 0).
/// @param source what errors name
/// @throws InputError if nothing is seen; Cancelled
MultiPolygon area_seen_by(const Town& town, const std::vector<Camera>& cameras,
                          const CameraCoverageOptions& options, double cell_m,
                          const std::string& source, const Progress& progress);

}  // namespace tk
