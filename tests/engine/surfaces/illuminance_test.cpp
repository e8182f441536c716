#include "engine/surfaces/illuminance.h"

#include <gtest/gtest.h>

#include <atomic>
#include <cmath>
#include <cstring>
#include <numbers>

#include "engine/core/parallel_for.h"
#include "tests/engine/surfaces/plain_light.h"

namespace tk {
namespace {

using test::BuiltScene;

constexpr MapPoint lamp_foot{674000.5, 6580000.5};

StreetLight lamp_of(LightDistribution distribution, double flux_lm, double height_m) {
    StreetLight light;
    light.id = "lamp";
    light.at = lamp_foot;
    light.distribution = distribution;
    light.luminous_flux_lm = flux_lm;
    light.height_m = height_m;
    return light;
}

double lux_beside(const StreetLight& light, double bearing, double distance) {
    return illuminance_at(moved(light.at, bearing, distance), {&light, 1}, Obstacles{});
}

// Oracle O-32 (EN 13201-3:2015): 1000 cd in all directions, 6 m above the ground.
TEST(Illuminance, OfAThousandCandelaSixMetresUpIsThePublishedOne) {
    StreetLight light = lamp_of(LightDistribution::isotropic, 4.0 * std::numbers::pi * 1000.0, 6.0);
    EXPECT_NEAR(lux_beside(light, 0.0, 0.0), 27.77777778, 5e-9);
    EXPECT_NEAR(lux_beside(light, 77.0, 3.0), 19.87615980, 5e-9);
    StreetLight other = light;
    other.at.east_m += 30.0;
    const std::vector<StreetLight> both{light, other};
    EXPECT_NEAR(illuminance_at({lamp_foot.east_m + 15.0, lamp_foot.north_m}, both, Obstacles{}),
                2.84590557, 5e-9);
}

// E = I cosγ / d² with I = Φ cosγ / π: Φ / (π h²) below, a quarter of that at 45°.
TEST(Illuminance, OfLambertianLightFallsWithTheFourthPowerOfTheCosine) {
    const StreetLight light = lamp_of(LightDistribution::lambertian, 5000.0, 5.0);
    EXPECT_NEAR(lux_beside(light, 0.0, 0.0), 5000.0 / std::numbers::pi / 25.0, 1e-12);
    EXPECT_NEAR(lux_beside(light, 200.0, 5.0), 5000.0 / std::numbers::pi / 25.0 / 4.0, 1e-8);
}

TEST(Illuminance, OfStreetOpticsFollowsTheirTableByTheCompass) {
    // The road side points east: C 90 is east, C 0 south, C 270 west (compass = 90 + 90 - C).
    StreetLight light = lamp_of(LightDistribution::street, 4000.0, 6.0);
    light.bearing_deg = 90.0;
    const double at_45_deg = 4.0 * std::pow(std::cos(std::numbers::pi / 4.0), 3.0) / 36.0;
    EXPECT_NEAR(lux_beside(light, 90.0, 6.0), at_45_deg * 213.8, 1e-6);
    EXPECT_NEAR(lux_beside(light, 180.0, 6.0), at_45_deg * 302.8, 1e-6);
    EXPECT_NEAR(lux_beside(light, 0.0, 6.0), at_45_deg * 302.8, 1e-6);
    EXPECT_NEAR(lux_beside(light, 270.0, 6.0), at_45_deg * 73.7, 1e-6);
    EXPECT_NEAR(lux_beside(light, 150.0, 6.0), at_45_deg * 309.0, 1e-6);
    EXPECT_NEAR(lux_beside(light, 0.0, 0.0), 4.0 * 173.9 / 36.0, 1e-9);
}

TEST(Illuminance, OfATiltedLampIsRaisedInFront) {
    StreetLight light = lamp_of(LightDistribution::lambertian, 4000.0, 6.0);
    light.bearing_deg = 30.0;
    light.tilt_deg = 20.0;
    const double front = lux_beside(light, 30.0, 9.0), back = lux_beside(light, 210.0, 9.0);
    EXPECT_GT(front, back);
    // The cosine to the axis 20° ahead of straight down: 9 sin 20° + 6 cos 20° over d.
    const double d2 = 81.0 + 36.0, t = 20.0 * radians_per_degree;
    EXPECT_NEAR(
        front,
        4000.0 / std::numbers::pi * 6.0 * (9.0 * std::sin(t) + 6.0 * std::cos(t)) / (d2 * d2),
        1e-9);
    // Light turned straight up gives none below.
    light.tilt_deg = 180.0;
    EXPECT_EQ(lux_beside(light, 30.0, 1.0), 0.0);
}

TEST(Illuminance, CountsMaintenanceAndDimmingAsFactors) {
    StreetLight light = lamp_of(LightDistribution::street, 4000.0, 6.0);
    const double full = lux_beside(light, 10.0, 4.0);
    light.maintenance_factor = 0.8;
    light.dimming = 0.25;
    EXPECT_NEAR(lux_beside(light, 10.0, 4.0), 0.2 * full, 1e-12);
}

TEST(Illuminance, OnARaisedPlaneIsThatOfALowerLamp) {
    const StreetLight light = lamp_of(LightDistribution::street, 4000.0, 6.0);
    StreetLight lower = light;
    lower.height_m = 4.5;
    const MapPoint at{lamp_foot.east_m + 5.0, lamp_foot.north_m + 2.0};
    EXPECT_DOUBLE_EQ(illuminance_at(at, {&light, 1}, Obstacles{}, {.plane_height_m = 1.5}),
                     illuminance_at(at, {&lower, 1}, Obstacles{}));
}

TEST(Illuminance, IsNothingBeyondTheReach) {
    const StreetLight light = lamp_of(LightDistribution::isotropic, 3000.0, 6.0);
    const double reach = light_reach_m(light);
    EXPECT_GT(lux_beside(light, 45.0, reach - 1e-6), 0.0099);
    EXPECT_EQ(lux_beside(light, 45.0, reach + 1e-6), 0.0);
}

// Oracle O-35: a lamp at 8 m and a wall 6 m high at 10 m, the ground dark up to 40 m; in cells.
TEST(Illuminance, BehindAWallIsDarkToWhereTheRayOverItMeetsTheGround) {
    const StreetLight light = lamp_of(LightDistribution::isotropic, 50000.0, 8.0);
    // The far face of the wall stands 10 m from the lamp.
    const BuiltScene scene({test::long_wall({lamp_foot.east_m + 9.0, lamp_foot.north_m}, 6.0)});
    const GridSpec spec{0.25, 4 * 674000, 4 * 6580001, 4, 200};
    const Grid<float> lux = illuminance({&light, 1}, scene.obstacles, spec);
    for (int col = 0; col < spec.cols; ++col) {
        const double east = spec.east_of_centre_m(col) - lamp_foot.east_m;
        const float value = lux(2, col);
        if (east > 9.0 && east < 10.0) {
            EXPECT_TRUE(std::isnan(value)) << east;
        } else if (east > 10.0 && east < 40.0) {
            EXPECT_EQ(value, 0.0f) << east;
        } else {
            EXPECT_GT(value, 0.01f) << east;
        }
    }
}

TEST(Illuminance, BehindAWallAsHighAsTheLampIsDarkWithoutEnd) {
    const StreetLight light = lamp_of(LightDistribution::isotropic, 50000.0, 6.0);
    const BuiltScene scene({test::long_wall({lamp_foot.east_m + 9.0, lamp_foot.north_m}, 6.0)});
    for (const double east : {10.5, 40.0, 41.0, 100.0})
        EXPECT_EQ(illuminance_at({lamp_foot.east_m + east, lamp_foot.north_m}, {&light, 1},
                                 scene.obstacles),
                  0.0)
            << east;
}

TEST(Illuminance, InACourtyardComesFromItsOwnLampOnly) {
    Building block = test::box_building("block", {674000, 6580000, 674040, 6580040}, 12.0);
    block.footprint[0].holes.push_back(test::box_ring(674010, 6580010, 674030, 6580030));
    const BuiltScene scene({block});
    StreetLight outside = lamp_of(LightDistribution::lambertian, 8000.0, 6.0);
    outside.at = {674020, 6579990};
    StreetLight inside = outside;
    inside.at = {674020, 6580020};
    const MapPoint yard{674022.0, 6580014.0}, street{674022.0, 6579985.0};
    EXPECT_EQ(illuminance_at(yard, {&outside, 1}, scene.obstacles), 0.0);
    EXPECT_GT(illuminance_at(street, {&outside, 1}, scene.obstacles), 1.0);
    EXPECT_GT(illuminance_at(yard, {&inside, 1}, scene.obstacles), 1.0);
    EXPECT_EQ(illuminance_at(street, {&inside, 1}, scene.obstacles), 0.0);
    EXPECT_TRUE(std::isnan(illuminance_at({674005, 6580005}, {&inside, 1}, scene.obstacles)));
}

TEST(Illuminance, CountsTheLampsThatHangOnBuildings) {
    const BuiltScene scene({test::box_building("house", {674000, 6580000, 674010, 6580010}, 5.0)});
    std::vector<StreetLight> lights(3, lamp_of(LightDistribution::isotropic, 1000.0, 4.0));
    lights[1].height_m = 5.5;
    lights[2].at.east_m -= 20.0;
    EXPECT_EQ(lights_in_buildings(lights, scene.obstacles), 1u);
}

TEST(Illuminance, WithoutLampsIsNothingAndInBuildingsNoData) {
    const BuiltScene scene({test::box_building("house", {674000, 6580000, 674002, 6580002}, 0.0)});
    const Grid<float> lux = illuminance({}, scene.obstacles, {1.0, 674000, 6580004, 4, 4});
    EXPECT_TRUE(std::isnan(lux(3, 0)));
    EXPECT_EQ(lux(0, 0), 0.0f);
}

TEST(Illuminance, AgreesWithLinesDrawnFromEveryLamp) {
    std::size_t compared = 0, lit = 0;
    for (unsigned seed = 41; seed <= 42; ++seed) {
        test::RandomBuildings random(seed);
        const BuiltScene scene(random.buildings());
        std::vector<StreetLight> lights;
        for (int i = 0; i < 12; ++i) lights.push_back(test::random_light(random, i));
        const GridSpec spec = grid_covering(test::RandomBuildings::extent().grown(10.0), 3.0);
        const IlluminanceOptions options{.plane_height_m = seed == 41 ? 0.0 : 1.5};
        const Grid<float> lux = illuminance(lights, scene.obstacles, spec, options);
        for (int row = 0; row < spec.rows; ++row)
            for (int col = 0; col < spec.cols; ++col) {
                const MapPoint centre = spec.centre_of(row, col);
                const double expected =
                    test::plain_illuminance(centre, lights, scene.obstacles, options);
                const float value = lux(row, col);
                ASSERT_EQ(std::isnan(value), std::isnan(expected));
                if (std::isnan(expected)) continue;
                // Half a unit in the last place of a float.
                ASSERT_NEAR(static_cast<double>(value), expected, 6.1e-8 * expected + 1e-12)
                    << "seed " << seed << ", cell " << row << ", " << col;
                ASSERT_EQ(
                    static_cast<float>(illuminance_at(centre, lights, scene.obstacles, options)),
                    value);
                ++compared;
                lit += expected > 0.0;
            }
    }
    EXPECT_GT(lit, compared / 4);
}

TEST(Illuminance, OfAnyOpticsAgreesWithTheFormulaAngleByAngle) {
    test::RandomBuildings random(45);
    for (int i = 0; i < 300; ++i) {
        const StreetLight light = test::random_light(random, i);
        const double reach_m = light_reach_m(light);
        for (int k = 0; k < 20; ++k) {
            const MapPoint at =
                moved(light.at, random.real(0.0, 360.0), random.real(0.0, 0.999 * reach_m));
            const double expected = test::plain_lux(light, at, 0.0);
            ASSERT_NEAR(illuminance_at(at, {&light, 1}, Obstacles{}), expected,
                        1e-12 + 1e-11 * expected)
                << "lamp " << i;
        }
    }
}

TEST(Illuminance, AnyTwoSetsOfLampsAddUp) {
    test::RandomBuildings random(43);
    const BuiltScene scene(random.buildings());
    std::vector<StreetLight> first, second, both;
    for (int i = 0; i < 8; ++i) first.push_back(test::random_light(random, i));
    for (int i = 0; i < 5; ++i) second.push_back(test::random_light(random, i));
    both = first;
    both.insert(both.end(), second.begin(), second.end());
    for (int i = 0; i < 200; ++i) {
        const MapPoint at = random.place();
        const double sum = illuminance_at(at, first, scene.obstacles) +
                           illuminance_at(at, second, scene.obstacles);
        const double together = illuminance_at(at, both, scene.obstacles);
        EXPECT_EQ(std::isnan(together), std::isnan(sum));
        if (std::isnan(sum)) continue;
        EXPECT_NEAR(together, sum, 1e-12 * (1.0 + sum));
    }
}

TEST(Illuminance, AnyNumberOfThreadsGivesTheSameBytes) {
    test::RandomBuildings random(44);
    const BuiltScene scene(random.buildings());
    std::vector<StreetLight> lights;
    for (int i = 0; i < 20; ++i) lights.push_back(test::random_light(random, i));
    const GridSpec spec = grid_covering(test::RandomBuildings::extent(), 0.6);
    const auto on_threads = [&](int threads) {
        const ThreadLimit limit(threads);
        return illuminance(lights, scene.obstacles, spec);
    };
    const Grid<float> one = on_threads(1);
    for (const int threads : {2, 4}) {
        const Grid<float> more = on_threads(threads);
        ASSERT_EQ(std::memcmp(one.cells().data(), more.cells().data(), one.cells().size_bytes()),
                  0);
    }
}

TEST(Illuminance, StopsWhenItIsCancelled) {
    const std::atomic<bool> stop = true;
    Progress progress;
    progress.cancelled = &stop;
    const StreetLight light = lamp_of(LightDistribution::isotropic, 1000.0, 4.0);
    EXPECT_THROW(illuminance({&light, 1}, Obstacles{}, {1.0, 674000, 6580004, 4, 4}, {}, progress),
                 Cancelled);
}

}  // namespace
}  // namespace tk
