#include "viewer/map/sector_store.h"

#include <algorithm>

#include "engine/surfaces/camera_masks.h"
#include "viewer/map/camera_sectors.h"
#include "viewer/map/seen_cells.h"

namespace tk {
namespace {

/// Of one camera: three maps stand side by side at most, and one to come, at two nearnesses.
constexpr std::size_t most_versions = 8;

std::vector<PrivacyMask> masks_acting_on(const Camera& camera, std::span<const PrivacyMask> masks,
                                         double reach_m) {
    Extent reached;
    reached.add(camera.at);
    reached = reached.grown(reach_m);
    std::vector<PrivacyMask> acting;
    for (const PrivacyMask& mask : masks)
        if (acts_on(mask, camera.id) && extent_of(mask.shape).meets(reached))
            acting.push_back(mask);
    return acting;
}

}  // namespace

const CameraSight& SectorStore::of(const Camera& camera, std::span<const PrivacyMask> masks,
                                   const SectorLook& look) {
    const std::vector<PrivacyMask> acting = masks_acting_on(camera, masks, look.most_m);
    const double reach_m = std::min(look.most_m, camera.range_m.value_or(look.most_m));
    const double cell_m = seen_cell_m(look.metres_per_px, reach_m);
    std::vector<Made>& versions = known_[camera.id];
    const auto found = std::find_if(versions.begin(), versions.end(), [&](const Made& made) {
        return made.camera == camera && made.masks == acting && made.cell_m == cell_m &&
               made.options == look.options && made.most_m == look.most_m &&
               made.of_obstacles == (look.obstacles != nullptr) &&
               made.obstacles.lock() == look.obstacles;
    });
    if (found != versions.end()) return found->sight;
    if (versions.size() >= most_versions) versions.erase(versions.begin());
    Made made{camera, acting, look.options, look.most_m, look.obstacles, look.obstacles != nullptr,
              cell_m, {}};
    for (const CameraSector& sector : camera_sectors(camera, look.options, look.most_m))
        made.sight.fields.emplace_back(polygons_chunk({&sector.shape}));
    if (look.obstacles != nullptr)
        for (const ShapeChunk& chunk :
             seen_cells(camera, acting, *look.obstacles, {look.options, look.most_m, cell_m}))
            if (!chunk.triangles.empty()) made.sight.seen.emplace_back(chunk);
    return versions.emplace_back(std::move(made)).sight;
}

}  // namespace tk
