#pragma once

#include <cmath>
#include <vector>

#include "engine/surfaces/camera_coverage.h"

namespace tk {

/// What a camera reaches over, whatever its targets' height: a hair more, so that rounding loses
/// nothing.
Extent extent_reached(const Camera& camera, CameraCoverageOptions options);

/// Cameras with the extents that they reach over, for asking what those near a place see.
class PlacesWatched {
public:
    PlacesWatched(const MaskedCameras& cameras, const Obstacles& obstacles,
                  const CameraCoverageOptions& options);

    /// The cameras and masks that may have to do with a part of the map, as lists of their own.
    struct Watch {
        std::vector<Camera> cameras;
        std::vector<PrivacyMask> masks;
    };
    Watch over(const Extent& extent) const;
    /// The same of the `index`-th camera alone.
    Watch of_camera(std::size_t index) const;

    /// extent_reached() of the `index`-th camera.
    const Extent& reached(std::size_t index) const { return reached_[index]; }

    /// camera_coverage_at() for places within the extent of the watch.
    double density_at(MapPoint at, const Watch& watch) const {
        return density_at(at, options_.target_height_m, watch);
    }
    /// The same for a target of another height.
    double density_at(MapPoint at, double height_m, const Watch& watch) const {
        CameraCoverageOptions options = options_;
        options.target_height_m = height_m;
        return camera_coverage_at(at, {watch.cameras, watch.masks}, obstacles_, options);
    }

private:
    MaskedCameras cameras_;
    const Obstacles& obstacles_;
    CameraCoverageOptions options_;
    std::vector<Extent> reached_;
    std::vector<Extent> masked_;  ///< extents of the masks
};

/// Calls `piece(middle, length_m)` for every piece of the line, of at most 1 m and from its first
/// point to its last; pieces of one segment are equally long.
template <class Piece>
void each_piece(MapPoint from, MapPoint to, Piece piece) {
    const double length_m = distance_m(from, to);
    const double pieces = std::ceil(length_m);
    for (double i = 0.0; i < pieces; i += 1.0) {
        const double share = (i + 0.5) / pieces;
        piece(MapPoint{from.east_m + share * (to.east_m - from.east_m),
                       from.north_m + share * (to.north_m - from.north_m)},
              length_m / pieces);
    }
}

}  // namespace tk
