#pragma once

#include <cstdint>
#include <memory>
#include <set>
#include <span>
#include <string>
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
    double height_m = 0.0;                     ///< above its own ground
    double top_m = 0.0;                        ///< level of its roof: height_m above the ground
    const Building* building = nullptr;        ///< what it is; null for a development
    const Development* development = nullptr;  ///< null for a building
    std::int32_t first_wall = 0;               ///< index for Obstacles::wall(); the others follow
    std::int32_t wall_count = 0;
};

/// One straight wall of an obstacle.
struct Wall {
    MapPoint a;
    MapPoint b;
    double top_m = 0.0;         ///< level of its upper edge
    std::int32_t obstacle = 0;  ///< index for Obstacles::obstacle()
};

/// The buildings and developments that differ between two towns, by id; more may be named.
struct EditedSolids {
    std::set<std::string, std::less<>> buildings;
    std::set<std::string, std::less<>> developments;

    bool empty() const { return buildings.empty() && developments.empty(); }
    std::size_t size() const { return buildings.size() + developments.size(); }
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
    /// Those of `after`, which has come of the town of `before` by edits to what is named: the same
    /// obstacles as from scratch, in other places of the list. Costs little however many there are.
    /// Points into made_of(), too: after many edits that is `after`, else the town of `before`.
    Obstacles(const Obstacles& before, const Town& after, const EditedSolids& edited);

    /// The town that was last gone through from scratch; null without one. Must live as long.
    const Town* made_of() const { return solids_->town; }

    const Obstacle& obstacle(std::int32_t index) const {
        const auto i = static_cast<std::size_t>(index);
        return i < solids_->obstacles.size() ? solids_->obstacles[i]
                                             : added_[i - solids_->obstacles.size()].obstacle;
    }
    const Wall& wall(std::int32_t index) const {
        const auto i = static_cast<std::size_t>(index);
        return i < solids_->walls.size() ? solids_->walls[i]
                                         : added_walls_[i - solids_->walls.size()];
    }
    /// The indices of all obstacles, in the order of the town's lists: buildings, developments.
    std::vector<std::int32_t> in_order() const;
    /// Some of them in that order.
    std::vector<std::int32_t> in_order(std::vector<std::int32_t> some) const;
    /// Copies of all obstacles and of their walls, in that order.
    std::vector<Obstacle> all() const;
    std::vector<Wall> walls() const;

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
    /// Those of one town, from scratch.
    struct Solids {
        const Town* town = nullptr;
        std::vector<Obstacle> obstacles;  ///< in the order of the town's lists
        std::vector<Wall> walls;
        std::vector<std::size_t> torn_down;  ///< places in the town's list of buildings
        RectangleIndex wall_index, obstacle_index;
    };
    /// One that edits have put there.
    struct AddedObstacle {
        std::size_t before = 0;  ///< in the order of the lists it stands before that of solids_
        Obstacle obstacle;
    };
    class Edited;

    bool is_gone(std::int32_t obstacle) const {
        const auto i = static_cast<std::size_t>(obstacle);
        return i < gone_.size() && gone_[i] != 0;
    }
    void take_trees(const Town& town, const Obstacles* before);

    std::shared_ptr<const Solids> solids_ = std::make_shared<const Solids>();
    EditedSolids edited_;             ///< since solids_, all told
    std::vector<std::uint8_t> gone_;  ///< of solids_' obstacles; empty: none
    std::vector<AddedObstacle> added_;
    std::vector<Wall> added_walls_;

    std::span<const Tree> trees_;
    std::shared_ptr<const RectangleIndex> tree_index_;
    const Terrain* terrain_ = nullptr;
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
