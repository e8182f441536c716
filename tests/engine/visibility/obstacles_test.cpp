#include "engine/visibility/obstacles.h"

#include <gtest/gtest.h>

#include <random>

#include "tests/engine/visibility/built_scene.h"

namespace tk {
namespace {

using test::box_building;
using test::box_ring;
using test::BuiltScene;

constexpr double e0 = 674000.0, n0 = 6580000.0;

Extent obstacle_box(double west, double south, double size) {
    return {e0 + west, n0 + south, e0 + west + size, n0 + south + size};
}

Development obstacle_plan(std::string id, Extent box, DevelopmentAction action, bool stands) {
    Development plan;
    plan.id = std::move(id);
    plan.footprint = {{box_ring(box.west_m, box.south_m, box.east_m, box.north_m), {}}};
    plan.height_m = 9.0;
    plan.action = action;
    plan.stands = stands;
    return plan;
}

TEST(Obstacles, AreTheBuildingsWithAWallForEveryEdgeHolesIncluded) {
    Building yard = box_building("yard", obstacle_box(0, 0, 30), 8.0);
    yard.footprint[0].holes.push_back({{e0 + 10, n0 + 10}, {e0 + 10, n0 + 20}, {e0 + 20, n0 + 20}});
    const BuiltScene scene({yard, box_building("shed", obstacle_box(50, 0, 5), 2.0)});
    ASSERT_EQ(scene.obstacles.all().size(), 2u);
    ASSERT_EQ(scene.obstacles.walls().size(), 4u + 3u + 4u);
    EXPECT_EQ(scene.obstacles.walls()[6].obstacle, 0);
    EXPECT_EQ(scene.obstacles.walls()[7].obstacle, 1);
    EXPECT_EQ(scene.obstacles.walls()[7].top_m, 2.0);
}

TEST(Obstacles, HaveStandingPlansAndNotThoseThatDoNotStand) {
    TownParts parts;
    parts.developments = {
        obstacle_plan("stands", obstacle_box(0, 0, 10), DevelopmentAction::build, true),
        obstacle_plan("planned", obstacle_box(20, 0, 10), DevelopmentAction::build, false),
        obstacle_plan("opened", obstacle_box(40, 0, 10), DevelopmentAction::open, true)};
    const BuiltScene scene(std::move(parts));
    ASSERT_EQ(scene.obstacles.all().size(), 1u);
    EXPECT_EQ(scene.obstacles.all()[0].extent, obstacle_box(0, 0, 10));
    EXPECT_EQ(scene.obstacles.all()[0].height_m, 9.0);
}

TEST(Obstacles, LoseTheBuildingsWhoseCentroidLiesInAStandingDemolition) {
    TownParts parts;
    parts.buildings = {box_building("gone", obstacle_box(0, 0, 10), 5.0),
                       box_building("edge", obstacle_box(8, 0, 10), 5.0)};
    parts.developments = {
        obstacle_plan("d", obstacle_box(-1, -1, 12), DevelopmentAction::demolish, true)};
    const BuiltScene today(parts);
    ASSERT_EQ(today.obstacles.all().size(), 1u);
    EXPECT_EQ(today.obstacles.all()[0].extent, obstacle_box(8, 0, 10));

    parts.developments[0].stands = false;
    EXPECT_EQ(BuiltScene(parts).obstacles.all().size(), 2u);
}

TEST(Obstacles, OfAnEmptyTownAreNone) {
    const BuiltScene scene(TownParts{});
    EXPECT_TRUE(scene.obstacles.walls_meeting({e0, n0, e0 + 1, n0 + 1}).empty());
    EXPECT_TRUE(scene.obstacles.containing({e0, n0}).empty());
    EXPECT_TRUE(Obstacles{}.obstacles_meeting({e0, n0, e0 + 1, n0 + 1}).empty());
}

TEST(Obstacles, ContainAPointOutsideTheirHolesOnly) {
    Building yard = box_building("yard", obstacle_box(0, 0, 30), 8.0);
    yard.footprint[0].holes.push_back(box_ring(e0 + 10, n0 + 10, e0 + 20, n0 + 20));
    const BuiltScene scene({yard, box_building("over", obstacle_box(0, 0, 8), 3.0)});
    EXPECT_EQ(scene.obstacles.containing({e0 + 5, n0 + 5}), (std::vector<std::int32_t>{0, 1}));
    EXPECT_EQ(scene.obstacles.containing({e0 + 25, n0 + 5}), (std::vector<std::int32_t>{0}));
    EXPECT_TRUE(scene.obstacles.containing({e0 + 15, n0 + 15}).empty());
    EXPECT_TRUE(scene.obstacles.containing({e0 + 35, n0 + 15}).empty());
}

TEST(Obstacles, MeetingABoxOrContainingAPointAgreesWithLookingAtAll) {
    test::RandomBuildings random(4);
    const BuiltScene scene(random.buildings());
    for (int i = 0; i < 300; ++i) {
        Extent box;
        box.add(random.place());
        box = box.grown(random.real(0.0, 20.0));
        const MapPoint at = random.place();
        std::vector<std::int32_t> walls, meeting, containing;
        const std::vector<Wall> all_walls = scene.obstacles.walls();
        for (std::size_t k = 0; k < all_walls.size(); ++k) {
            const Wall& wall = all_walls[k];
            if (extent_of(Line{wall.a, wall.b}).meets(box))
                walls.push_back(static_cast<std::int32_t>(k));
        }
        const std::vector<Obstacle> all = scene.obstacles.all();
        for (std::size_t k = 0; k < all.size(); ++k) {
            const Obstacle& one = all[k];
            if (one.extent.meets(box)) meeting.push_back(static_cast<std::int32_t>(k));
            if (contains(*one.footprint, at)) containing.push_back(static_cast<std::int32_t>(k));
        }
        EXPECT_EQ(scene.obstacles.walls_meeting(box), walls);
        EXPECT_EQ(scene.obstacles.obstacles_meeting(box), meeting);
        EXPECT_EQ(scene.obstacles.containing(at), containing);
    }
}

TEST(BuiltOn, AgreesWithAskingEveryCentre) {
    test::RandomBuildings random(5);
    const BuiltScene scene(random.buildings());
    const GridSpec spec = grid_covering(test::RandomBuildings::extent(), 1.7);
    const Grid<std::uint8_t> built = built_on(scene.obstacles, spec);
    int cells = 0;
    for (int row = 0; row < spec.rows; ++row)
        for (int col = 0; col < spec.cols; ++col) {
            const bool inside = !scene.obstacles.containing(spec.centre_of(row, col)).empty();
            ASSERT_EQ(built(row, col) != 0, inside) << row << ", " << col;
            cells += inside;
        }
    EXPECT_GT(cells, 500);
}

TEST(BuiltOn, CountsAFootprintOfHeightZero) {
    const BuiltScene scene({box_building("slab", obstacle_box(0, 0, 2), 0.0)});
    const GridSpec spec = grid_covering(obstacle_box(0, 0, 4), 1.0);
    const Grid<std::uint8_t> built = built_on(scene.obstacles, spec);
    EXPECT_EQ(built(3, 0), 1);
    EXPECT_EQ(built(3, 2), 0);
    EXPECT_EQ(built(1, 0), 0);
}

}  // namespace
}  // namespace tk
