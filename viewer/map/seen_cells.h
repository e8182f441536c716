#pragma once

#include <span>
#include <vector>

#include "engine/surfaces/camera_coverage.h"
#include "engine/town/privacy_mask.h"
#include "engine/visibility/obstacles.h"
#include "viewer/map/city_shapes.h"

namespace tk {

struct SeenCellsOptions {
    CameraCoverageOptions coverage;
    double most_m = 150.0;  ///< nothing further from the camera is told
    double cell_m = 1.0;    ///< > 0
};

/// What a camera sees past masks, buildings and ground, as squares to fill: by class from the
/// lowest, each also with what reaches a higher one; classes that it reaches nowhere are empty.
///
/// The same cells as camera_coverage() has a density in. By the on-axis rule a camera without focal
/// length or sensor is judged by the plane rule, as camera_sectors() does.
std::vector<ShapeChunk> seen_cells(const Camera& camera, std::span<const PrivacyMask> masks,
                                   const Obstacles& obstacles, SeenCellsOptions options);

/// How large the squares may be at a nearness of the map: a power of two in metres, no larger than
/// a pixel where that leaves no more than some hundred thousand of them.
double seen_cell_m(double metres_per_px, double reach_m);

}  // namespace tk
