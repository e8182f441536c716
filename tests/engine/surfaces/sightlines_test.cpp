#include "engine/surfaces/sightlines.h"

#include <gtest/gtest.h>

#include <cmath>
#include <stdexcept>

#include "engine/surfaces/facade_points.h"
#include "tests/engine/visibility/built_scene.h"

namespace tk {
namespace {

using test::box_building;
using test::BuiltScene;

BuiltScene open_ground_scene() {
    return BuiltScene(std::vector<Building>{});
}

Watcher window_facing(MapPoint at, double east, double north, double height_m = 1.6) {
    return {at, height_m, 1.0, east, north};
}

double watched_at(MapPoint at, const std::vector<Watcher>& watchers, const BuiltScene& scene,
                  const SightlinesOptions& options = {}) {
    return sightlines_at(at, watchers, scene.obstacles, options).value;
}

/// Windows of the whole town, and entrances here and there.
std::vector<Watcher> watchers_in(const BuiltScene& scene, test::RandomBuildings& random) {
    std::vector<Watcher> watchers = facade_points(scene.obstacles);
    std::vector<Entrance> entrances;
    for (int i = 0; i < 6; ++i) entrances.push_back({std::to_string(i), random.place(), ""});
    for (const Watcher& w : entrance_watchers(entrances, scene.obstacles, 1.6))
        watchers.push_back(w);
    return watchers;
}

TEST(Sightlines, OfOneWindowFallWithTheAngleAndTheDistance) {
    const BuiltScene scene = open_ground_scene();
    const std::vector<Watcher> window{window_facing({0, 0}, 0, 1)};
    // Straight ahead, at d0: a half. At 0: all of it, but for the angle, which has no direction.
    EXPECT_NEAR(watched_at({0, 25}, window, scene), 0.5, 1e-12);
    EXPECT_NEAR(watched_at({0, 5}, window, scene), 1.0 / 1.04, 1e-12);
    EXPECT_NEAR(watched_at({0, 50}, window, scene), 1.0 / 5.0, 1e-12);
    EXPECT_EQ(watched_at({0, 50.001}, window, scene), 0.0);
    // 3-4-5: 15 m to the side and 20 m ahead, 25 m off at cosine 0.8.
    EXPECT_NEAR(watched_at({15, 20}, window, scene), 0.8 * 0.5, 1e-12);
    EXPECT_NEAR(watched_at({-15, 20}, window, scene), 0.8 * 0.5, 1e-12);
    // Behind and along its wall nothing.
    EXPECT_EQ(watched_at({0, -5}, window, scene), 0.0);
    EXPECT_EQ(watched_at({5, 0}, window, scene), 0.0);
}

TEST(Sightlines, OfAWindowHighUpAreSteepAndLong) {
    const BuiltScene scene = open_ground_scene();
    // 12 m above the eye and 16 m ahead: 20 m, cosine 0.8.
    const std::vector<Watcher> window{window_facing({0, 0}, 1, 0, 13.6)};
    EXPECT_NEAR(watched_at({16, 0}, window, scene), 0.8 / (1.0 + 400.0 / 625.0), 1e-12);
    // The reach is along the line of sight: 30 m high it is 40 m on the ground.
    const std::vector<Watcher> higher{window_facing({0, 0}, 1, 0, 31.6)};
    EXPECT_GT(watched_at({39.99, 0}, higher, scene), 0.0);
    EXPECT_EQ(watched_at({40.01, 0}, higher, scene), 0.0);
    const std::vector<Watcher> too_high{window_facing({0, 0}, 1, 0, 60.0)};
    EXPECT_EQ(watched_at({1, 0}, too_high, scene), 0.0);
}

TEST(Sightlines, OfEntrancesGoAllRoundAndWeightsAddUp) {
    const BuiltScene scene = open_ground_scene();
    std::vector<Watcher> doors{{{0, 0}, 1.6, 1.0}};
    for (const MapPoint p : {MapPoint{25, 0}, MapPoint{-25, 0}, MapPoint{15, -20}})
        EXPECT_NEAR(watched_at(p, doors, scene), 0.5, 1e-12);
    EXPECT_NEAR(watched_at({0, 0}, doors, scene), 1.0, 1e-12);
    doors.push_back({{50, 0}, 1.6, 3.0});
    EXPECT_NEAR(watched_at({25, 0}, doors, scene), 2.0, 1e-12);
    EXPECT_EQ(sightlines_at({25, 0}, doors, scene.obstacles).watchers_seeing, 2U);
}

TEST(Sightlines, StopAtAWallThatIsHighEnough) {
    // From 4.6 m to an eye of 1.6 m at 20 m the line passes a wall from 10 to 11 m away at 3.1 m
    // before it and at 2.95 m behind.
    const std::vector<Watcher> window{window_facing({0, 0}, 1, 0, 4.6)};
    const BuiltScene low({test::long_wall({10, 0}, 2.94)});
    const BuiltScene high({test::long_wall({10, 0}, 2.96)});
    EXPECT_GT(watched_at({20, 0}, window, low), 0.0);
    EXPECT_EQ(watched_at({20, 0}, window, high), 0.0);
    EXPECT_TRUE(std::isnan(watched_at({10.5, 0}, window, low)));
}

TEST(Sightlines, OfAHouseGoOutAllRoundAndNotThroughIt) {
    const BuiltScene scene({box_building("house", {0, 0, 3, 3}, 3.0)});
    const auto windows = facade_points(scene.obstacles);
    ASSERT_EQ(windows.size(), 4U);
    // South of the house only its southern window sees: 10 m from it, weight 0.2.
    const MapPoint south{1.5, -10.05};
    EXPECT_EQ(sightlines_at(south, windows, scene.obstacles).watchers_seeing, 1U);
    EXPECT_NEAR(watched_at(south, windows, scene), 0.2 / (1.0 + 100.0 / 625.0), 1e-9);
    // An entrance in its south wall does not see what is north of it.
    const std::vector<Entrance> door{{"door", {1.5, 0}, ""}};
    const auto doors = entrance_watchers(door, scene.obstacles, 1.6);
    EXPECT_GT(watched_at(south, doors, scene), 0.0);
    EXPECT_EQ(watched_at({1.5, 10}, doors, scene), 0.0);
}

TEST(Sightlines, AreTheSameBothWays) {
    // Two all-round watchers as high as the eye: what one adds at the other's place is the same.
    test::RandomBuildings random(71);
    const BuiltScene scene(random.buildings());
    int seen = 0;
    for (int i = 0; i < 200; ++i) {
        const MapPoint a = random.place();
        const MapPoint b{a.east_m + random.real(-30, 30), a.north_m + random.real(-30, 30)};
        if (!scene.obstacles.containing(a).empty() || !scene.obstacles.containing(b).empty())
            continue;
        const double there = watched_at(b, {{a, 1.6, 1.0}}, scene);
        EXPECT_NEAR(there, watched_at(a, {{b, 1.6, 1.0}}, scene), 1e-12);
        seen += there > 0.0;
    }
    EXPECT_GT(seen, 20);
}

/// All of it by the definition: plain rays, plain sums.
double plain_surveillance(MapPoint at, const std::vector<Watcher>& watchers,
                          const Obstacles& obstacles, const SightlinesOptions& options) {
    double sum = 0.0;
    for (const Watcher& w : watchers) {
        const double east = at.east_m - w.at.east_m, north = at.north_m - w.at.north_m;
        const double d =
            std::sqrt(east * east + north * north + std::pow(w.height_m - options.eye_height_m, 2));
        if (d > options.reach_m) continue;
        double cosine = 1.0;
        if (!w.faces_all_round()) cosine = (east * w.facing_east + north * w.facing_north) / d;
        if (cosine <= 0.0 ||
            test::plainly_hidden(obstacles, w.at, w.height_m, at, options.eye_height_m))
            continue;
        sum += w.weight * cosine / (1.0 + std::pow(d / options.half_distance_m, 2));
    }
    return sum;
}

TEST(Sightlines, AgreesWithPlainRaysOverRandomTowns) {
    const SightlinesOptions options{.eye_height_m = 1.7, .reach_m = 45.0, .half_distance_m = 18.0};
    for (unsigned seed = 81; seed <= 84; ++seed) {
        test::RandomBuildings random(seed);
        const BuiltScene scene(random.buildings());
        const auto watchers = watchers_in(scene, random);
        const GridSpec spec = grid_covering(test::RandomBuildings::extent(), 9.7);
        const Grid<float> seen = sightlines(watchers, scene.obstacles, spec, options);
        for (int row = 0; row < spec.rows; ++row)
            for (int col = 0; col < spec.cols; ++col) {
                const MapPoint p = spec.centre_of(row, col);
                if (!scene.obstacles.containing(p).empty()) {
                    EXPECT_TRUE(std::isnan(seen(row, col)));
                    continue;
                }
                const double plain = plain_surveillance(p, watchers, scene.obstacles, options);
                EXPECT_NEAR(seen(row, col), plain, 1e-6 * (1.0 + plain)) << seed;
                EXPECT_NEAR(watched_at(p, watchers, scene, options), plain, 1e-9 * (1.0 + plain));
            }
    }
}

TEST(Sightlines, MovedWithTheirTownStayTheSame) {
    test::RandomBuildings random(91);
    std::vector<Building> buildings = random.buildings();
    const BuiltScene here(buildings);
    // By whole powers of two coordinates move without rounding where they have the bits.
    for (Building& b : buildings)
        for (Polygon& polygon : b.footprint) {
            const auto move = [](Ring& ring) {
                for (MapPoint& p : ring) p = {p.east_m - 655360.0, p.north_m - 6553600.0};
            };
            move(polygon.outer);
            for (Ring& hole : polygon.holes) move(hole);
        }
    const BuiltScene there(buildings);
    const auto watching = facade_points(here.obstacles);
    const auto watching_there = facade_points(there.obstacles);
    ASSERT_EQ(watching.size(), watching_there.size());
    for (int i = 0; i < 60; ++i) {
        const MapPoint p = random.place();
        const MapPoint q{p.east_m - 655360.0, p.north_m - 6553600.0};
        const double value = watched_at(p, watching, here);
        if (std::isnan(value)) continue;
        EXPECT_NEAR(value, watched_at(q, watching_there, there), 1e-6 * (1.0 + value));
    }
}

TEST(Sightlines, EveryBuildingMoreCanOnlyHideOtherBuildingsWindows) {
    for (unsigned seed = 95; seed <= 98; ++seed) {
        test::RandomBuildings random(seed);
        std::vector<Building> buildings = random.buildings();
        const BuiltScene before(buildings);
        const auto watchers = facade_points(before.obstacles);
        // Not onto a window: one that hangs on a building is not hidden by it.
        const MapPoint corner = random.place();
        buildings.push_back(box_building(
            "new", {corner.east_m, corner.north_m, corner.east_m + 6, corner.north_m + 9}, 8.0));
        const BuiltScene after(buildings);
        std::vector<Watcher> outside;
        for (const Watcher& w : watchers)
            if (!contains(buildings.back().footprint, w.at)) outside.push_back(w);
        for (int i = 0; i < 100; ++i) {
            const MapPoint p = random.place();
            const double now = watched_at(p, outside, after);
            if (std::isnan(now)) continue;
            EXPECT_LE(now, watched_at(p, outside, before) + 1e-12);
        }
    }
}

TEST(Sightlines, RefuseOptionsOutOfRange) {
    const BuiltScene scene = open_ground_scene();
    EXPECT_THROW(watched_at({0, 0}, {}, scene, {.reach_m = 0.0}), std::invalid_argument);
    EXPECT_THROW(watched_at({0, 0}, {}, scene, {.half_distance_m = 0.0}), std::invalid_argument);
    EXPECT_THROW(watched_at({0, 0}, {}, scene, {.eye_height_m = -1.0}), std::invalid_argument);
    EXPECT_EQ(watched_at({0, 0}, {}, scene), 0.0);
}

}  // namespace
}  // namespace tk
