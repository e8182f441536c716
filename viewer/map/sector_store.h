#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "engine/surfaces/camera_coverage.h"
#include "engine/town/camera.h"
#include "viewer/map/card_chunk.h"

namespace tk {

/// Cameras' fields of view in the graphics card, each made when it is first drawn: when a camera is
/// dragged, the others' are there already.
class SectorStore {
public:
    /// What the camera sees, class by class, the largest first; empty where it sees nothing.
    /// @param most_m no sector is drawn further than this
    const std::vector<CardChunk>& of(const Camera& camera, const CameraCoverageOptions& options,
                                     double most_m);
    void clear() { known_.clear(); }

private:
    struct Made {
        Camera camera;
        CameraCoverageOptions options;
        double most_m = 0.0;
        std::vector<CardChunk> sectors;
    };
    /// By the camera's id, the last made last: as it stands today and in the plans that are shown.
    std::unordered_map<std::string, std::vector<Made>> known_;
};

}  // namespace tk
