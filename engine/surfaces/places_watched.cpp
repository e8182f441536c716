#include "engine/surfaces/places_watched.h"

namespace tk {

PlacesWatched::PlacesWatched(const MaskedCameras& cameras, const Obstacles& obstacles,
                             const CameraCoverageOptions& options)
    : cameras_(cameras), obstacles_(obstacles), options_(options) {
    for (const Camera& camera : cameras.cameras)
        reached_.push_back(extent_reached(camera, options));
    for (const PrivacyMask& mask : cameras.masks) masked_.push_back(extent_of(mask.shape));
}

Extent extent_reached(const Camera& camera, CameraCoverageOptions options) {
    // What is level with the camera is seen furthest.
    options.target_height_m = camera.height_m;
    Extent reached;
    reached.add(camera.at);
    return reached.grown(camera_reach_m(camera, options) + 1e-3);
}

PlacesWatched::Watch PlacesWatched::over(const Extent& extent) const {
    Watch watch;
    for (std::size_t i = 0; i < reached_.size(); ++i)
        if (reached_[i].meets(extent)) watch.cameras.push_back(cameras_.cameras[i]);
    if (watch.cameras.empty()) return watch;
    for (std::size_t i = 0; i < masked_.size(); ++i)
        if (masked_[i].meets(extent)) watch.masks.push_back(cameras_.masks[i]);
    return watch;
}

PlacesWatched::Watch PlacesWatched::of_camera(std::size_t index) const {
    Watch watch{{cameras_.cameras[index]}, {}};
    for (std::size_t i = 0; i < masked_.size(); ++i) {
        const PrivacyMask& mask = cameras_.masks[i];
        if (acts_on(mask, watch.cameras[0].id) && masked_[i].meets(reached_[index]))
            watch.masks.push_back(mask);
    }
    return watch;
}

}  // namespace tk
