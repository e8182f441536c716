#include "engine/town/light_schedule.h"

#include <gtest/gtest.h>

#include "engine/core/input_error.h"
#include "engine/surfaces/illuminance.h"
#include "engine/town/street_light.h"

namespace tk {
namespace {

LightSchedule part_night() {
    return {parse_hours("16-01"), parse_dimming_steps("22-24:0.5; 00:00-00:30:30 %", "dimming")};
}

TEST(LightSchedule, IsDarkOutsideItsHoursAndDimmedByItsFirstStep) {
    const LightSchedule schedule = part_night();
    EXPECT_EQ(output_share(schedule, 15 * 60 + 59, 0.8), 0.0);
    EXPECT_EQ(output_share(schedule, 16 * 60, 0.8), 0.8);
    EXPECT_EQ(output_share(schedule, 22 * 60, 0.8), 0.5);
    EXPECT_EQ(output_share(schedule, 23 * 60 + 59, 0.8), 0.5);
    EXPECT_EQ(output_share(schedule, 10, 0.8), 0.3);
    EXPECT_EQ(output_share(schedule, 30, 0.8), 0.8);
    EXPECT_EQ(output_share(schedule, 60, 0.8), 0.0);
    EXPECT_EQ(output_share({}, 12 * 60, 0.8), 0.8);
}

TEST(LightSchedule, ReadsItsOwnWords) {
    for (const char* words : {"22-05:0.5", "22-05:0.5, 00:30-04:0", "06:30-24:1"})
        EXPECT_EQ(dimming_steps_in_words(parse_dimming_steps(words, "d")), words);
    EXPECT_TRUE(parse_dimming_steps(" ", "d").empty());
    EXPECT_EQ(hours_in_words(parse_hours("6:30-9")), "06:30-09");
    for (int minute = 0; minute < 1440; ++minute)
        ASSERT_EQ(parse_time_of_day(time_of_day_in_words(minute), "hour"), minute);
    EXPECT_EQ(parse_time_of_day("24", "hour"), 0);
}

TEST(LightSchedule, RefusesWhatIsNone) {
    for (const char* words : {"22-05", "22-05:", "22-05:1.5", "22-05:-0.1", "x:0.5", "22-22:0.5",
                              "22-05:half", "22-05:0.5 4"})
        EXPECT_THROW(parse_dimming_steps(words, "dimming_hours"), InputError) << words;
    for (const char* words : {"", "25", "12:60", "noon"})
        EXPECT_THROW(parse_time_of_day(words, "--hour"), InputError) << words;
}

TEST(LightSchedule, DecidesTheLightOfAnHourAndOutOfOrderOfEvery) {
    StreetLight light;
    light.at = {674000, 6580000};
    light.luminous_flux_lm = 5000.0;
    light.schedule = part_night();
    const MapPoint at{674003, 6580001};
    const auto lux = [&](std::optional<int> minute) {
        return illuminance_at(at, {&light, 1}, Obstacles{}, {.minute_of_day = minute});
    };
    const double full = lux({});
    EXPECT_GT(full, 1.0);
    EXPECT_DOUBLE_EQ(lux(17 * 60), full);
    EXPECT_NEAR(lux(23 * 60), 0.5 * full, 1e-12);
    EXPECT_EQ(lux(3 * 60), 0.0);
    light.out_of_order = true;
    EXPECT_EQ(lux({}), 0.0);
    EXPECT_EQ(lux(17 * 60), 0.0);
}

}  // namespace
}  // namespace tk
