#pragma once

#include <optional>

#include "engine/surfaces/camera_coverage.h"
#include "engine/town/camera.h"

namespace tk {

/// How finely one camera sees the places around it, obstacles apart: what camera_coverage.h says
/// of view and density, made ready for many targets.
class CameraView {
public:
    /// One that cannot be judged (can_be_judged()) sees nothing.
    CameraView(const Camera& camera, const CameraCoverageOptions& options);

    /// No target further off is seen; see camera_reach_m().
    double reach_m() const { return reach_m_; }

    /// Pixels per metre at a target `east_m` and `north_m` of the camera and `below_m` under it; 0
    /// where it does not see or sees less finely than the lowest class.
    double density(double east_m, double north_m, double below_m) const;
    /// The same on level ground.
    double density(double east_m, double north_m) const {
        return density(east_m, north_m, drop_m_);
    }

private:
    /// Directions seen up and down: depressions below the horizontal within [least, most].
    struct Depressions {
        double least_sin, least_cos;
        double most_sin, most_cos;
    };

    bool sees_direction(double along_m, double flat_m) const;
    bool sees_depression(double flat_m, double below_m) const;

    double lowest_;      ///< px/m of the lowest class
    double drop_m_;      ///< of the camera above a target on level ground; below 0 when lower
    double pixels_;      ///< px/m one metre away: divided by the distance it gives the density
    bool across_plane_;  ///< whether that distance is measured along the axis
    bool all_round_;
    double axis_east_ = 0.0, axis_north_ = 0.0;
    double half_view_cos_ = -1.0;
    std::optional<Depressions> depressions_;
    double reach_m_;
};

}  // namespace tk
