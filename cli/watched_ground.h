#pragma once

#include <optional>

#include "engine/surfaces/camera_coverage.h"

namespace tk::cli {

/// Cameras, with what acts on what they see.
struct WatchedGround {
    MaskedCameras cameras;
    const Obstacles& obstacles;
    CameraCoverageOptions options;
    const std::optional<MultiPolygon>& boundary;
};

}  // namespace tk::cli
