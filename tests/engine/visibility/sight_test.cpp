#include "engine/visibility/sight.h"

#include <gtest/gtest.h>

#include <cmath>

#include "engine/visibility/visible_cells.h"
#include "tests/engine/visibility/built_scene.h"

namespace tk {
namespace {

using test::BuiltScene;

std::shared_ptr<const Terrain> random_hills(test::RandomBuildings& random, double most_m) {
    Grid<float> heights(grid_covering(test::RandomBuildings::extent().grown(40.0), 10.0));
    for (float& height : heights.cells())
        height = static_cast<float>(random.real(50.0, 50.0 + most_m));
    return std::make_shared<const Terrain>(std::move(heights));
}

BuiltScene scene_on_hills(test::RandomBuildings& random, double most_m) {
    TownParts parts;
    parts.buildings = random.buildings();
    parts.terrain = random_hills(random, most_m);
    return BuiltScene(std::move(parts));
}

TEST(Sight, ObstaclesStandOnTheMeanOfTheGroundAtTheirCorners) {
    TownParts parts;
    parts.buildings = {test::box_building("house", {674010, 6580010, 674030, 6580020}, 5.0)};
    Grid<float> heights(GridSpec{10.0, 67400, 658005, 5, 5});
    for (int row = 0; row < 5; ++row)
        for (int col = 0; col < 5; ++col)
            heights(row, col) = static_cast<float>(20.0 + 0.1 * (10.0 * col + 5.0));
    parts.terrain = std::make_shared<const Terrain>(std::move(heights));
    const BuiltScene scene(std::move(parts));
    // Ground at the west wall 21, at the east wall 23.
    EXPECT_NEAR(scene.obstacles.all()[0].top_m, 22.0 + 5.0, 1e-5);
    EXPECT_EQ(scene.obstacles.all()[0].height_m, 5.0);
    EXPECT_NEAR(scene.obstacles.walls()[0].top_m, 27.0, 1e-5);
}

// What hides is drawn as a line of sight to each place: every wall crossed, every rise of the
// ground as Terrain has it.
TEST(Sight, OverHillsAgreesWithADrawnLineOfSightInRandomSurroundings) {
    int compared = 0, hidden_points = 0;
    for (unsigned seed = 1; seed <= 8; ++seed) {
        test::RandomBuildings random(seed);
        const BuiltScene scene = scene_on_hills(random, seed % 2 == 0 ? 12.0 : 3.0);
        const Terrain& ground = *scene.town->terrain();
        for (int i = 0; i < 8; ++i) {
            const MapPoint from = random.place();
            const double z0 = random.real(0.5, 14.0), zt = i % 3 == 0 ? 0.0 : random.real(0.0, 3.0);
            const Sight sight({from, z0, zt, 400.0}, test::RandomBuildings::extent(),
                              scene.obstacles);
            const double level0 = ground.height_m(from) + z0;
            for (int k = 0; k < 150; ++k) {
                const MapPoint to = random.place();
                const double level_t = ground.height_m(to) + zt;
                bool expected = ground.hides(from, level0, to, level_t);
                for (const Wall& wall : scene.obstacles.walls()) {
                    const Obstacle& owner = scene.obstacles.obstacle(wall.obstacle);
                    if (level0 <= owner.top_m && contains(*owner.footprint, from)) continue;
                    const long double rx = to.east_m - from.east_m, ry = to.north_m - from.north_m;
                    const long double wx = wall.b.east_m - wall.a.east_m;
                    const long double wy = wall.b.north_m - wall.a.north_m;
                    const long double ax = wall.a.east_m - from.east_m;
                    const long double ay = wall.a.north_m - from.north_m;
                    const long double cross = rx * wy - ry * wx;
                    const long double t = (ax * wy - ay * wx) / cross;
                    const long double s = (ax * ry - ay * rx) / cross;
                    if (t <= 0.0L || t >= 1.0L || s < 0.0L || s > 1.0L) continue;
                    expected = expected || level0 + (level_t - level0) * t < wall.top_m;
                }
                ASSERT_EQ(sight.hides(to), expected) << seed << ", " << i << ", " << k;
                ++compared;
                hidden_points += expected;
            }
        }
    }
    EXPECT_GT(hidden_points, compared / 5);
    EXPECT_LT(hidden_points, compared * 9 / 10);
}

TEST(Sight, OverHillsEveryCellIsDecidedAsItsCentre) {
    for (unsigned seed = 1; seed <= 6; ++seed) {
        test::RandomBuildings random(seed);
        const BuiltScene scene = scene_on_hills(random, seed % 2 == 0 ? 10.0 : 1.0);
        const GridSpec spec = grid_covering(test::RandomBuildings::extent(), 2.5);
        const Observer observer{random.place(), random.real(2.0, 9.0), 0.5, 90.0};
        const Sight sight(observer, spec.extent(), scene.obstacles);
        const VisibleCells visible(sight, spec);
        Grid<std::uint8_t> seen(spec, 0);
        visible.each_run([&](int row, int begin, int end) {
            for (int col = begin; col < end; ++col) seen(row, col) = 1;
        });
        int lit = 0;
        for (int row = 0; row < spec.rows; ++row)
            for (int col = 0; col < spec.cols; ++col) {
                const MapPoint centre = spec.centre_of(row, col);
                const bool expected =
                    distance_m(centre, observer.at) <= observer.reach_m && !sight.hides(centre);
                ASSERT_EQ(seen(row, col) == 1, expected) << seed << ": " << row << ", " << col;
                ASSERT_EQ(visible.below_m(row)[static_cast<std::size_t>(col)],
                          sight.below_m(centre));
                lit += expected;
            }
        EXPECT_GT(lit, 50);
    }
}

// Within the distance in which no rise can hide anything, none does.
TEST(Sight, AnyTargetOnOpenGroundIsNotHiddenByIt) {
    test::RandomBuildings random(9);
    for (int i = 0; i < 40; ++i) {
        TownParts parts;
        parts.terrain = random_hills(random, 0.2 * (i + 1));
        const BuiltScene scene(std::move(parts));
        const Observer observer{random.place(), random.real(2.0, 10.0), 0.0, 200.0};
        const Sight sight(observer, test::RandomBuildings::extent(), scene.obstacles);
        EXPECT_GT(sight.open_ground_m(), 0.0);
        for (int k = 0; k < 100; ++k) {
            const MapPoint to = random.place();
            if (distance_m(to, observer.at) > sight.open_ground_m()) continue;
            const double level = scene.obstacles.ground_m(observer.at) + observer.height_m;
            EXPECT_FALSE(
                scene.town->terrain()->hides(observer.at, level, to, scene.obstacles.ground_m(to)));
        }
    }
}

// The same town on a plain 100 m up, and with all its heights told from below: nothing changes.
TEST(Sight, OnAPlainIsThatOfLevelGround) {
    test::RandomBuildings random(11);
    TownParts level, raised;
    level.buildings = raised.buildings = random.buildings();
    raised.terrain = std::make_shared<const Terrain>(
        Grid<float>(grid_covering(test::RandomBuildings::extent(), 10.0), 100.0F));
    const BuiltScene here(std::move(level)), there(std::move(raised));
    for (int i = 0; i < 10; ++i) {
        const Observer observer{random.place(), random.real(1.0, 12.0), 1.5, 200.0};
        const Sight below(observer, test::RandomBuildings::extent(), here.obstacles);
        const Sight above(observer, test::RandomBuildings::extent(), there.obstacles);
        for (int k = 0; k < 200; ++k) {
            const MapPoint to = random.place();
            EXPECT_EQ(below.hides(to), above.hides(to));
            EXPECT_NEAR(below.below_m(to), above.below_m(to), 1e-9);
        }
    }
}

}  // namespace
}  // namespace tk
