#include "engine/visibility/tree_shade.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "engine/surfaces/illuminance.h"
#include "tests/engine/visibility/built_scene.h"

namespace tk {
namespace {

using test::BuiltScene;

constexpr MapPoint pole{674000.0, 6580000.0};

Tree tree_at(double east, double north, double crown_m, double base_m, double height_m) {
    Tree tree;
    tree.id = "tree";
    tree.at = {pole.east_m + east, pole.north_m + north};
    tree.crown_m = crown_m;
    tree.crown_base_m = base_m;
    tree.height_m = height_m;
    tree.porosity = 0.5;
    return tree;
}

BuiltScene scene_of(std::vector<Tree> trees, std::shared_ptr<const Terrain> terrain = nullptr) {
    TownParts parts;
    for (std::size_t i = 0; i < trees.size(); ++i) trees[i].id = std::to_string(i);
    parts.trees = std::move(trees);
    parts.terrain = std::move(terrain);
    return BuiltScene(std::move(parts));
}

double share_through(const BuiltScene& scene, const Observer& lamp, MapPoint to) {
    Extent target;
    target.add(to);
    const Sight sight(lamp, target, scene.obstacles);
    const double east = to.east_m - lamp.at.east_m, below = sight.below_m(to);
    double share = 1.0;
    TreeShade(sight, target, scene.obstacles)
        .dim({&east, 1}, to.north_m - lamp.at.north_m, {&below, 1}, {&share, 1});
    return share;
}

// A lamp 8 m up, a crown from 2 m to 6 m that spans 8 to 12 m away: a ray to x passes 8 m away at
// 8 - 64 / x, 12 m away at 8 - 96 / x. It is under the crown up to where 8 - 64 / x = 2 (x = 32/3)
// and over it from where 8 - 96 / x = 6 (x = 48).
TEST(TreeShade, BeginsAndEndsWhereTheRayMeetsTheCrown) {
    const BuiltScene scene = scene_of({tree_at(10, 0, 4, 2, 6)});
    const Observer lamp{pole, 8.0, 0.0, 200.0};
    const auto share = [&](double east) {
        return share_through(scene, lamp, {pole.east_m + east, pole.north_m});
    };
    for (const double east : {5.0, 10.6, 48.1, 100.0}) EXPECT_EQ(share(east), 1.0) << east;
    for (const double east : {10.7, 12.0, 30.0, 47.9}) EXPECT_EQ(share(east), 0.5) << east;
    // Beside the disc's tangent (2 m in 10 m: 11.5 degrees) the way is free.
    EXPECT_EQ(share_through(scene, lamp, {pole.east_m + 20, pole.north_m + 4.5}), 1.0);
    EXPECT_EQ(share_through(scene, lamp, {pole.east_m + 20, pole.north_m + 3.9}), 0.5);
}

TEST(TreeShade, SeveralCrownsMultiplyAndACrownToTheGroundShadesWhatStandsInIt) {
    const BuiltScene scene =
        scene_of({tree_at(10, 0, 4, 0, 6), tree_at(16, 0, 4, 0, 6), tree_at(10, 20, 4, 0, 6)});
    const Observer lamp{pole, 8.0, 0.0, 200.0};
    EXPECT_EQ(share_through(scene, lamp, {pole.east_m + 25, pole.north_m}), 0.25);
    EXPECT_EQ(share_through(scene, lamp, {pole.east_m + 10, pole.north_m}), 0.5);
    EXPECT_EQ(share_through(scene, lamp, {pole.east_m + 7.9, pole.north_m}), 1.0);
}

TEST(TreeShade, ALampInACrownIsShadedAllAround) {
    const BuiltScene scene = scene_of({tree_at(1, 0, 6, 3, 9)});
    const Observer lamp{pole, 6.0, 0.0, 200.0};
    for (const double bearing : {0.0, 90.0, 180.0, 200.0, 300.0})
        EXPECT_EQ(share_through(scene, lamp, moved(pole, bearing, 20.0)), 0.5);
}

TEST(TreeShade, AStandShadesByItsOutline) {
    Tree stand = tree_at(15, 0, 0, 0, 5);
    stand.shape = {
        {test::box_ring(pole.east_m + 10, pole.north_m - 5, pole.east_m + 20, pole.north_m + 5),
         {}}};
    const BuiltScene scene = scene_of({stand});
    const Observer lamp{pole, 8.0, 0.0, 200.0};
    const auto share = [&](double east, double north) {
        return share_through(scene, lamp, {pole.east_m + east, pole.north_m + north});
    };
    EXPECT_EQ(share(9.9, 0.0), 1.0);
    EXPECT_EQ(share(15.0, 0.0), 0.5);
    EXPECT_EQ(share(15.0, 8.0), 1.0);
    // Over its far edge, 20 m away and 5 m high: 8 (1 - 20 / x) = 5 at x = 53.3.
    EXPECT_EQ(share(53.0, 0.0), 0.5);
    EXPECT_EQ(share(53.6, 0.0), 1.0);
}

/// Whether the way from lamp to target passes through a crown grown by `by_m`, by 3 000 steps.
bool plainly_through(const Tree& tree, const Terrain& ground, const Observer& lamp, MapPoint to,
                     double by_m) {
    const double z0 = ground.height_m(lamp.at) + lamp.height_m;
    const double zt = ground.height_m(to) + lamp.target_height_m;
    const double at_tree = ground.height_m(tree.at);
    for (int k = 0; k <= 3000; ++k) {
        const double t = k / 3000.0, z = z0 + t * (zt - z0) - at_tree;
        const MapPoint at{lamp.at.east_m + t * (to.east_m - lamp.at.east_m),
                          lamp.at.north_m + t * (to.north_m - lamp.at.north_m)};
        if (z < tree.crown_base_m - by_m || z > tree.height_m + by_m) continue;
        if (tree.shape.empty() && distance_m(at, tree.at) <= 0.5 * tree.crown_m + by_m) return true;
        if (!tree.shape.empty())
            for (const MapPoint step : {MapPoint{by_m, 0}, {-by_m, 0}, {0, by_m}, {0, -by_m}}) {
                const MapPoint moved_at{at.east_m + step.east_m, at.north_m + step.north_m};
                const bool inside = contains(tree.shape, moved_at);
                if (by_m >= 0.0 && inside) return true;
                if (by_m < 0.0 && !inside) break;
                if (by_m < 0.0 && step.north_m == -by_m) return true;
            }
    }
    return false;
}

TEST(TreeShade, AgreesWithManyStepsAlongTheWayOverHills) {
    test::RandomBuildings random(7);
    int compared = 0, shaded = 0;
    for (int i = 0; i < 60; ++i) {
        Tree tree = tree_at(random.real(-15, 15), random.real(-15, 15), random.real(2, 10),
                            random.real(0, 3), random.real(3, 12));
        if (i % 3 == 0) {
            const double w = random.real(3, 12), lean = random.real(-3, 3);
            tree.shape = {{{{tree.at.east_m, tree.at.north_m},
                            {tree.at.east_m + w, tree.at.north_m + lean},
                            {tree.at.east_m + w - lean, tree.at.north_m + w},
                            {tree.at.east_m - lean, tree.at.north_m + w - lean}},
                           {}}};
        }
        Grid<float> heights(GridSpec{10.0, 67395, 658005, 10, 10});
        for (float& height : heights.cells())
            height = i % 2 == 0 ? 12.0F : static_cast<float>(random.real(10.0, 14.0));
        const auto ground = std::make_shared<const Terrain>(std::move(heights));
        const BuiltScene scene = scene_of({tree}, ground);
        const Observer lamp{pole, random.real(3, 10), random.real(0, 2), 200.0};
        for (int k = 0; k < 60; ++k) {
            const MapPoint to{pole.east_m + random.real(-40, 40),
                              pole.north_m + random.real(-40, 40)};
            const bool wide = plainly_through(tree, *ground, lamp, to, 0.03);
            const bool narrow = plainly_through(tree, *ground, lamp, to, -0.03);
            if (wide != narrow) continue;
            ASSERT_EQ(share_through(scene, lamp, to), wide ? 0.5 : 1.0) << i << ", " << k;
            ++compared;
            shaded += wide;
        }
    }
    EXPECT_GT(compared, 2500);
    EXPECT_GT(shaded, 300);
}

// Felling a tree gives back the light that it kept.
TEST(TreeShade, ReachesTheIlluminanceOfCellsAndPoints) {
    StreetLight light;
    light.at = pole;
    light.height_m = 8.0;
    light.luminous_flux_lm = 8000.0;
    const BuiltScene with = scene_of({tree_at(10, 0, 4, 0, 6)}), without = scene_of({});
    const GridSpec spec =
        grid_covering({pole.east_m, pole.north_m - 10, pole.east_m + 40, pole.north_m + 10}, 0.5);
    const Grid<float> shaded = illuminance({&light, 1}, with.obstacles, spec);
    const Grid<float> free = illuminance({&light, 1}, without.obstacles, spec);
    int halved = 0;
    for (int row = 0; row < spec.rows; ++row)
        for (int col = 0; col < spec.cols; ++col) {
            const float share = shaded(row, col) / free(row, col);
            EXPECT_TRUE(std::abs(share - 1.0F) < 1e-6F || std::abs(share - 0.5F) < 1e-6F);
            halved += share < 0.75F;
            ASSERT_EQ(static_cast<float>(
                          illuminance_at(spec.centre_of(row, col), {&light, 1}, with.obstacles)),
                      shaded(row, col));
        }
    EXPECT_GT(halved, 200);
}

}  // namespace
}  // namespace tk
