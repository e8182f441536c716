#include "engine/visibility/sight.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace tk {
namespace {

/// What rounding may move a wall or a ray by, and much more.
constexpr double beside_a_ray_m = 1e-3;

/// Over ground whose slopes differ by at most `spread`, a ray of length L that ends on or above the
/// ground passes at least h (1 - t) - spread t (1 - t) L above it: not below within h / spread.
double open_ground(double height_m, double spread) {
    return spread > 0.0 ? height_m / spread : std::numeric_limits<double>::infinity();
}

}  // namespace

Sight::Sight(const Observer& observer, const Extent& targets, const Obstacles& obstacles)
    : observer_(observer),
      terrain_(obstacles.terrain()),
      level_m_(obstacles.ground_m(observer.at) + observer.height_m) {
    if (targets.empty()) return;
    // No ray to a target leaves the box around both.
    Extent rays = targets;
    rays.add(observer.at);
    if (terrain_ != nullptr)
        open_ground_m_ = open_ground(observer.height_m, terrain_->slope_spread(rays));
    const std::vector<std::int32_t> own =
        buildings_hung_on(observer.at, observer.height_m, obstacles);
    for (const std::int32_t i : obstacles.walls_meeting(rays.grown(beside_a_ray_m))) {
        const Wall& wall = obstacles.wall(i);
        if (std::find(own.begin(), own.end(), wall.obstacle) != own.end()) continue;
        const auto shadow = terrain_ == nullptr
                                ? WallShadow::of(observer, wall)
                                : WallShadow::over_ground(observer.at, level_m_, wall);
        if (shadow) shadows_.push_back(*shadow);
    }
}

bool Sight::ground_hides(MapPoint at, double below_m) const {
    if (terrain_ == nullptr || distance_m(observer_.at, at) <= open_ground_m_) return false;
    return terrain_->hides(observer_.at, level_m_, at, level_m_ - below_m);
}

bool Sight::hides(MapPoint at, double below_m) const {
    const double east_m = at.east_m - observer_.at.east_m;
    const double north_m = at.north_m - observer_.at.north_m;
    for (const WallShadow& shadow : shadows_)
        if (shadow.on_line(north_m).contains(east_m) &&
            (terrain_ == nullptr || shadow.hides_below(east_m, north_m, below_m)))
            return true;
    return ground_hides(at, below_m);
}

}  // namespace tk
