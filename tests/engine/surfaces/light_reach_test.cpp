#include "engine/surfaces/light_reach.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "tests/engine/surfaces/plain_light.h"

namespace tk {
namespace {

constexpr MapPoint foot{674000.0, 6580000.0};

StreetLight reaching_lamp(LightDistribution distribution, double flux_lm, double height_m) {
    StreetLight light;
    light.at = foot;
    light.distribution = distribution;
    light.luminous_flux_lm = flux_lm;
    light.height_m = height_m;
    return light;
}

/// The most that any direction gets at a distance.
double brightest_lux(const StreetLight& light, double distance) {
    double most = 0.0;
    for (double bearing = 0.0; bearing < 360.0; bearing += 0.5)
        most = std::max(most, test::plain_lux(light, moved(foot, bearing, distance), 0.0));
    return most;
}

TEST(LightReach, OfIsotropicAndLambertianLightIsItsClosedForm) {
    // Isotropic: (Φ / 4π) h / d³ = 0.01. Lambertian: Φ h² / (π d⁴) = 0.01.
    const double d3 = 3000.0 / (4.0 * std::numbers::pi) * 6.0 / 0.01;
    EXPECT_NEAR(light_reach_m(reaching_lamp(LightDistribution::isotropic, 3000.0, 6.0)),
                std::sqrt(std::pow(d3, 2.0 / 3.0) - 36.0), 1e-9);
    const double d4 = 3000.0 * 36.0 / std::numbers::pi / 0.01;
    EXPECT_NEAR(light_reach_m(reaching_lamp(LightDistribution::lambertian, 3000.0, 6.0)),
                std::sqrt(std::sqrt(d4) - 36.0), 1e-9);
}

TEST(LightReach, IsAtMostTwoHundredMetres) {
    for (const auto distribution :
         {LightDistribution::isotropic, LightDistribution::lambertian, LightDistribution::street}) {
        StreetLight light = reaching_lamp(distribution, 5e6, 12.0);
        EXPECT_EQ(light_reach_m(light), 200.0);
        light.tilt_deg = 10.0;
        EXPECT_EQ(light_reach_m(light), 200.0);
    }
}

TEST(LightReach, OfALampThatGivesNoLightIsNothing) {
    for (const auto distribution :
         {LightDistribution::isotropic, LightDistribution::lambertian, LightDistribution::street}) {
        StreetLight light = reaching_lamp(distribution, 3000.0, 6.0);
        EXPECT_EQ(light_reach_m(light, {.plane_height_m = 6.0}), 0.0);
        EXPECT_EQ(light_reach_m(light, {.plane_height_m = 7.0}), 0.0);
        light.dimming = 0.0;
        EXPECT_EQ(light_reach_m(light), 0.0);
        light = reaching_lamp(distribution, 0.0, 6.0);
        EXPECT_EQ(light_reach_m(light), 0.0);
        // Too weak for 0.01 lx even straight below.
        EXPECT_EQ(light_reach_m(reaching_lamp(distribution, 0.5, 10.0)), 0.0);
    }
}

TEST(LightReach, GrowsWithFluxMaintenanceAndDimmingAlike) {
    StreetLight half = reaching_lamp(LightDistribution::street, 4000.0, 8.0);
    half.maintenance_factor = 0.5;
    StreetLight dimmed = reaching_lamp(LightDistribution::street, 4000.0, 8.0);
    dimmed.dimming = 0.5;
    const double expected = light_reach_m(reaching_lamp(LightDistribution::street, 2000.0, 8.0));
    EXPECT_EQ(light_reach_m(half), expected);
    EXPECT_EQ(light_reach_m(dimmed), expected);
    EXPECT_LT(expected, light_reach_m(reaching_lamp(LightDistribution::street, 4000.0, 8.0)));
}

TEST(LightReach, AnyLampIsDarkBeyondItAndUnlessTiltedStreetOpticsLitUpToIt) {
    for (int i = 0; i < 60; ++i) {
        StreetLight light = reaching_lamp(static_cast<LightDistribution>(i % 3),
                                          5.0 * std::pow(1.18, i), 2.5 + 0.13 * i);
        light.tilt_deg = i % 2 == 0 ? 0.0 : 1.5 * i - 20.0;
        const double reach = light_reach_m(light);
        for (double r = reach + 1e-6; r <= 200.0; r += 1.0)
            ASSERT_LT(brightest_lux(light, r), 0.01) << i << " at " << r << " of " << reach;
        const bool is_bound = light.distribution == LightDistribution::street && i % 2 == 1;
        if (reach == 0.0) continue;
        const double lit = brightest_lux(light, reach - 1e-6);
        EXPECT_GT(lit, is_bound ? 0.0005 : 0.01 * (1.0 - 1e-4)) << i;
    }
}

TEST(LightReach, AnyPhotometricFileIsDarkBeyondItAndUprightLitUpToIt) {
    test::RandomBuildings random(71);
    for (int i = 0; i < 24; ++i) {
        StreetLight light =
            reaching_lamp(LightDistribution::lambertian, 20.0 * std::pow(1.3, i), 3.0 + 0.3 * i);
        light.photometry = test::random_photometry(random, i);
        if (i % 3 == 1) light.tilt_deg = random.real(-25.0, 25.0);
        if (i % 3 == 2) light.rotation_deg = random.real(-25.0, 25.0);
        const double reach = light_reach_m(light);
        for (double r = reach + 1e-6; r <= 200.0; r += 3.0)
            ASSERT_LT(brightest_lux(light, r), 0.01) << i << " at " << r << " of " << reach;
        if (reach == 0.0 || i % 3 != 0) continue;
        // Sampled every half degree, the brightest plane may be missed by a quarter of one.
        EXPECT_GT(brightest_lux(light, reach - 1e-6), 0.0097) << i;
    }
}

}  // namespace
}  // namespace tk
