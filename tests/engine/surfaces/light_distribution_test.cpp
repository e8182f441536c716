#include "engine/surfaces/light_distribution.h"

#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <numbers>
#include <sstream>
#include <string>

#include "engine/core/compass.h"
#include "engine/surfaces/lamp_light.h"

namespace tk {
namespace {

/// What one lamp sends through the whole of a plane under it: illuminance times area, over rings
/// and sectors of the angle from straight down and the compass.
double lumens_through_the_plane(const StreetLight& light, double below_m) {
    constexpr double step = 0.5 * radians_per_degree;
    const LampLight lamp(light, below_m);
    double flux_lm = 0.0;
    for (double gamma = step / 2; gamma < std::numbers::pi / 2; gamma += step) {
        const double r = below_m * std::tan(gamma), c = std::cos(gamma);
        const double area_m2 = r * (below_m / (c * c) * step) * step;
        for (double turn = step / 2; turn < 2.0 * std::numbers::pi; turn += step)
            flux_lm += lamp.lux_at(r * std::sin(turn), r * std::cos(turn)) * area_m2;
    }
    return flux_lm;
}

TEST(LightDistribution, EveryKindSendsItsFluxThroughThePlaneBelow) {
    StreetLight light;
    light.luminous_flux_lm = 3000.0;
    light.bearing_deg = 40.0;
    for (const double below_m : {3.0, 8.0}) {
        light.distribution = LightDistribution::street;
        EXPECT_NEAR(lumens_through_the_plane(light, below_m), 3000.0, 3.0);
        light.distribution = LightDistribution::lambertian;
        EXPECT_NEAR(lumens_through_the_plane(light, below_m), 3000.0, 3.0);
        // The other half goes up.
        light.distribution = LightDistribution::isotropic;
        EXPECT_NEAR(lumens_through_the_plane(light, below_m), 1500.0, 1.5);
    }
}

// Of a lambertian source tilted by t the share (1 + cos t) / 2 goes down: the view factor between a
// small surface and a half space.
TEST(LightDistribution, OfALambertianLampThatIsTiltedSoMuchLessGoesDown) {
    StreetLight light;
    light.luminous_flux_lm = 3000.0;
    light.bearing_deg = 250.0;
    light.distribution = LightDistribution::lambertian;
    for (const double tilt_deg : {15.0, 60.0, -90.0}) {
        light.tilt_deg = tilt_deg;
        EXPECT_NEAR(lumens_through_the_plane(light, 5.0),
                    3000.0 * (1.0 + std::cos(tilt_deg * radians_per_degree)) / 2.0, 3.0)
            << tilt_deg;
    }
}

// A luminaire tilted about the road's line sends more ahead and less behind, and still nothing out
// of its own horizon.
TEST(LightDistribution, OfStreetOpticsTiltedUpThrowsFurtherAhead) {
    StreetLight light;
    light.luminous_flux_lm = 3000.0;
    light.bearing_deg = 90.0;
    light.distribution = LightDistribution::street;
    const LampLight upright(light, 6.0);
    light.tilt_deg = 15.0;
    const LampLight raised(light, 6.0);
    for (const double far_m : {10.0, 20.0, 40.0}) {
        EXPECT_GT(raised.lux_at(far_m, 0.0), upright.lux_at(far_m, 0.0)) << far_m;
        EXPECT_LT(raised.lux_at(-far_m, 0.0), upright.lux_at(-far_m, 0.0)) << far_m;
    }
    EXPECT_GT(raised.lux_at(-22.0, 0.0), 0.0);
    // 15 degrees tilted, the horizon behind comes down to 75 degrees: 6 m tan 75 = 22.39 m.
    EXPECT_EQ(raised.lux_at(-22.5, 0.0), 0.0);
}

// Flux through rings and sectors of half a degree, each with the intensity of its middle.
TEST(StreetOpticsTable, SendsOutAThousandLumensPerKilolumen) {
    constexpr double step_deg = 0.5, step = step_deg * radians_per_degree;
    double flux_lm = 0.0;
    for (double gamma = step_deg / 2; gamma < 90.0; gamma += step_deg)
        for (double c = step_deg / 2; c < 360.0; c += step_deg)
            flux_lm += street_intensity_cd_per_klm(c, gamma) *
                       std::sin(gamma * radians_per_degree) * step * step;
    EXPECT_NEAR(flux_lm, 1000.0, 1.0);
}

TEST(StreetOpticsTable, ThrowsAlongTheRoadAndForwardMoreThanBack) {
    for (const double gamma : {45.0, 55.0, 65.0})
        EXPECT_GT(street_intensity_cd_per_klm(90.0, gamma),
                  2.0 * street_intensity_cd_per_klm(270.0, gamma));
    double brightest = 0.0, at_gamma = 0.0;
    for (double gamma = 0.0; gamma < 90.0; gamma += 1.0)
        if (street_intensity_cd_per_klm(0.0, gamma) > brightest)
            brightest = street_intensity_cd_per_klm(0.0, at_gamma = gamma);
    EXPECT_EQ(at_gamma, 65.0);
    EXPECT_GT(brightest, 2.0 * street_intensity_cd_per_klm(0.0, 0.0));
}

TEST(StreetOpticsTable, IsTheSameStraightDownWhateverThePlane) {
    for (double c = 0.0; c < 360.0; c += 7.0)
        EXPECT_DOUBLE_EQ(street_intensity_cd_per_klm(c, 0.0),
                         street_intensity_cd_per_klm(0.0, 0.0));
}

TEST(StreetOpticsTable, GivesNothingFromTheHorizonUp) {
    for (const double gamma : {90.0, 120.0, 180.0})
        EXPECT_EQ(street_intensity_cd_per_klm(30.0, gamma), 0.0);
}

TEST(StreetOpticsTable, EveryDirectionHasItsTwinOnTheOtherSideOfThePole) {
    for (double c = -90.0; c <= 90.0; c += 3.0)
        for (double gamma = 0.0; gamma < 90.0; gamma += 4.0) {
            const double here = street_intensity_cd_per_klm(c, gamma);
            EXPECT_NEAR(street_intensity_cd_per_klm(180.0 - c, gamma), here, 1e-9);
            EXPECT_NEAR(street_intensity_cd_per_klm(c + 360.0, gamma), here, 1e-9);
        }
}

TEST(StreetOpticsTable, IsStraightBetweenEntriesInBothAngles) {
    const auto entry = [](double c, double gamma) { return street_intensity_cd_per_klm(c, gamma); };
    EXPECT_NEAR(entry(15.0, 47.5),
                (entry(0.0, 45.0) + entry(30.0, 45.0) + entry(0.0, 50.0) + entry(30.0, 50.0)) / 4.0,
                1e-9);
    EXPECT_NEAR(entry(275.0, 61.0),
                (entry(270.0, 60.0) * 5 * 0.8 + entry(300.0, 60.0) * 0.8 +
                 entry(270.0, 65.0) * 5 * 0.2 + entry(300.0, 65.0) * 0.2) /
                    6.0,
                1e-9);
}

TEST(StreetOpticsTable, EverySeamBetweenPlanesIsContinuous) {
    constexpr double hair_deg = 1e-9;
    for (double c = 0.0; c <= 360.0; c += 30.0)
        for (double gamma = 0.5; gamma < 90.0; gamma += 1.0) {
            const double before = street_intensity_cd_per_klm(c - hair_deg, gamma);
            const double after = street_intensity_cd_per_klm(c + hair_deg, gamma);
            // No entry differs from the next by more than 1000 cd/klm in 30 degrees.
            EXPECT_NEAR(before, after, 1e-7) << c << ", " << gamma;
        }
    for (double gamma = 5.0; gamma <= 90.0; gamma += 5.0)
        EXPECT_NEAR(street_intensity_cd_per_klm(0.0, gamma - hair_deg),
                    street_intensity_cd_per_klm(0.0, gamma), 1e-6);
}

// docs/street-optics.md is what people read: a row a γ, a column a plane from C 270 to C 90.
TEST(StreetOpticsTable, IsPrintedInTheDocs) {
    std::ifstream file(std::string(TK_SOURCE_DIR) + "/docs/street-optics.md");
    ASSERT_TRUE(file);
    int rows = 0;
    for (std::string line; std::getline(file, line);) {
        if (line.size() < 3 || line[0] != '|' || line.find_first_of("0123456789") != 2) continue;
        for (char& c : line)
            if (c == '|') c = ' ';
        std::istringstream cells(line);
        double gamma_deg = 0.0, value = 0.0;
        ASSERT_TRUE(cells >> gamma_deg);
        for (const double c_deg : {270.0, 300.0, 330.0, 0.0, 30.0, 60.0, 90.0}) {
            ASSERT_TRUE(cells >> value) << line;
            EXPECT_NEAR(street_intensity_cd_per_klm(c_deg, gamma_deg), value, 1e-9) << line;
        }
        ++rows;
    }
    EXPECT_EQ(rows, 19);
}

}  // namespace
}  // namespace tk
