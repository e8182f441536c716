#include "engine/analyses/path_lighting.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "engine/analyses/path_points.h"
#include "engine/analyses/street_aim.h"
#include "engine/core/compass.h"
#include "tests/engine/surfaces/plain_light.h"

namespace tk {
namespace {

using test::BuiltScene;

constexpr MapPoint way_start{674000.0, 6580000.0};

Street straight_path(double length, double width) {
    Street street;
    street.id = "S";
    street.name = "Skolvägen";
    street.lines = {{way_start, {way_start.east_m + length, way_start.north_m}}};
    street.width_m = width;
    return street;
}

StreetLight lamp_by_the_way(double east, double north) {
    StreetLight light;
    light.id = std::to_string(east) + " " + std::to_string(north);
    light.at = {way_start.east_m + east, way_start.north_m + north};
    light.distribution = LightDistribution::isotropic;
    light.luminous_flux_lm = 4000.0 * std::numbers::pi;  // 1000 cd
    light.height_m = 6.0;
    return light;
}

// EN 13201-3: ten steps for a spacing up to 30 m, else the fewest of at most 3 m.
TEST(PathPoints, StepsAreThoseOfTheStandard) {
    EXPECT_DOUBLE_EQ(path_grid_steps(30.0, 3.0).along_m, 3.0);
    EXPECT_DOUBLE_EQ(path_grid_steps(20.0, 3.0).along_m, 2.0);
    EXPECT_DOUBLE_EQ(path_grid_steps(31.0, 3.0).along_m, 31.0 / 11.0);
    EXPECT_DOUBLE_EQ(path_grid_steps(33.0, 3.0).along_m, 3.0);
    EXPECT_DOUBLE_EQ(path_grid_steps(0.0, 3.0).along_m, 3.0);
    EXPECT_EQ(path_grid_steps(30.0, 3.0).across, 3);
    EXPECT_EQ(path_grid_steps(30.0, 4.5).across, 3);
    EXPECT_EQ(path_grid_steps(30.0, 4.6).across, 4);
    EXPECT_EQ(path_grid_steps(30.0, 7.0).across, 5);
}

TEST(PathPoints, LieAtTheCentresOfTheGridsCells) {
    const Line bent{way_start,
                    {way_start.east_m + 6.0, way_start.north_m},
                    {way_start.east_m + 6.0, way_start.north_m - 6.0}};
    const auto points = path_points(bent, 3.0, {3.0, 3});
    ASSERT_EQ(points.size(), 12u);
    EXPECT_DOUBLE_EQ(points[0].along_m, 1.5);
    EXPECT_NEAR(points[0].at.east_m - way_start.east_m, 1.5, 1e-9);
    // Across from left to right: north of a way that runs east.
    EXPECT_NEAR(points[0].at.north_m - way_start.north_m, 1.0, 1e-9);
    EXPECT_NEAR(points[2].at.north_m - way_start.north_m, -1.0, 1e-9);
    EXPECT_DOUBLE_EQ(points[0].bearing_deg, 90.0);
    EXPECT_DOUBLE_EQ(points[11].bearing_deg, 180.0);
    EXPECT_NEAR(points[11].at.north_m - way_start.north_m, -4.5, 1e-9);
    EXPECT_NEAR(points[11].at.east_m - way_start.east_m, 5.0, 1e-9);
    EXPECT_TRUE(path_points({way_start, way_start}, 3.0, {3.0, 3}).empty());
}

TEST(PathLighting, AgreesWithTheFormulasPointByPoint) {
    const Street street = straight_path(60.0, 3.0);
    const std::vector<StreetLight> lamps{lamp_by_the_way(15.0, 4.0), lamp_by_the_way(45.0, 4.0)};
    const auto paths = light_along_paths({&street, 1}, lamps, Obstacles{});
    ASSERT_EQ(paths.size(), 1u);
    // Two poles on 60 m: 30 m apart, 20 steps of 3 m, 3 across.
    double sum = 0.0, least = HUGE_VAL, hemispherical = 0.0, vertical = HUGE_VAL, half = HUGE_VAL;
    for (int k = 0; k < 20; ++k)
        for (const double north : {1.0, 0.0, -1.0}) {
            const MapPoint at{way_start.east_m + 3.0 * k + 1.5, way_start.north_m + north};
            const auto lux = [&](const IlluminanceOptions& options) {
                return test::plain_illuminance(at, lamps, Obstacles{}, options);
            };
            const double flat = lux({});
            sum += flat;
            least = std::min(least, flat);
            hemispherical += lux({.quantity = LightQuantity::hemispherical});
            for (const double facing : {90.0, 270.0}) {
                vertical = std::min(vertical, lux({LightQuantity::vertical, 1.5, facing}));
                half = std::min(half, lux({LightQuantity::semicylindrical, 1.5, facing}));
            }
        }
    EXPECT_EQ(paths[0].points, 60u);
    EXPECT_NEAR(paths[0].values.mean_lux, sum / 60.0, 1e-9);
    EXPECT_NEAR(paths[0].values.minimum_lux, least, 1e-9);
    EXPECT_NEAR(paths[0].values.mean_hemispherical_lux, hemispherical / 60.0, 1e-9);
    EXPECT_NEAR(paths[0].values.minimum_vertical_lux, vertical, 1e-9);
    EXPECT_NEAR(paths[0].values.minimum_semicylindrical_lux, half, 1e-9);
    EXPECT_NEAR(paths[0].uniformity, least / (sum / 60.0), 1e-9);
    // 7.29 lx and at least 1.65 lx, 0.23 of it; hemispherical 4.75 lx and 0.33 of it at least.
    EXPECT_EQ(paths[0].classes.p, "P4");
    EXPECT_FALSE(paths[0].classes.p_mean_too_high);
    EXPECT_EQ(paths[0].classes.c, "");
    EXPECT_EQ(paths[0].classes.hs, "HS2");
    EXPECT_EQ(paths[0].classes.sc, "");
    EXPECT_EQ(paths[0].classes.ev, "");
    EXPECT_EQ(paths[0].poles, 2);
    EXPECT_DOUBLE_EQ(*paths[0].spacing_m, 30.0);
}

TEST(PathLighting, LampsBelongToTheNearestStreetAndPolesMayCarryTwo) {
    const Street here = straight_path(60.0, 4.0);
    Street there = straight_path(60.0, 4.0);
    there.id = "T";
    for (MapPoint& p : there.lines[0]) p.north_m += 20.0;
    std::vector<StreetLight> lamps{lamp_by_the_way(15.0, 4.0), lamp_by_the_way(15.2, 4.0),
                                   lamp_by_the_way(40.0, 14.0), lamp_by_the_way(40.0, -30.0)};
    lamps[0].power_w = 50.0;
    lamps[0].dimming = 0.5;
    const std::vector<Street> streets{here, there};
    const auto paths = light_along_paths(streets, lamps, Obstacles{});
    EXPECT_EQ(paths[0].lamps, 2);
    EXPECT_EQ(paths[0].poles, 1);
    EXPECT_EQ(paths[1].lamps, 1);
    // 50 W at half output for 4 000 hours; of the other lamp nothing is known.
    EXPECT_DOUBLE_EQ(*paths[0].energy_kwh_per_year, 100.0);
    EXPECT_EQ(paths[0].lamps_without_power, 1);
    EXPECT_FALSE(paths[1].energy_kwh_per_year);
}

TEST(PathLighting, EnergyFollowsTheHoursOfTheNight) {
    const Street street = straight_path(60.0, 4.0);
    const auto energy_kwh = [&](const StreetLight& lamp) {
        return *light_along_paths({&street, 1}, {&lamp, 1}, Obstacles{})[0].energy_kwh_per_year;
    };
    StreetLight lamp = lamp_by_the_way(15.0, 4.0);
    lamp.power_w = 1000.0;
    lamp.dimming = 0.9;
    EXPECT_NEAR(energy_kwh(lamp), 0.9 * 4000.0, 1e-9);
    // The mean night lasts 4000 / 365 h and ends half of that after midnight.
    const double half_h = 2000.0 / 365.0;
    lamp.schedule.steps = {{{22 * 60, 5 * 60}, 0.5}};
    EXPECT_NEAR(energy_kwh(lamp), 365.0 * (7.0 * 0.5 + 0.9 * (2.0 * half_h - 7.0)), 1e-9);
    lamp.schedule.burning = HourSpan{16 * 60, 60};
    EXPECT_NEAR(energy_kwh(lamp), 365.0 * (3.0 * 0.5 + 0.9 * (half_h - 2.0)), 1e-9);
    // By day alone.
    lamp.schedule.burning = HourSpan{8 * 60, 16 * 60};
    EXPECT_EQ(energy_kwh(lamp), 0.0);
    lamp.schedule = {};
    lamp.out_of_order = true;
    EXPECT_EQ(energy_kwh(lamp), 0.0);
}

TEST(PathLighting, WithoutLampsIsDarkAndUnderAHouseIsNotKnown) {
    Street street = straight_path(30.0, 2.0);
    street.width_m.reset();
    const auto dark = light_along_paths({&street, 1}, {}, Obstacles{});
    EXPECT_EQ(dark[0].values.mean_lux, 0.0);
    EXPECT_TRUE(dark[0].width_is_assumed);
    EXPECT_DOUBLE_EQ(dark[0].width_m, 3.0);
    EXPECT_FALSE(dark[0].spacing_m);
    EXPECT_TRUE(dark[0].classes.p.empty());
    const BuiltScene scene({test::box_building(
        "house",
        {way_start.east_m - 5, way_start.north_m - 5, way_start.east_m + 40, way_start.north_m + 5},
        6.0)});
    const auto roofed = light_along_paths({&street, 1}, {}, scene.obstacles);
    EXPECT_EQ(roofed[0].points, 0u);
    EXPECT_TRUE(std::isnan(roofed[0].values.mean_lux));
}

TEST(StreetAim, PointsAcrossTheNearestStreet) {
    Street other = straight_path(60.0, 4.0);
    for (MapPoint& p : other.lines[0]) p.north_m += 20.0;
    const std::vector<Street> streets{straight_path(60.0, 4.0), other};
    const StreetAim aim(streets);
    const auto bearing = [&](double east, double north) {
        return aim.bearing_deg({way_start.east_m + east, way_start.north_m + north}, 15.0);
    };
    EXPECT_NEAR(*bearing(10.0, 4.0), 180.0, 1e-9);
    EXPECT_NEAR(*bearing(10.0, -4.0), 0.0, 1e-9);
    EXPECT_NEAR(*bearing(10.0, 14.0), 0.0, 1e-9);
    // Past the end the way leads to the end itself.
    EXPECT_NEAR(*bearing(63.0, 3.0), 225.0, 1e-6);
    EXPECT_FALSE(bearing(10.0, 40.0));
    EXPECT_FALSE(bearing(10.0, 0.0));
    EXPECT_FALSE(StreetAim({}).bearing_deg(way_start, 15.0));
}

}  // namespace
}  // namespace tk
