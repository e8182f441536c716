#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/core/geometry.h"
#include "engine/grid/grid.h"
#include "engine/town/town.h"

namespace tk {

/// A solid of one height over a footprint: a building, or a development that stands.
struct Obstacle {
    const MultiPolygon* footprint = nullptr;  ///< lives in the Town
    Extent extent;
    double height_m = 0.0;
};

/// One straight wall of an obstacle.
struct Wall {
    MapPoint a;
    MapPoint b;
    double height_m = 0.0;
    std::int32_t obstacle = 0;  ///< index into Obstacles::all()
};

/// What stands in the way of light and sight in a Town, with an index by place.
///
/// Buildings whose centroid lies in a standing development of kind `demolish` are gone; standing
/// developments of kind `build` are there. An obstacle of height 0 hides nothing, but its footprint
/// still counts as built on. Keeps pointers into the Town, which must outlive it.
class Obstacles {
public:
    Obstacles() = default;
    explicit Obstacles(const Town& town);

    std::span<const Obstacle> all() const { return obstacles_; }
    std::span<const Wall> walls() const { return walls_; }

    /// Indices of the walls whose extent meets `extent`, ascending.
    std::vector<std::int32_t> walls_meeting(const Extent& extent) const;
    /// Indices of the obstacles whose extent meets `extent`, ascending.
    std::vector<std::int32_t> obstacles_meeting(const Extent& extent) const;
    /// The obstacles whose footprint contains `at`, ascending.
    std::vector<std::int32_t> containing(MapPoint at) const;

private:
    class Index;
    std::vector<Obstacle> obstacles_;
    std::vector<Wall> walls_;
    std::shared_ptr<const Index> index_;
};

/// 1 in every cell whose centre lies in the footprint of an obstacle, else 0.
Grid<std::uint8_t> built_on(const Obstacles& obstacles, const GridSpec& spec);

}  // namespace tk
