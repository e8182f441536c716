#include "engine/surfaces/light_quantity.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "engine/surfaces/illuminance.h"
#include "tests/engine/surfaces/plain_light.h"

namespace tk {
namespace {

using test::BuiltScene;

constexpr MapPoint quantity_foot{674000.5, 6580000.5};

StreetLight thousand_candela() {
    StreetLight light;
    light.id = "lamp";
    light.at = quantity_foot;
    light.distribution = LightDistribution::isotropic;
    light.luminous_flux_lm = 4.0 * std::numbers::pi * 1000.0;
    light.height_m = 6.0;
    return light;
}

double quantity_at(const StreetLight& light, MapPoint at, const IlluminanceOptions& options) {
    return illuminance_at(at, {&light, 1}, Obstacles{}, options);
}

// Oracle O-32 (EN 13201-3:2015): 1000 cd in all directions, 6 m above the ground, 3 m away.
TEST(LightQuantity, OfAThousandCandelaSixMetresUpIsThePublishedOne) {
    const StreetLight light = thousand_candela();
    const MapPoint foot = light.at, east{foot.east_m + 3.0, foot.north_m};
    // Facing west looks at the lamp.
    const double west = 270.0;
    EXPECT_NEAR(quantity_at(light, foot, {.quantity = LightQuantity::hemispherical}), 13.88888889,
                5e-9);
    EXPECT_NEAR(quantity_at(light, east, {.quantity = LightQuantity::hemispherical}), 10.52459551,
                5e-9);
    EXPECT_NEAR(quantity_at(light, east, {LightQuantity::vertical, 1.5, west}), 18.96410927, 5e-9);
    EXPECT_NEAR(quantity_at(light, east, {LightQuantity::semicylindrical, 1.5, west}), 12.07292693,
                5e-9);
}

TEST(LightQuantity, UprightSurfacesGetNothingFromBehind) {
    const StreetLight light = thousand_candela();
    const MapPoint east{light.at.east_m + 3.0, light.at.north_m};
    EXPECT_EQ(quantity_at(light, east, {LightQuantity::vertical, 1.5, 90.0}), 0.0);
    EXPECT_NEAR(quantity_at(light, east, {LightQuantity::semicylindrical, 1.5, 90.0}), 0.0, 1e-12);
    // Seen from the side a half cylinder shows half its face.
    EXPECT_NEAR(quantity_at(light, east, {LightQuantity::semicylindrical, 1.5, 0.0}),
                12.07292693 / 2.0, 5e-9);
    // Straight below no upright surface sees the lamp at all.
    EXPECT_EQ(quantity_at(light, light.at, {LightQuantity::vertical, 1.5, 90.0}), 0.0);
}

TEST(LightQuantity, WorstIsTheSmallestOfFourFacings) {
    test::RandomBuildings random(61);
    std::vector<StreetLight> lights;
    for (int i = 0; i < 12; ++i) lights.push_back(test::random_light(random, i));
    for (const LightQuantity quantity : {LightQuantity::vertical, LightQuantity::semicylindrical})
        for (int i = 0; i < 100; ++i) {
            const MapPoint at = random.place();
            double least = HUGE_VAL;
            for (const double facing : {0.0, 90.0, 180.0, 270.0})
                least = std::min(least,
                                 illuminance_at(at, lights, Obstacles{}, {quantity, 1.5, facing}));
            EXPECT_NEAR(illuminance_at(at, lights, Obstacles{}, {quantity, 1.5, {}}), least,
                        1e-12 * (1.0 + least));
        }
}

TEST(LightQuantity, OfAnyOpticsAgreesWithTheFormulaAngleByAngle) {
    test::RandomBuildings random(62);
    const LightQuantity quantities[] = {LightQuantity::horizontal, LightQuantity::vertical,
                                        LightQuantity::semicylindrical,
                                        LightQuantity::hemispherical};
    for (int i = 0; i < 400; ++i) {
        const StreetLight light = test::random_light(random, i);
        const IlluminanceOptions options{quantities[i % 4], random.real(0.0, 1.9),
                                         random.real(0.0, 360.0)};
        const double reach_m = light_reach_m(light, options);
        for (int k = 0; k < 20; ++k) {
            const MapPoint at =
                moved(light.at, random.real(0.0, 360.0), random.real(0.0, 0.999 * reach_m));
            const double expected = test::plain_lux(light, at, options);
            ASSERT_NEAR(quantity_at(light, at, options), expected, 1e-10 + 1e-10 * expected)
                << "lamp " << i;
        }
    }
}

TEST(LightQuantity, AgreesOnAGridWithLinesDrawnFromEveryLamp) {
    test::RandomBuildings random(63);
    const BuiltScene scene(random.buildings());
    std::vector<StreetLight> lights;
    for (int i = 0; i < 12; ++i) lights.push_back(test::random_light(random, i));
    const GridSpec spec = grid_covering(test::RandomBuildings::extent(), 4.0);
    const IlluminanceOptions asked[] = {{LightQuantity::vertical, 1.5, 30.0},
                                        {LightQuantity::vertical, 1.5, {}},
                                        {LightQuantity::semicylindrical, 1.5, 200.0},
                                        {LightQuantity::semicylindrical, 1.0, {}},
                                        {LightQuantity::hemispherical, 0.0, {}}};
    for (const IlluminanceOptions& options : asked) {
        const Grid<float> lux = illuminance(lights, scene.obstacles, spec, options);
        for (int row = 0; row < spec.rows; ++row)
            for (int col = 0; col < spec.cols; ++col) {
                const MapPoint centre = spec.centre_of(row, col);
                const double expected =
                    test::plain_illuminance(centre, lights, scene.obstacles, options);
                ASSERT_EQ(std::isnan(lux(row, col)), std::isnan(expected));
                if (std::isnan(expected)) continue;
                ASSERT_NEAR(static_cast<double>(lux(row, col)), expected,
                            6.1e-8 * expected + 1e-10);
                ASSERT_EQ(
                    static_cast<float>(illuminance_at(centre, lights, scene.obstacles, options)),
                    lux(row, col));
            }
    }
}

// A bollard at 1 m lights what stands beside it, and its light goes up to a face at 1.5 m.
TEST(LightQuantity, ALampUnderThePlaneLightsUprightSurfacesOnly) {
    StreetLight bollard = thousand_candela();
    bollard.height_m = 1.0;
    const MapPoint east{bollard.at.east_m + 2.0, bollard.at.north_m};
    const double d = std::hypot(2.0, 0.5);
    EXPECT_NEAR(quantity_at(bollard, east, {LightQuantity::vertical, 1.5, 270.0}),
                1000.0 * 2.0 / (d * d * d), 1e-9);
    EXPECT_EQ(quantity_at(bollard, east, {.plane_height_m = 1.5}), 0.0);
    EXPECT_EQ(light_reach_m(bollard, {.plane_height_m = 1.5}), 0.0);
    EXPECT_EQ(light_reach_m(bollard, {LightQuantity::vertical, 1.5, {}}), light_reach_m(bollard));
}

}  // namespace
}  // namespace tk
