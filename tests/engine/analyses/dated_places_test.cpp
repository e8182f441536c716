#include "engine/analyses/dated_places.h"

#include <gtest/gtest.h>

#include <stdexcept>

namespace tk {
namespace {

using namespace std::chrono_literals;

/// At a clock time of a place that is `offset` ahead of UTC.
Incident timed_incident(std::chrono::sys_seconds utc, std::chrono::seconds offset, bool date_only) {
    Incident incident;
    incident.when = IncidentTime{utc, utc, static_cast<std::int32_t>(offset.count()), date_only};
    return incident;
}

// The clocks of Stockholm went forward on 31 March 2024.
TEST(DatedPlaces, ADateAloneIsADayOfTheLocalCalendarWhateverTheClocksDid) {
    const std::chrono::sys_days winter = std::chrono::year(2024) / 3 / 28;
    const std::vector<Incident> week{timed_incident(winter - 1h, 1h, true),
                                     timed_incident(winter + 7 * 24h - 2h, 2h, true)};
    const DatedPlaces dated = dated_places(week);
    EXPECT_EQ(dated.count, DayCount::calendar_days);
    EXPECT_EQ(dated.units_per_day(), 1.0);
    EXPECT_EQ(dated.all[1].day - dated.all[0].day, 7.0);
    EXPECT_EQ(dated.dates_alone, 2u);
}

TEST(DatedPlaces, TimesCountTheSecondsThatPassed) {
    const std::chrono::sys_days winter = std::chrono::year(2024) / 3 / 28;
    const std::vector<Incident> week{timed_incident(winter + 9h + 7min + 13s, 1h, false),
                                     timed_incident(winter + 7 * 24h + 9h + 7min + 13s, 2h, false)};
    const DatedPlaces dated = dated_places(week);
    EXPECT_EQ(dated.count, DayCount::elapsed_seconds);
    EXPECT_EQ(dated.all[1].day - dated.all[0].day, 7.0 * dated.units_per_day());
}

TEST(DatedPlaces, OneDateAmongTimesMakesAllCountByTheCalendar) {
    const std::chrono::sys_days day = std::chrono::year(2024) / 1 / 10;
    const std::vector<Incident> both{timed_incident(day - 1h, 1h, true),
                                     timed_incident(day + 22h, 1h, false)};
    const DatedPlaces dated = dated_places(both);
    EXPECT_EQ(dated.count, DayCount::calendar_days);
    EXPECT_EQ(dated.all[0].day, dated.all[1].day);
    EXPECT_EQ(dated.dates_alone, 1u);
}

TEST(DatedPlaces, AreRefusedWithoutATime) {
    const std::vector<Incident> timeless(1);
    EXPECT_THROW(dated_places(timeless), std::invalid_argument);
    EXPECT_TRUE(dated_places({}).all.empty());
}

}  // namespace
}  // namespace tk
