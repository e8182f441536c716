#include "layers/local_time.h"

#include <gtest/gtest.h>

#include "tests/layers/reading_checks.h"

namespace tk {
namespace {

using namespace std::chrono_literals;
using std::chrono::local_days;
using std::chrono::sys_days;

constexpr std::chrono::year_month_day last_of_march{2024y, std::chrono::March, 31d};

std::string utc_text(std::chrono::sys_seconds at) {
    return std::to_string(at.time_since_epoch().count());
}

TEST(ParseTime, ReadsIsoWithAndWithoutItsParts) {
    const auto at = [](std::chrono::seconds after_midnight) {
        return std::chrono::local_seconds{local_days{last_of_march}.time_since_epoch() +
                                          after_midnight};
    };
    EXPECT_EQ(parse_time("2024-03-31"), (WrittenTime{at(0s), true, {}}));
    EXPECT_EQ(parse_time("20240331"), (WrittenTime{at(0s), true, {}}));
    EXPECT_EQ(parse_time("2024-03-31T22:05"), (WrittenTime{at(22h + 5min), false, {}}));
    EXPECT_EQ(parse_time(" 2024-03-31 22:05:07 "), (WrittenTime{at(22h + 5min + 7s), false, {}}));
    EXPECT_EQ(parse_time("2024-03-31T22:05:07.999Z"), (WrittenTime{at(22h + 5min + 7s), false, 0}));
    EXPECT_EQ(parse_time("2024-03-31T22:05+02:00"), (WrittenTime{at(22h + 5min), false, 7200}));
    EXPECT_EQ(parse_time("2024-03-31 22:05:07 -0530"),
              (WrittenTime{at(22h + 5min + 7s), false, -19800}));
    EXPECT_EQ(parse_time("2024-03-31 1:05"), (WrittenTime{at(1h + 5min), false, {}}));
    EXPECT_EQ(parse_time("20240331T220507"), (WrittenTime{at(22h + 5min + 7s), false, {}}));
    EXPECT_EQ(parse_time("2024/03/31 22:05"), (WrittenTime{at(22h + 5min), false, {}}));
    EXPECT_EQ(parse_time("2024-03-31 24:00"), (WrittenTime{at(24h), false, {}}));
}

TEST(ParseTime, ReadsAmericanOrderAndMonthsAlone) {
    const auto day = local_days{std::chrono::year_month_day{2016y, std::chrono::July, 25d}};
    const std::chrono::local_seconds midnight{day.time_since_epoch()};
    EXPECT_EQ(parse_time("7/25/2016 0:00:00"), (WrittenTime{midnight, false, {}}));
    EXPECT_EQ(parse_time("7/25/2016"), (WrittenTime{midnight, true, {}}));
    EXPECT_EQ(parse_time("7/25/2016 1:05 PM"), (WrittenTime{midnight + 13h + 5min, false, {}}));
    EXPECT_EQ(parse_time("7/25/2016 12:05 AM"), (WrittenTime{midnight + 5min, false, {}}));
    EXPECT_EQ(parse_date("2018-07"), (std::chrono::year_month_day{2018y, std::chrono::July, 1d}));
    EXPECT_EQ(parse_date("2031"), (std::chrono::year_month_day{2031y, std::chrono::January, 1d}));
}

TEST(ParseTime, RefusesWhatIsNoTime) {
    for (const char* text :
         {"", " ", "okänt", "2024-02-30", "2024-13-01", "2024-03-31 25:00", "2024-03-31 22:61",
          "31/03/2024", "2024-03-31T22:05+99:00", "2024-03-31 22:05 något", "12345", "2024-03-",
          "2024-03-31T", "7/25/16", "0000-00-00"})
        EXPECT_FALSE(parse_time(text)) << text;
}

TEST(ParseClock, ReadsHoursAndMinutes) {
    EXPECT_EQ(parse_clock("22:15"), 22h + 15min);
    EXPECT_EQ(parse_clock("22.15"), 22h + 15min);
    EXPECT_EQ(parse_clock("7:05:30"), 7h + 5min + 30s);
    EXPECT_EQ(parse_clock("2215"), 22h + 15min);
    EXPECT_FALSE(parse_clock("sen kväll"));
    EXPECT_FALSE(parse_clock("22"));
}

TEST(ZoneClock, KnowsSummerAndWinterInStockholm) {
    ZoneClock clock("Europe/Stockholm", "x.csv");
    const IncidentTime winter = clock.instant(*parse_time("2024-01-15 12:00"));
    EXPECT_EQ(winter.from, sys_days{std::chrono::January / 15 / 2024} + 11h);
    EXPECT_EQ(winter.utc_offset_s, 3600);
    EXPECT_EQ(winter.to, winter.from);
    const IncidentTime summer = clock.instant(*parse_time("2024-07-15 12:00"));
    EXPECT_EQ(summer.from, sys_days{std::chrono::July / 15 / 2024} + 10h);
    EXPECT_EQ(summer.utc_offset_s, 7200);
    const IncidentTime day = clock.instant(*parse_time("2024-07-15"));
    EXPECT_TRUE(day.date_only);
    EXPECT_EQ(day.local(), std::chrono::local_seconds{
                               local_days{std::chrono::July / 15 / 2024}.time_since_epoch()});
}

TEST(ZoneClock, AWrittenOffsetIsTheInstantAndTheZoneGivesTheClock) {
    ZoneClock clock("Europe/Stockholm", "x.csv");
    const IncidentTime utc = clock.instant(*parse_time("2024-07-15T10:00:00Z"));
    EXPECT_EQ(utc.from, sys_days{std::chrono::July / 15 / 2024} + 10h);
    EXPECT_EQ(utc.utc_offset_s, 7200);
    EXPECT_EQ(clock.instant(*parse_time("2024-07-15T03:00-07:00")).from, utc.from);
}

TEST(ZoneClock, TellsItsOffsetAtAnyInstant) {
    ZoneClock clock("Europe/Stockholm", "x.csv");
    // Summer time began at 01:00 UTC on 31 March 2024 and ended at 01:00 UTC on 27 October.
    const sys_days spring = std::chrono::March / 31 / 2024,
                   autumn = std::chrono::October / 27 / 2024;
    EXPECT_EQ(clock.utc_offset_s(spring + 1h - 1s), 3600);
    EXPECT_EQ(clock.utc_offset_s(spring + 1h), 7200);
    EXPECT_EQ(clock.utc_offset_s(autumn + 1h - 1s), 7200);
    EXPECT_EQ(clock.utc_offset_s(autumn + 1h), 3600);
}

TEST(ZoneClock, TakesTheFirstOfTwoHoursAndTheInstantOfAChangeAndCountsThem) {
    ZoneClock clock("Europe/Stockholm", "x.csv");
    // Clocks went from 02:00 to 03:00 on 31 March 2024 (01:00 UTC), and from 03:00 back to 02:00 on
    // 27 October (01:00 UTC).
    EXPECT_EQ(clock.instant(*parse_time("2024-03-31 02:30")).from, sys_days{last_of_march} + 1h);
    EXPECT_EQ(clock.skipped(), 1);
    EXPECT_EQ(clock.instant(*parse_time("2024-10-27 02:30")).from,
              sys_days{std::chrono::October / 27 / 2024} + 30min);
    EXPECT_EQ(clock.repeated(), 1);
    EXPECT_EQ(clock.instant(*parse_time("2024-03-31 01:59:59")).from,
              sys_days{last_of_march} + 59min + 59s);
    EXPECT_EQ(clock.instant(*parse_time("2024-03-31 03:00")).from, sys_days{last_of_march} + 1h);
    EXPECT_EQ(clock.skipped(), 1);
    EXPECT_EQ(clock.repeated(), 1);
}

TEST(ZoneClock, EveryHourOfAYearAgreesWithAFreshClock) {
    // The offset that is kept between calls must never be a stale one.
    ZoneClock kept("Europe/Stockholm", "x.csv");
    const std::chrono::local_seconds first{
        local_days{std::chrono::January / 1 / 2024}.time_since_epoch()};
    for (int hour = 0; hour < 366 * 24; hour += 7) {
        const WrittenTime written{first + std::chrono::hours{hour}, false, {}};
        ZoneClock fresh("Europe/Stockholm", "x.csv");
        EXPECT_EQ(utc_text(kept.instant(written).from), utc_text(fresh.instant(written).from));
    }
}

TEST(ZoneClock, RefusesAnUnknownZoneWithARemedy) {
    const std::string error = test::input_error_of([] { ZoneClock("Europe/Orebro", "h.csv"); });
    EXPECT_TRUE(test::holds_text(error, "'Europe/Orebro' is no time zone"));
    EXPECT_TRUE(test::holds_text(error, "Europe/Stockholm"));
}

}  // namespace
}  // namespace tk
