#include "viewer/map/sector_store.h"

#include <algorithm>

#include "viewer/map/camera_sectors.h"

namespace tk {
namespace {

/// Of one camera: three maps stand side by side at most, and one to come.
constexpr std::size_t most_versions = 4;

}  // namespace

const std::vector<CardChunk>& SectorStore::of(const Camera& camera,
                                              const CameraCoverageOptions& options, double most_m) {
    std::vector<Made>& versions = known_[camera.id];
    const auto found = std::find_if(versions.begin(), versions.end(), [&](const Made& made) {
        return made.camera == camera && made.options == options && made.most_m == most_m;
    });
    if (found != versions.end()) return found->sectors;
    if (versions.size() >= most_versions) versions.erase(versions.begin());
    Made made{camera, options, most_m, {}};
    for (const CameraSector& sector : camera_sectors(camera, options, most_m))
        made.sectors.emplace_back(polygons_chunk({&sector.shape}));
    return versions.emplace_back(std::move(made)).sectors;
}

}  // namespace tk
