#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engine/grid/grid.h"
#include "engine/visibility/obstacles.h"

/// What walls hide from a lamp or a camera.
///
/// 2.5-D: a point is hidden where the straight ray to it passes a wall below the wall's top. For a
/// wall of height b, an observer at height z0 and targets at height zt, the hidden points are those
/// behind the wall whose distance lies in a fixed band of multiples of the distance to the wall
/// (similar triangles): the area is a quadrilateral, exact, whatever the cells.
namespace tk {

/// Where one looks from and at what height.
struct Observer {
    MapPoint at;
    double height_m = 0.0;         ///< of the lamp or camera above the ground
    double target_height_m = 0.0;  ///< of what is lit or seen
    double reach_m = 0.0;          ///< nothing beyond it matters
};

/// A target is hidden by a wall where near < (distance to it) / (distance to the wall) < far.
struct HiddenBand {
    double near = 1.0;
    double far = 0.0;  ///< infinite where the shadow has no end
};

/// The band of a wall of height `wall_height_m`; none when it hides nothing.
///
/// A ray that falls (z0 > zt) is stopped by a wall higher than zt: without end from z0 on, else up
/// to (z0 - zt) / (z0 - b) times the wall's distance. One that rises is stopped by a wall higher
/// than z0: from the wall on if it is as high as the target, else from (zt - z0) / (b - z0) on.
std::optional<HiddenBand> hidden_band(const Observer& observer, double wall_height_m);

/// The walls that can hide something from an observer, without those of a building in whose
/// footprint it hangs: one that is at least as high as the observer.
std::vector<Wall> walls_around(const Observer& observer, const Obstacles& obstacles);

/// Whether the observer stands in a footprint and not above its roof.
bool hangs_on_building(const Observer& observer, const Obstacles& obstacles);

/// 1 in every cell of `window` whose centre is hidden, else 0. A cell's answer does not depend on
/// the window.
Grid<std::uint8_t> hidden_cells(const Observer& observer, std::span<const Wall> walls,
                                const GridSpec& window);

/// Whether one point is hidden, by the crossing of the ray with each wall.
bool is_hidden(const Observer& observer, std::span<const Wall> walls, MapPoint target);

}  // namespace tk
