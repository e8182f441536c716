#include "engine/visibility/wall_shadow.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "tests/engine/visibility/built_scene.h"

namespace tk {
namespace {

using test::box_building;
using test::BuiltScene;

constexpr double endless_shadow = std::numeric_limits<double>::infinity();
constexpr MapPoint post{674000.0, 6580000.0};

bool hidden_from_post(const BuiltScene& scene, double height_m, double target_height_m,
                      MapPoint offset) {
    const Observer observer{post, height_m, target_height_m, 300.0};
    const MapPoint at{post.east_m + offset.east_m, post.north_m + offset.north_m};
    Extent target;
    target.add(at);
    return Sight(observer, target, scene.obstacles).hides(at);
}

// Oracle O-35: similar triangles. A lamp at 8 m, a wall 6 m high 10 m away: 10 * 8 / (8 - 6) = 40.
TEST(WallShadow, OfALampAboveTheWallEndsWhereTheRayOverItsTopMeetsTheGround) {
    const BuiltScene scene({test::long_wall({post.east_m + 10.0, post.north_m}, 6.0)});
    // The far face stands 1 m further off.
    const double end_m = 11.0 * 8.0 / (8.0 - 6.0);
    EXPECT_FALSE(hidden_from_post(scene, 8.0, 0.0, {9.99, 0.3}));
    EXPECT_TRUE(hidden_from_post(scene, 8.0, 0.0, {11.01, 0.3}));
    EXPECT_TRUE(hidden_from_post(scene, 8.0, 0.0, {39.99, 0.3}));
    EXPECT_TRUE(hidden_from_post(scene, 8.0, 0.0, {end_m - 0.01, 0.3}));
    EXPECT_FALSE(hidden_from_post(scene, 8.0, 0.0, {end_m + 0.01, 0.3}));
}

TEST(WallShadow, OfOneThinWallReachesFromItToFortyMetres) {
    const Observer lamp{post, 8.0, 0.0, 200.0};
    const Wall wall{
        {post.east_m + 10, post.north_m - 50}, {post.east_m + 10, post.north_m + 50}, 6.0, 0};
    const auto shadow = WallShadow::of(lamp, wall);
    ASSERT_TRUE(shadow);
    EXPECT_NEAR(shadow->on_line(0.7).west_m, 10.0, 1e-9);
    EXPECT_NEAR(shadow->on_line(0.7).east_m, 40.0, 1e-9);
}

TEST(WallShadow, OfALampNotAboveTheWallHasNoEnd) {
    const BuiltScene scene({test::long_wall({post.east_m + 10.0, post.north_m}, 6.0)});
    for (const double height_m : {6.0, 5.9, 3.0, 0.5}) {
        EXPECT_TRUE(hidden_from_post(scene, height_m, 0.0, {290.0, 0.3})) << height_m;
        EXPECT_FALSE(hidden_from_post(scene, height_m, 0.0, {9.9, 0.3})) << height_m;
    }
}

TEST(WallShadow, OfAWallNotAboveTheTargetIsNone) {
    const BuiltScene scene({test::long_wall({post.east_m + 10.0, post.north_m}, 1.6)});
    EXPECT_FALSE(hidden_from_post(scene, 4.0, 1.6, {11.4, 0.3}));
    EXPECT_TRUE(hidden_from_post(scene, 4.0, 1.5, {11.4, 0.3}));
}

TEST(WallShadow, OfARisingRayBeginsWhereItPassesBelowTheTop) {
    // From 1 m up to 4 m: at share t of the way it is 1 + 3 t high, below 2.5 m for t < 0.5.
    const BuiltScene scene({test::long_wall({post.east_m + 10.0, post.north_m}, 2.5)});
    EXPECT_FALSE(hidden_from_post(scene, 1.0, 4.0, {19.9, 0.3}));
    EXPECT_TRUE(hidden_from_post(scene, 1.0, 4.0, {20.1, 0.3}));
    EXPECT_TRUE(hidden_from_post(scene, 1.0, 4.0, {290.0, 0.3}));
    // A wall as high as the target hides all behind it, one not above the eye nothing.
    const BuiltScene high({test::long_wall({post.east_m + 10.0, post.north_m}, 4.0)});
    EXPECT_TRUE(hidden_from_post(high, 1.0, 4.0, {11.1, 0.3}));
    const BuiltScene low({test::long_wall({post.east_m + 10.0, post.north_m}, 1.0)});
    EXPECT_FALSE(hidden_from_post(low, 1.0, 4.0, {290.0, 0.3}));
}

TEST(WallShadow, OfALevelRayIsAllBehindAHigherWall) {
    const BuiltScene scene({test::long_wall({post.east_m + 10.0, post.north_m}, 2.0)});
    EXPECT_TRUE(hidden_from_post(scene, 1.6, 1.6, {290.0, 0.3}));
    EXPECT_FALSE(hidden_from_post(scene, 2.0, 2.0, {290.0, 0.3}));
}

TEST(HiddenBand, FollowsTheHeightsOfObserverTargetAndWall) {
    const auto band = [](double z0, double zt, double wall) {
        return hidden_band({post, z0, zt, 100.0}, wall);
    };
    EXPECT_DOUBLE_EQ(band(8.0, 0.0, 6.0)->far, 4.0);
    EXPECT_EQ(band(8.0, 0.0, 6.0)->near, 1.0);
    EXPECT_EQ(band(6.0, 0.0, 6.0)->far, endless_shadow);
    EXPECT_DOUBLE_EQ(band(4.0, 1.6, 2.8)->far, 2.0);
    EXPECT_DOUBLE_EQ(band(1.0, 4.0, 2.5)->near, 2.0);
    EXPECT_EQ(band(1.0, 4.0, 2.5)->far, endless_shadow);
    EXPECT_FALSE(band(4.0, 1.6, 1.6));
    EXPECT_FALSE(band(1.0, 4.0, 1.0));
    EXPECT_FALSE(band(5.0, 0.0, 0.0));
}

TEST(WallShadow, ABuildingDoesNotHideWhatALampHangingInItLights) {
    const BuiltScene scene({box_building(
        "house", {post.east_m - 3, post.north_m - 3, post.east_m + 3, post.north_m + 3}, 8.0)});
    EXPECT_FALSE(hidden_from_post(scene, 5.0, 0.0, {20.0, 0.3}));
    EXPECT_FALSE(hidden_from_post(scene, 8.0, 0.0, {3.5, 0.3}));
    // On a mast above the roof the building does stand in the way.
    EXPECT_TRUE(hidden_from_post(scene, 9.0, 0.0, {20.0, 0.3}));
    EXPECT_TRUE(hangs_on_building(post, 8.0, scene.obstacles));
    EXPECT_FALSE(hangs_on_building(post, 8.1, scene.obstacles));
    EXPECT_FALSE(hangs_on_building({post.east_m + 4, post.north_m}, 5.0, scene.obstacles));
}

TEST(WallShadow, ANeighbourStillHidesWhatALampHangingOnAHouseLights) {
    const BuiltScene scene(
        {box_building("own", {post.east_m - 3, post.north_m - 3, post.east_m + 3, post.north_m + 3},
                      8.0),
         box_building("next",
                      {post.east_m + 10, post.north_m - 3, post.east_m + 12, post.north_m + 3},
                      8.0)});
    EXPECT_FALSE(hidden_from_post(scene, 5.0, 0.0, {9.0, 0.3}));
    EXPECT_TRUE(hidden_from_post(scene, 5.0, 0.0, {20.0, 0.3}));
}

TEST(WallShadow, OfAWallUnderTheLampIsNoneAndMillimetresOffItIsTheHalfPlaneBehind) {
    const auto wall_at = [](double east_m) {
        return Wall{{post.east_m + east_m, post.north_m - 20},
                    {post.east_m + east_m, post.north_m + 20},
                    9.0,
                    0};
    };
    const Observer lamp{post, 6.0, 0.0, 100.0};
    for (const double within_m : {0.0, 5e-7, -5e-7})
        EXPECT_FALSE(WallShadow::of(lamp, wall_at(within_m))) << within_m;
    EXPECT_TRUE(WallShadow::of(lamp, wall_at(2e-6)));
    const auto near = WallShadow::of(lamp, wall_at(0.001));
    ASSERT_TRUE(near);
    EXPECT_TRUE(near->on_line(15.0).contains(90.0));
    EXPECT_TRUE(near->on_line(-15.0).contains(0.01));
    EXPECT_FALSE(near->on_line(15.0).contains(0.0));
    EXPECT_FALSE(near->on_line(30.0).contains(0.0));
}

TEST(WallShadow, OfAWallSeenEdgeOnIsNone) {
    const Observer lamp{post, 6.0, 0.0, 100.0};
    EXPECT_FALSE(WallShadow::of(
        lamp, {{post.east_m + 10, post.north_m}, {post.east_m + 30, post.north_m}, 9.0, 0}));
    EXPECT_FALSE(WallShadow::of(
        lamp,
        {{post.east_m + 10, post.north_m + 10}, {post.east_m + 10, post.north_m + 10}, 9.0, 0}));
}

TEST(WallShadow, EveryDirectionIsHiddenByExactlyOneWallOfARingAround) {
    // Corners in the eight compass directions, where lines of cells meet them squarely.
    Ring ring;
    for (const auto& [x, y] : std::vector<std::pair<double, double>>{
             {4, 0}, {3, 3}, {0, 4}, {-3, 3}, {-4, 0}, {-3, -3}, {0, -4}, {3, -3}})
        ring.push_back({post.east_m + x, post.north_m + y});
    const Observer lamp{post, 5.0, 0.0, 100.0};
    std::vector<WallShadow> shadows;
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
        shadows.push_back(*WallShadow::of(lamp, {ring[j], ring[i], 5.0, 0}));
    for (double x = -20.0; x <= 20.0; x += 0.5)
        for (double y = -20.0; y <= 20.0; y += 0.5) {
            if (std::hypot(x, y) <= 4.3) continue;
            int hiding = 0;
            for (const WallShadow& shadow : shadows) hiding += shadow.on_line(y).contains(x);
            EXPECT_EQ(hiding, 1) << x << ", " << y;
        }
}

TEST(WallShadow, AgreesWithADrawnLineOfSightInRandomSurroundings) {
    int compared = 0, hidden_points = 0;
    for (unsigned seed = 1; seed <= 12; ++seed) {
        test::RandomBuildings random(seed);
        const BuiltScene scene(random.buildings());
        for (int i = 0; i < 8; ++i) {
            const MapPoint from = random.place();
            const double z0 = random.real(0.5, 14.0);
            const double zt = i % 3 == 0 ? 0.0 : random.real(0.0, 12.0);
            const Sight sight({from, z0, zt, 400.0}, test::RandomBuildings::extent(),
                              scene.obstacles);
            for (int k = 0; k < 250; ++k) {
                const MapPoint to = random.place();
                const bool expected = test::plainly_hidden(scene.obstacles, from, z0, to, zt);
                ASSERT_EQ(sight.hides(to), expected)
                    << "seed " << seed << ", observer " << i << ", target " << k;
                ++compared;
                hidden_points += expected;
            }
        }
    }
    EXPECT_GT(hidden_points, compared / 5);
    EXPECT_LT(hidden_points, compared * 4 / 5);
}

}  // namespace
}  // namespace tk
