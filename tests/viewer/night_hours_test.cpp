#include "viewer/session/night_hours.h"

#include <gtest/gtest.h>

namespace tk {
namespace {

TEST(NightHours, EveryStopIsAQuarterFromAfternoonToMorning) {
    EXPECT_EQ(minute_of_stop(0), 15 * 60);
    EXPECT_EQ(minute_of_stop(night_stops - 1), 9 * 60);
    for (int stop = 0; stop < night_stops; ++stop) {
        const int minute = minute_of_stop(stop);
        EXPECT_EQ(stop_of_minute(minute), stop);
        EXPECT_EQ(stop_of_minute((minute + 1439) % 1440), stop == 0 ? 0 : stop)
            << "a minute before is nearest to it";
        EXPECT_EQ((minute - 15 * 60 - 15 * stop) % 1440, 0);
    }
}

TEST(NightHours, ATimeByDayIsAtTheNearerEnd) {
    EXPECT_EQ(stop_of_minute(10 * 60), night_stops - 1);
    EXPECT_EQ(stop_of_minute(14 * 60), 0);
}

TEST(NightHours, GoRoundByWayOfTheStudysOwn) {
    EXPECT_EQ(hour_moved(std::nullopt, 60), 15 * 60);
    EXPECT_EQ(hour_moved(std::nullopt, -60), 9 * 60);
    EXPECT_EQ(hour_moved(23 * 60 + 30, 60), 30);
    EXPECT_EQ(hour_moved(30, -60), 23 * 60 + 30);
    EXPECT_EQ(hour_moved(9 * 60, 60), std::nullopt);
    EXPECT_EQ(hour_moved(15 * 60, -60), std::nullopt);
    EXPECT_EQ(hour_moved(12 * 60, 60), std::nullopt) << "by day the night is over";
}

std::vector<StreetLight> lights_of_night() {
    StreetLight steady, dimmed, early;
    steady.luminous_flux_lm = 2000.0;
    steady.dimming = 0.5;
    dimmed.luminous_flux_lm = 3000.0;
    dimmed.schedule.steps = {{{22 * 60, 5 * 60}, 0.4}};
    early.luminous_flux_lm = 5000.0;
    early.schedule.burning = HourSpan{15 * 60, 60};
    return {steady, dimmed, early};
}

TEST(NightHours, TellHowMuchOfTheirFluxLightsGive) {
    const std::vector<StreetLight> lights = lights_of_night();
    EXPECT_DOUBLE_EQ(output_of_lights(lights, std::nullopt), 0.9);
    EXPECT_DOUBLE_EQ(output_of_lights(lights, 20 * 60), 0.9);
    EXPECT_DOUBLE_EQ(output_of_lights(lights, 23 * 60), (1000.0 + 1200.0 + 5000.0) / 10000.0);
    EXPECT_DOUBLE_EQ(output_of_lights(lights, 2 * 60), (1000.0 + 1200.0) / 10000.0);
    EXPECT_EQ(output_of_lights({}, 0), 0.0);
    const NightOutput night = night_output(lights);
    EXPECT_TRUE(night.has_schedule);
    for (int stop = 0; stop < night_stops; ++stop)
        EXPECT_EQ(night.by_stop[static_cast<std::size_t>(stop)],
                  output_of_lights(lights, minute_of_stop(stop)));
}

TEST(NightHours, WithoutAScheduleEveryHourIsAsTheOthers) {
    const std::vector<StreetLight> lights{lights_of_night().front()};
    const NightOutput night = night_output(lights);
    EXPECT_FALSE(night.has_schedule);
    for (const double share : night.by_stop) EXPECT_EQ(share, 0.5);
}

}  // namespace
}  // namespace tk
