#include "engine/core/sun_height.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

namespace tk {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;
using std::chrono::sys_days;
using std::chrono::sys_seconds;

sys_seconds sun_test_utc(int year, unsigned month, unsigned day, int hour, int minute,
                         int second = 0) {
    return sys_days{std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day}} +
           hours{hour} + minutes{minute} + seconds{second};
}

// Meeus, Astronomical Algorithms, 2nd ed. (1998), example 25.a: 1992 October 13.0 TD.
TEST(SunPlace, IsThatOfMeeusExample25a) {
    const SunPlace sun = sun_place(2448908.5 - 2451545.0);
    EXPECT_NEAR(sun.right_ascension_deg, 198.38083, 0.00001);
    EXPECT_NEAR(sun.declination_deg, -7.78507, 0.00001);
}

// Reda & Andreas, Solar Position Algorithm for Solar Radiation Applications, NREL/TP-560-34302
// (2008), appendix A.5: topocentric elevation without refraction 39.872046° (zenith 50.11162° with
// 0.01633° of refraction). It includes the parallax, 8.8" cos 39.9° = 0.0019°.
TEST(SunHeight, IsThatOfTheNrelExample) {
    const double height =
        sun_height_deg(sun_test_utc(2003, 10, 17, 19, 30, 30), -105.1786, 39.742476);
    EXPECT_NEAR(height, 39.872046 + 0.0019, 0.01);
}

// The program that comes with the same report (spa_tester.c) prints sunrise 06:12:43 and sunset
// 17:20:19 (UTC-7) for that place and the day 2003-10-17 of universal time, whose sunset there is
// the evening of the 16th: the moments at which the centre stands 50' below the horizon.
TEST(SunHeight, IsFiftyMinutesBelowAtTheSunriseAndSunsetOfNrel) {
    EXPECT_NEAR(sun_height_deg(sun_test_utc(2003, 10, 17, 13, 12, 43), -105.1786, 39.742476),
                -0.8333, 0.01);
    EXPECT_NEAR(sun_height_deg(sun_test_utc(2003, 10, 17, 0, 20, 19), -105.1786, 39.742476),
                -0.8333, 0.01);
}

/// Whether the sun passes `height` within the minute and a half around a time given in minutes.
::testing::AssertionResult passes_height(sys_seconds at, double lon, double lat, double height) {
    const double before = sun_height_deg(at - seconds{45}, lon, lat) - height;
    const double after = sun_height_deg(at + seconds{45}, lon, lat) - height;
    if (before * after <= 0.0) return ::testing::AssertionSuccess();
    return ::testing::AssertionFailure()
           << "45 s before " << before << "°, 45 s after " << after << "° from " << height << "°";
}

// U.S. Naval Observatory, Sun and Moon Data for One Day: Boston (W 71.1, N 42.3), 12 February 2014,
// Eastern Standard Time: civil twilight begins 6:16, sunrise 6:45.
TEST(SunHeight, AgreesWithTheNavalObservatoryForBoston) {
    EXPECT_TRUE(passes_height(sun_test_utc(2014, 2, 12, 11, 16), -71.1, 42.3, -6.0));
    EXPECT_TRUE(passes_height(sun_test_utc(2014, 2, 12, 11, 45), -71.1, 42.3, -0.833));
}

// Astroinfo.se, 14 December 2023, Malmö (13.0° E, 55.6° N) on 22 December: sunrise 8:35 and sunset
// 15:37, Swedish normal time.
TEST(SunHeight, AgreesWithAlmanacTimesOfMalmoAtWinterSolstice) {
    EXPECT_TRUE(passes_height(sun_test_utc(2023, 12, 22, 7, 35), 13.0, 55.6, -0.833));
    EXPECT_TRUE(passes_height(sun_test_utc(2023, 12, 22, 14, 37), 13.0, 55.6, -0.833));
}

double hours_of_day(sys_seconds noon, double lon, double lat) {
    int up = 0;
    for (int second = -43200; second < 43200; second += 5)
        if (sun_height_deg(noon + seconds{second}, lon, lat) > -0.833) up += 5;
    return up / 3600.0;
}

// Published lengths of the day in Stockholm (18.07° E, 59.33° N): 18 h 37 min 8 s on 21 June 2022
// and 6 h 4 min 48 s at the winter solstice (timeanddate.com, quoted in Swedish newspapers; SMHI
// gives 18 h 37 min). How much refraction is taken to lift the sun makes a minute either way.
TEST(SunHeight, GivesStockholmItsLongestAndShortestDay) {
    EXPECT_NEAR(hours_of_day(sun_test_utc(2022, 6, 21, 10, 48), 18.07, 59.33),
                18.0 + 37.0 / 60.0 + 8.0 / 3600.0, 1.0 / 60.0);
    EXPECT_NEAR(hours_of_day(sun_test_utc(2022, 12, 21, 10, 48), 18.07, 59.33),
                6.0 + 4.0 / 60.0 + 48.0 / 3600.0, 1.0 / 60.0);
}

TEST(SunHeight, NeverFallsBelowTwilightInKirunaAtMidsummer) {
    for (int minute = 0; minute < 1440; minute += 10)
        EXPECT_GT(sun_height_deg(sun_test_utc(2023, 6, 21, 0, 0) + minutes{minute}, 20.22, 67.86),
                  0.0);
}

TEST(LightCondition, ChangesAtSixDegreesAndAtFiftyMinutes) {
    EXPECT_EQ(light_condition(0.0), LightCondition::day);
    EXPECT_EQ(light_condition(-0.832), LightCondition::day);
    EXPECT_EQ(light_condition(-0.833), LightCondition::twilight);
    EXPECT_EQ(light_condition(-6.0), LightCondition::twilight);
    EXPECT_EQ(light_condition(-6.0001), LightCondition::dark);
}

/// The sun's height by rotating vectors instead of by spherical trigonometry, with the simpler
/// formulas of the Astronomical Almanac, section C (accurate to 0.01° from 1950 to 2050).
double almanac_sun_height_deg(sys_seconds utc, double lon_deg, double lat_deg) {
    const double rad = std::acos(-1.0) / 180.0;
    const double n = static_cast<double>((utc - sun_test_utc(2000, 1, 1, 12, 0)).count()) / 86400.0;
    const double g = (357.528 + 0.9856003 * n) * rad;
    const double lambda =
        (280.460 + 0.9856474 * n + 1.915 * std::sin(g) + 0.020 * std::sin(2.0 * g)) * rad;
    const double obliquity = (23.439 - 0.0000004 * n) * rad;
    const double x = std::cos(lambda);
    const double y = std::cos(obliquity) * std::sin(lambda);
    const double z = std::sin(obliquity) * std::sin(lambda);
    const double sidereal = (280.46062 + 360.9856474 * n + lon_deg) * rad;
    const double lat = lat_deg * rad;
    const double up =
        std::cos(lat) * (std::cos(sidereal) * x + std::sin(sidereal) * y) + std::sin(lat) * z;
    return std::asin(up) / rad;
}

RC_GTEST_PROP(SunHeight, AgreesWithTheAstronomicalAlmanacAnywhere, ()) {
    const double lon = *rc::gen::inRange(-180000, 180001) / 1000.0;
    const double lat = *rc::gen::inRange(-90000, 90001) / 1000.0;
    const sys_seconds utc =
        sun_test_utc(1970, 1, 1, 0, 0) + seconds{*rc::gen::inRange<long long>(0, 2'500'000'000)};
    RC_ASSERT(std::abs(sun_height_deg(utc, lon, lat) - almanac_sun_height_deg(utc, lon, lat)) <
              0.02);
}

}  // namespace
}  // namespace tk
