#pragma once

#include <span>
#include <vector>

#include "engine/visibility/obstacles.h"
#include "engine/visibility/wall_shadow.h"

namespace tk {

/// All that hides targets from one observer: the walls around it and the ground between.
///
/// On level ground the walls' shadows tell all. With terrain a target's level is that of the ground
/// under it plus the target's height; each wall is judged for that level, and the ground hides what
/// lies behind a rise (Terrain::hides). A building in whose footprint the observer stands and that
/// is at least as high as it hides nothing: buildings_hung_on().
class Sight {
public:
    /// @param targets nothing outside is asked for
    Sight(const Observer& observer, const Extent& targets, const Obstacles& obstacles);

    const Observer& observer() const { return observer_; }
    std::span<const WallShadow> shadows() const { return shadows_; }
    const Terrain* terrain() const { return terrain_; }

    /// How far a target at `at` lies below the observer.
    double below_m(MapPoint at) const {
        if (terrain_ == nullptr) return observer_.height_m - observer_.target_height_m;
        return level_m_ - (terrain_->height_m(at) + observer_.target_height_m);
    }
    /// Whether a target at `at`, `below_m` under the observer, is hidden.
    bool hides(MapPoint at, double below_m) const;
    bool hides(MapPoint at) const { return hides(at, below_m(at)); }

    /// Nearer than this the ground hides nothing, its slopes being what they are around here.
    double open_ground_m() const { return open_ground_m_; }
    /// Whether the ground hides a target at `at`, `below_m` under the observer.
    bool ground_hides(MapPoint at, double below_m) const;

private:
    Observer observer_;
    const Terrain* terrain_;
    double level_m_;  ///< of the observer
    double open_ground_m_ = 0.0;
    std::vector<WallShadow> shadows_;
};

}  // namespace tk
