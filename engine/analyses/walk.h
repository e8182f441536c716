#pragma once

#include <cmath>
#include <optional>
#include <span>
#include <vector>

#include "engine/core/geometry.h"
#include "engine/core/progress.h"
#include "engine/surfaces/camera_coverage.h"
#include "engine/surfaces/illuminance.h"
#include "engine/surfaces/sightlines.h"
#include "engine/surfaces/surveillance.h"
#include "engine/town/town.h"
#include "engine/visibility/obstacles.h"

/// What one meets on a walk along a line: the light, how finely cameras see one, who could see one.
///
/// Places stand at the line's both ends and at even steps between them. What is computed at each is
/// what illuminance_at(), camera_coverage_at() and sightlines_at() give there, bit for bit.
namespace tk {

/// Without options of a kind it is not computed: a walk that is all dark because the lamps are not
/// known is no finding.
struct WalkOptions {
    double step_m = 1.0;  ///< at most, between neighbouring places; > 0
    std::optional<IlluminanceOptions> light = IlluminanceOptions{};
    std::optional<CameraCoverageOptions> cameras = CameraCoverageOptions{};
    std::optional<SightlinesOptions> sightlines = SightlinesOptions{};

    friend bool operator==(const WalkOptions&, const WalkOptions&) = default;
};

/// All values are NaN in a standing building and where they were not computed.
struct WalkPlace {
    MapPoint at;
    double along_m = 0.0;  ///< from the line's beginning
    double lux = std::nan("");
    double pixels_per_m = std::nan("");  ///< of the camera that sees it most finely; 0: none does
    PlaceWatch watch{std::nan(""), 0};
};

/// The places of a walk, without values. A line without length has one.
/// @param line of at least two points
/// @throws std::invalid_argument if the step is not above 0
std::vector<WalkPlace> walk_places(const Line& line, double step_m);

/// The walk along a line. The same bytes on any number of threads.
/// @param watchers see watchers_along()
/// @throws std::invalid_argument as walk_places() and sightlines_at()
/// @throws Cancelled
std::vector<WalkPlace> walk_along(const Line& line, const Town& town, const Obstacles& obstacles,
                                  std::span<const Watcher> watchers,
                                  const WalkOptions& options = {}, const Progress& progress = {});

/// The windows of facade_points() and then the entrances of entrance_watchers() that can see any
/// place of the line, and perhaps a few more: with them the walk is what it is with all.
/// @throws std::invalid_argument as facade_points()
/// @throws Cancelled
std::vector<Watcher> watchers_along(const Line& line, const Town& town, const Obstacles& obstacles,
                                    const SurveillanceOptions& options = {},
                                    const Progress& progress = {});

}  // namespace tk
