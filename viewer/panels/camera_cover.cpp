#include "viewer/panels/camera_cover.h"

#include <algorithm>

#include "engine/surfaces/light_reach.h"
#include "viewer/background/town_within.h"

namespace tk {
namespace {

std::optional<CameraSummary> cover_in(const Town& town, const CameraCoverWish& wish) {
    const auto& cameras = town.cameras();
    const auto found = std::find_if(cameras.begin(), cameras.end(),
                                    [&](const Camera& c) { return c.id == wish.camera_id; });
    if (found == cameras.end()) return std::nullopt;
    // Others' sight of the same ground may come from as far as their own reach.
    const Extent ground = ground_in_reach(*found, wish.options.coverage);
    Extent around = ground.empty() ? ground : ground.grown(furthest_light_m);
    for (const Camera& other : cameras) {
        const Extent theirs = ground_in_reach(other, wish.options.coverage);
        if (ground.meets(theirs)) around.add(other.at);
    }
    const std::shared_ptr<const Town> near =
        town_within(town, around.grown(1.0), wish.options.light.has_value());
    const Incidents& incidents = wish.shown != nullptr ? *wish.shown : wish.today->incidents();
    return summarise_camera(town, Obstacles(*near), wish.camera_id, incidents.all, wish.options);
}

}  // namespace

CameraCover cover_of_camera(const CameraCoverWish& wish, const CameraCover& former) {
    CameraCover cover{wish, {}, {}};
    const bool same = former.wish.camera_id == wish.camera_id && former.wish.shown == wish.shown &&
                      former.wish.options == wish.options;
    const bool same_today = same && former.wish.today == wish.today;
    cover.today = same_today ? former.today : cover_in(*wish.today, wish);
    if (wish.plan == nullptr) return cover;
    // Incidents are today's in every plan.
    cover.plan =
        same_today && former.wish.plan == wish.plan ? former.plan : cover_in(*wish.plan, wish);
    return cover;
}

}  // namespace tk
