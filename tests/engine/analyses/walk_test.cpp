#include "engine/analyses/walk.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstring>
#include <numbers>
#include <stdexcept>

#include "engine/analyses/along_line.h"
#include "engine/analyses/path_points.h"
#include "engine/core/parallel_for.h"
#include "engine/surfaces/standing_entrances.h"
#include "tests/engine/surfaces/plain_light.h"

namespace tk {
namespace {

using test::BuiltScene;

/// The same bits, or both NaN.
bool same_value(double a, double b) {
    return (std::isnan(a) && std::isnan(b)) || std::memcmp(&a, &b, sizeof a) == 0;
}

Line random_walk_line(test::RandomBuildings& random, int corners) {
    Line line;
    for (int i = 0; i < corners; ++i) line.push_back(random.place());
    return line;
}

/// All that a walk meets, on level ground or not.
BuiltScene scene_to_walk_in(test::RandomBuildings& random, bool on_terrain) {
    TownParts parts;
    parts.buildings = random.buildings();
    for (int i = 0; i < 24; ++i) parts.lights.push_back(test::random_light(random, i));
    for (int i = 0; i < 8; ++i) {
        Camera camera;
        camera.id = std::to_string(i);
        camera.at = random.place();
        camera.height_m = random.real(2.0, 8.0);
        if (i % 3 != 0) camera.bearing_deg = random.real(0.0, 360.0);
        if (i % 2 == 0) camera.tilt_deg = random.real(0.0, 40.0);
        parts.cameras.push_back(camera);
        PrivacyMask mask;
        mask.id = std::to_string(i);
        if (i % 4 != 3) mask.camera_id = camera.id;
        const MapPoint corner = random.place();
        mask.shape = {{test::box_ring(corner.east_m, corner.north_m, corner.east_m + 25.0,
                                      corner.north_m + 15.0),
                       {}}};
        parts.masks.push_back(mask);
        Entrance entrance;
        entrance.id = std::to_string(i);
        entrance.at = random.place();
        parts.entrances.push_back(entrance);
        Tree tree;
        tree.id = std::to_string(i);
        tree.at = random.place();
        tree.crown_m = random.real(3.0, 12.0);
        parts.trees.push_back(tree);
    }
    if (on_terrain) {
        Grid<float> heights(grid_covering(test::RandomBuildings::extent().grown(30.0), 10.0));
        for (int row = 0; row < heights.spec().rows; ++row)
            for (int col = 0; col < heights.spec().cols; ++col)
                heights(row, col) = static_cast<float>(random.real(20.0, 26.0));
        parts.terrain = std::make_shared<const Terrain>(std::move(heights));
    }
    return BuiltScene(std::move(parts));
}

std::vector<Watcher> all_watchers(const BuiltScene& scene, double eye_height_m) {
    std::vector<Watcher> watchers = facade_points(scene.obstacles);
    for (const Watcher& w : entrance_watchers(standing_entrances(*scene.town, scene.obstacles),
                                              scene.obstacles, eye_height_m))
        watchers.push_back(w);
    return watchers;
}

TEST(WalkPlaces, StandAtBothEndsAndAtEvenSteps) {
    const Line line{{674000, 6580000}, {674003, 6580000}, {674003, 6580004}};
    const std::vector<WalkPlace> places = walk_places(line, 2.0);
    ASSERT_EQ(places.size(), 5U);  // 7 m in four steps
    const double east[] = {0.0, 1.75, 3.0, 3.0, 3.0}, north[] = {0.0, 0.0, 0.5, 2.25, 4.0};
    for (std::size_t i = 0; i < 5; ++i) {
        EXPECT_DOUBLE_EQ(places[i].along_m, 1.75 * static_cast<double>(i));
        EXPECT_NEAR(places[i].at.east_m, 674000.0 + east[i], 1e-9);
        EXPECT_NEAR(places[i].at.north_m, 6580000.0 + north[i], 1e-9);
        EXPECT_TRUE(std::isnan(places[i].lux) && std::isnan(places[i].pixels_per_m) &&
                    std::isnan(places[i].watch.value));
    }
    EXPECT_EQ(places.front().at, line.front());
    EXPECT_EQ(places.back().at, line.back());
    // Ten steps, not eleven, of 1 m on 10 m.
    EXPECT_EQ(walk_places({{0, 0}, {6, 8}}, 1.0).size(), 11U);
    EXPECT_EQ(walk_places({{0, 0}, {0, 0}, {1, 0}}, 1.0).size(), 2U);
    EXPECT_EQ(walk_places({{5, 5}, {5, 5}}, 1.0).size(), 1U);
    EXPECT_THROW(walk_places(line, 0.0), std::invalid_argument);
    EXPECT_THROW(walk_places(line, std::nan("")), std::invalid_argument);
}

TEST(WalkPlaces, AnyLieOnTheLineAtTheirDistanceAlongIt) {
    test::RandomBuildings random(301);
    for (int round = 0; round < 20; ++round) {
        const Line line = random_walk_line(random, 2 + round % 5);
        const std::vector<WalkPlace> places = walk_places(line, 1.0);
        EXPECT_NEAR(places.back().along_m, length_m(line), 1e-9);
        for (std::size_t i = 0; i < places.size(); ++i) {
            EXPECT_LT(distance_m(places[i].at, point_along(line, places[i].along_m)), 1e-6);
            if (i > 0) {
                EXPECT_LE(places[i].along_m - places[i - 1].along_m, 1.0 + 1e-6);
                EXPECT_GT(places[i].along_m, places[i - 1].along_m);
            }
        }
    }
}

TEST(Walk, PastOneLampHasTheLightOfTheFormula) {
    TownParts parts;
    StreetLight lamp;
    lamp.id = "L";
    lamp.at = {674050, 6580003};
    lamp.height_m = 5.0;
    lamp.distribution = LightDistribution::isotropic;
    lamp.luminous_flux_lm = 4000.0 * std::numbers::pi;  // 1000 cd
    parts.lights = {lamp};
    const BuiltScene scene(std::move(parts));
    const Line line{{674000, 6580000}, {674100, 6580000}};
    const std::vector<WalkPlace> walk = walk_along(line, *scene.town, scene.obstacles, {});
    ASSERT_EQ(walk.size(), 101U);
    for (const WalkPlace& place : walk) {
        const double x = place.along_m - 50.0;
        EXPECT_NEAR(place.lux, 1000.0 * 5.0 / std::pow(x * x + 9.0 + 25.0, 1.5), 1e-9);
        EXPECT_EQ(place.pixels_per_m, 0.0);
        EXPECT_EQ(place.watch.value, 0.0);
    }
}

TEST(Walk, WithoutOptionsOfAKindHasNoneOfIt) {
    test::RandomBuildings random(302);
    const BuiltScene scene = scene_to_walk_in(random, false);
    WalkOptions options;
    options.light.reset();
    options.cameras.reset();
    const Line line = random_walk_line(random, 3);
    const auto watchers = all_watchers(scene, 1.6);
    const auto walk = walk_along(line, *scene.town, scene.obstacles, watchers, options);
    bool seen = false;
    for (const WalkPlace& place : walk) {
        EXPECT_TRUE(std::isnan(place.lux) && std::isnan(place.pixels_per_m));
        seen = seen || place.watch.watchers_seeing > 0;
    }
    EXPECT_TRUE(seen);
}

TEST(Walk, AnyAgreesWithWhatIsComputedAtItsPlacesBitForBit) {
    std::size_t lit = 0, covered = 0, seen = 0, built = 0;
    for (unsigned round = 0; round < 12; ++round) {
        test::RandomBuildings random(310 + round);
        const BuiltScene scene = scene_to_walk_in(random, round % 2 == 1);
        WalkOptions options;
        options.light->quantity = static_cast<LightQuantity>(round % 4);
        options.light->plane_height_m = round % 3 == 0 ? 0.0 : 1.5;
        if (round % 5 == 0) options.light->facing_deg = 40.0;
        options.sightlines->reach_m = random.real(20.0, 80.0);
        const std::vector<Watcher> watchers = all_watchers(scene, options.sightlines->eye_height_m);
        const Line line = random_walk_line(random, 4);
        const auto walk = walk_along(line, *scene.town, scene.obstacles, watchers, options);
        for (const WalkPlace& place : walk) {
            const double lux =
                illuminance_at(place.at, scene.town->lights(), scene.obstacles, *options.light);
            const double density = camera_coverage_at(place.at, MaskedCameras(*scene.town),
                                                      scene.obstacles, *options.cameras);
            const PlaceWatch watch =
                sightlines_at(place.at, watchers, scene.obstacles, *options.sightlines);
            ASSERT_TRUE(same_value(place.lux, lux)) << place.along_m;
            ASSERT_TRUE(same_value(place.pixels_per_m, density)) << place.along_m;
            ASSERT_TRUE(same_value(place.watch.value, watch.value)) << place.along_m;
            ASSERT_EQ(place.watch.watchers_seeing, watch.watchers_seeing);
            lit += lux > 0.0;
            covered += density > 0.0;
            seen += watch.watchers_seeing > 0;
            built += std::isnan(lux);
        }
    }
    EXPECT_GT(lit, 1000U);
    EXPECT_GT(covered, 100U);
    EXPECT_GT(seen, 1000U);
    EXPECT_GT(built, 100U);
}

TEST(Walk, AnyHasTheSameWatchersFromNearByAsFromTheWholeTown) {
    for (unsigned round = 0; round < 8; ++round) {
        test::RandomBuildings random(330 + round);
        const BuiltScene scene = scene_to_walk_in(random, round % 2 == 1);
        WalkOptions options;
        options.sightlines->reach_m = random.real(8.0, 40.0);
        // A short way in one corner, so that much of the town is out of reach.
        const MapPoint from = random.place();
        const Line line{from, {from.east_m + 12.0, from.north_m + 9.0}};
        const std::vector<Watcher> all = all_watchers(scene, options.sightlines->eye_height_m);
        SurveillanceOptions watchers;
        watchers.sightlines = *options.sightlines;
        const std::vector<Watcher> near =
            watchers_along(line, *scene.town, scene.obstacles, watchers);
        EXPECT_LT(near.size(), all.size());
        const auto with_all = walk_along(line, *scene.town, scene.obstacles, all, options);
        const auto with_near = walk_along(line, *scene.town, scene.obstacles, near, options);
        for (std::size_t i = 0; i < with_all.size(); ++i) {
            EXPECT_TRUE(same_value(with_all[i].watch.value, with_near[i].watch.value));
            EXPECT_EQ(with_all[i].watch.watchers_seeing, with_near[i].watch.watchers_seeing);
        }
    }
}

TEST(Walk, WatchersAreThoseThatAreAskedFor) {
    test::RandomBuildings random(340);
    const BuiltScene scene = scene_to_walk_in(random, false);
    const Line line{{674000, 6580000}, {674160, 6580160}};
    const auto count = [&](Observers observers) {
        SurveillanceOptions wide;
        wide.observers = observers;
        wide.sightlines.reach_m = 500.0;
        return watchers_along(line, *scene.town, scene.obstacles, wide).size();
    };
    const std::size_t doors = scene.town->entrances().size();
    const std::size_t windows = facade_points(scene.obstacles).size();
    EXPECT_EQ(count(Observers::entrances), doors);
    EXPECT_EQ(count(Observers::windows), windows);
    EXPECT_EQ(count(Observers::both), windows + doors);
}

TEST(Walk, AnyHasTheSameBytesOnAnyNumberOfThreads) {
    test::RandomBuildings random(350);
    const BuiltScene scene = scene_to_walk_in(random, false);
    const std::vector<Watcher> watchers = all_watchers(scene, 1.6);
    const Line line = random_walk_line(random, 5);
    const auto walk_on = [&](int threads) {
        const ThreadLimit limit(threads);
        return walk_along(line, *scene.town, scene.obstacles, watchers);
    };
    const auto one = walk_on(1), many = walk_on(7);
    ASSERT_EQ(one.size(), many.size());
    for (std::size_t i = 0; i < one.size(); ++i)
        EXPECT_TRUE(same_value(one[i].lux, many[i].lux) &&
                    same_value(one[i].pixels_per_m, many[i].pixels_per_m) &&
                    same_value(one[i].watch.value, many[i].watch.value));
}

TEST(Walk, AnyBackAgainMeetsTheSameInTheOtherOrder) {
    test::RandomBuildings random(351);
    const BuiltScene scene = scene_to_walk_in(random, false);
    const std::vector<Watcher> watchers = all_watchers(scene, 1.6);
    // 128 steps of a metre: the same coordinates from both ends.
    const Line line{{674002, 6580020}, {674130, 6580020}};
    const auto there = walk_along(line, *scene.town, scene.obstacles, watchers);
    const auto back =
        walk_along({line.rbegin(), line.rend()}, *scene.town, scene.obstacles, watchers);
    ASSERT_EQ(there.size(), back.size());
    for (std::size_t i = 0; i < there.size(); ++i) {
        const WalkPlace& a = there[i];
        const WalkPlace& b = back[back.size() - 1 - i];
        ASSERT_EQ(a.at, b.at);
        EXPECT_TRUE(same_value(a.lux, b.lux));
        EXPECT_TRUE(same_value(a.watch.value, b.watch.value));
    }
}

TEST(Walk, StopsWhenItIsCancelled) {
    test::RandomBuildings random(352);
    const BuiltScene scene = scene_to_walk_in(random, false);
    const std::atomic<bool> cancelled = true;
    Progress progress;
    progress.cancelled = &cancelled;
    EXPECT_THROW(
        walk_along(random_walk_line(random, 3), *scene.town, scene.obstacles, {}, {}, progress),
        Cancelled);
}

TEST(FacadePointsNear, AreThoseOfTheWholeTownOnWallsThere) {
    test::RandomBuildings random(353);
    const BuiltScene scene = scene_to_walk_in(random, false);
    const std::vector<Watcher> all = facade_points(scene.obstacles);
    const std::vector<Extent> everywhere{test::RandomBuildings::extent().grown(100.0)};
    EXPECT_EQ(facade_points_near(everywhere, scene.obstacles), all);
    EXPECT_TRUE(facade_points_near({}, scene.obstacles).empty());
    const Extent west{674000, 6580000, 674060, 6580160};
    const Extent south{674000, 6580000, 674160, 6580060};
    const std::vector<Extent> two{west, south};
    const std::vector<Watcher> some = facade_points_near(two, scene.obstacles);
    EXPECT_LT(some.size(), all.size());
    // In their order, and each within the two.
    auto next = all.begin();
    for (const Watcher& window : some) {
        next = std::find(next, all.end(), window);
        ASSERT_NE(next, all.end());
        ++next;
    }
    for (const Watcher& window : all)
        if (west.contains(window.at) || south.contains(window.at)) {
            EXPECT_NE(std::find(some.begin(), some.end(), window), some.end());
        }
}

}  // namespace
}  // namespace tk
