#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "engine/core/geometry.h"
#include "engine/grid/grid.h"
#include "engine/town/town.h"
#include "engine/visibility/rectangle_index.h"

namespace tk {

/// A solid of one height over a footprint: a building, or a development that stands.
struct Obstacle {
    const MultiPolygon* footprint = nullptr;  ///< lives in the Town
    Extent extent;
    double height_m = 0.0;  ///< above its own ground
    double top_m = 0.0;     ///< level of its roof: height_m above the ground it stands on
};

/// One straight wall of an obstacle.
struct Wall {
    MapPoint a;
    MapPoint b;
    double top_m = 0.0;         ///< level of its upper edge
    std::int32_t obstacle = 0;  ///< index into Obstacles::all()
};

/// What stands in the way of light and sight in a Town, with an index by place.
///
/// Buildings whose centroid lies in a standing development of kind `demolish` are gone; standing
/// developments of kind `build` are there. An obstacle of height 0 hides nothing, but its footprint
/// still counts as built on. Keeps pointers into the Town, which must outlive it.
///
/// Levels are metres above the datum of the town's terrain; without one the ground lies at level 0
/// everywhere. An obstacle stands on the mean of the ground at the corners of its outline.
class Obstacles {
public:
    Obstacles() = default;
    explicit Obstacles(const Town& town);

    std::span<const Obstacle> all() const { return obstacles_; }
    std::span<const Wall> walls() const { return walls_; }
    /// Null where the ground is level.
    const Terrain* terrain() const { return terrain_; }
    /// Level of the ground at a place.
    double ground_m(MapPoint at) const { return terrain_ ? terrain_->height_m(at) : 0.0; }
    /// The trees of the town.
    std::span<const Tree> trees() const { return trees_; }

    /// Indices of the walls whose extent meets `extent`, ascending.
    std::vector<std::int32_t> walls_meeting(const Extent& extent) const;
    /// Indices of the obstacles whose extent meets `extent`, ascending.
    std::vector<std::int32_t> obstacles_meeting(const Extent& extent) const;
    /// Indices of the trees whose crown's extent meets `extent`, ascending.
    std::vector<std::int32_t> trees_meeting(const Extent& extent) const;
    /// The obstacles whose footprint contains `at`, ascending.
    std::vector<std::int32_t> containing(MapPoint at) const;

private:
    struct Indexes {
        RectangleIndex walls, obstacles, trees;
    };

    std::vector<Obstacle> obstacles_;
    std::vector<Wall> walls_;
    std::span<const Tree> trees_;
    const Terrain* terrain_ = nullptr;
    std::shared_ptr<const Indexes> indexes_;
};

/// The town's buildings that a standing development of kind `demolish` takes away, in its order.
std::vector<const Building*> torn_down_buildings(const Town& town);

/// Level of the ground that a footprint stands on: the mean at the corners of its outline; 0
/// without terrain.
double standing_level_m(const MultiPolygon& footprint, const Terrain* terrain);

/// Around the crown of a tree or the outline of a stand.
Extent crown_extent(const Tree& tree);

/// 1 in every cell whose centre lies in the footprint of an obstacle, else 0.
Grid<std::uint8_t> built_on(const Obstacles& obstacles, const GridSpec& spec);

}  // namespace tk
