#pragma once

#include <limits>
#include <string>
#include <vector>

#include "engine/core/geometry.h"
#include "engine/surfaces/camera_coverage.h"

namespace tk {

/// Where a camera sees at least as finely as a class asks, obstacles apart.
struct CameraSector {
    std::string name;           ///< of the class: "detect"
    double pixels_per_m = 0.0;  ///< what it asks for
    MultiPolygon shape;         ///< a piece of cake; without its tip where the tilt leaves that out
};

/// A camera's sectors are drawn so far at most.
inline constexpr double drawn_sector_reach_m = 150.0;

/// What a camera sees by class, after engine/surfaces/camera_view.h: the lowest class, which is the
/// largest sector, first. Classes that it reaches nowhere are left out. Arcs are drawn by chords of
/// at least 3 degrees, so that a sector of up to 90 degrees is true within 0.04 % of its reach.
///
/// By the on-axis rule a camera without focal length or sensor is drawn by the plane rule.
/// @param most_m no sector is drawn further than this
std::vector<CameraSector> camera_sectors(const Camera& camera, CameraCoverageOptions options = {},
                                         double most_m = std::numeric_limits<double>::infinity());

}  // namespace tk
