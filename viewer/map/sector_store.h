#pragma once

#include <memory>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/surfaces/camera_coverage.h"
#include "engine/town/camera.h"
#include "engine/town/privacy_mask.h"
#include "engine/visibility/obstacles.h"
#include "viewer/map/card_chunk.h"

namespace tk {

/// How cameras' fields of view are drawn.
struct SectorLook {
    CameraCoverageOptions options;
    double most_m = 0.0;  ///< no sector is drawn further than this
    /// What stands in the way; null: the fields of view are filled as if nothing did.
    std::shared_ptr<const Obstacles> obstacles;
    double metres_per_px = 1.0;  ///< how finely what is seen is told
};

/// Class by class, the largest first; empty where the camera sees nothing.
struct CameraSight {
    std::vector<CardChunk> fields;  ///< of view, as if nothing stood in the way
    std::vector<CardChunk> seen;    ///< what is filled
};

/// Cameras' fields of view and what they see of them in the graphics card, each made when it is
/// first drawn: when a camera or a mask is dragged, the other cameras' are there already.
class SectorStore {
public:
    /// @param masks of all cameras
    const CameraSight& of(const Camera& camera, std::span<const PrivacyMask> masks,
                          const SectorLook& look);
    void clear() { known_.clear(); }

private:
    struct Made {
        Camera camera;
        std::vector<PrivacyMask> masks;  ///< that act on it
        CameraCoverageOptions options;
        double most_m = 0.0;
        std::weak_ptr<const Obstacles> obstacles;  ///< those of a town that is gone are let go
        bool of_obstacles = false;
        double cell_m = 0.0;  ///< of what is seen
        CameraSight sight;
    };
    /// By the camera's id, the last made last: as it stands today and in the plans that are shown.
    std::unordered_map<std::string, std::vector<Made>> known_;
};

}  // namespace tk
