#include "engine/surfaces/light_distribution.h"

#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <numbers>
#include <sstream>
#include <string>

#include "engine/core/compass.h"

namespace tk {
namespace {

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
