#include "engine/analyses/aoristic.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <numeric>
#include <random>

namespace tk {
namespace {

using namespace std::chrono_literals;
using std::chrono::sys_days;
using std::chrono::sys_seconds;

/// Stockholm in 2024: an hour before UTC, two from 31 March to 27 October.
std::int32_t stockholm_2024(sys_seconds at) {
    const sys_seconds forward = sys_days{2024y / 3 / 31} + 1h,
                      back = sys_days{2024y / 10 / 27} + 1h;
    return at >= forward && at < back ? 7200 : 3600;
}

/// Lord Howe Island puts its clock on by half an hour, at 15:30 UTC.
std::int32_t lord_howe_2024(sys_seconds at) {
    const sys_seconds back = sys_days{2024y / 4 / 6} + 15h,
                      forward = sys_days{2024y / 10 / 5} + 15h + 30min;
    return at < back || at >= forward ? 39600 : 37800;
}

Incident between(sys_seconds from, sys_seconds to, double weight = 1.0) {
    Incident incident;
    incident.weight = weight;
    incident.when = IncidentTime{from, to, stockholm_2024(from), false};
    return incident;
}

double sum_of(const WeeklyHours& week) {
    return std::accumulate(week.hours.begin(), week.hours.end(), 0.0) +
           std::accumulate(week.days_alone.begin(), week.days_alone.end(), 0.0);
}

constexpr std::size_t monday = 0, wednesday = 48, saturday = 120, sunday = 144;

// The principle as Ratcliffe (2000) explains it: four hours, a quarter each; parts of hours by
// their length.
TEST(Aoristic, AnIntervalCountsInEachHourByItsShare) {
    // 2024-02-07 is a Wednesday; 08:00 in Stockholm is 07:00 UTC.
    const sys_seconds day = sys_days{2024y / 2 / 7};
    const WeeklyHours four =
        aoristic_hours(std::vector{between(day + 7h, day + 11h)}, stockholm_2024);
    for (std::size_t hour = 8; hour < 12; ++hour)
        EXPECT_DOUBLE_EQ(four.hours[wednesday + hour], 0.25);
    EXPECT_EQ(four.spread, 1.0);
    const WeeklyHours parts = aoristic_hours(
        std::vector{between(day + 7h + 45min, day + 9h + 15min, 6.0)}, stockholm_2024);
    EXPECT_DOUBLE_EQ(parts.hours[wednesday + 8], 1.0);
    EXPECT_DOUBLE_EQ(parts.hours[wednesday + 9], 4.0);
    EXPECT_DOUBLE_EQ(parts.hours[wednesday + 10], 1.0);
}

TEST(Aoristic, AnInstantCountsInItsHourAndAShortIntervalIsKnownToTheHour) {
    const sys_seconds day = sys_days{2024y / 2 / 7};
    const WeeklyHours week =
        aoristic_hours(std::vector{between(day + 22h + 59min + 59s, day + 22h + 59min + 59s),
                                   between(day + 23h, day + 23h), between(day + 12h, day + 13h),
                                   between(day + 12h + 1s, day + 13h + 1s)},
                       stockholm_2024);
    EXPECT_EQ(week.hours[wednesday + 23], 1.0);
    EXPECT_EQ(week.hours[wednesday + 24], 1.0) << "midnight is Thursday's";
    EXPECT_EQ(week.within_an_hour, 3.0);
    EXPECT_EQ(week.spread, 1.0);
    EXPECT_NEAR(week.hours[wednesday + 13], 1.0 + 3599.0 / 3600.0, 1e-12);
}

TEST(Aoristic, ANightGoesOverTheDaysBoundaryAndTheWeeks) {
    // From Sunday 2024-02-11 22:00 to Monday 02:00.
    const sys_seconds day = sys_days{2024y / 2 / 11};
    const WeeklyHours week =
        aoristic_hours(std::vector{between(day + 21h, day + 25h)}, stockholm_2024);
    for (const std::size_t hour : {sunday + 22, sunday + 23, monday, monday + 1})
        EXPECT_DOUBLE_EQ(week.hours[hour], 0.25);
    EXPECT_DOUBLE_EQ(week.by_weekday()[6], 0.5);
    EXPECT_DOUBLE_EQ(week.by_weekday()[0], 0.5);
    EXPECT_DOUBLE_EQ(week.by_hour()[22], 0.25);
}

// On 31 March 2024 there is no hour from two to three, on 27 October there are two.
TEST(Aoristic, ASkippedHourHasNothingAndARepeatedOneTwice) {
    const sys_seconds spring = sys_days{2024y / 3 / 31}, autumn = sys_days{2024y / 10 / 27};
    const WeeklyHours forward =
        aoristic_hours(std::vector{between(spring, spring + 2h)}, stockholm_2024);
    EXPECT_DOUBLE_EQ(forward.hours[sunday + 1], 0.5);
    EXPECT_EQ(forward.hours[sunday + 2], 0.0);
    EXPECT_DOUBLE_EQ(forward.hours[sunday + 3], 0.5);
    const WeeklyHours back =
        aoristic_hours(std::vector{between(autumn, autumn + 2h)}, stockholm_2024);
    EXPECT_DOUBLE_EQ(back.hours[sunday + 2], 1.0);
}

TEST(Aoristic, AWeekOrMoreTellsNothing) {
    const sys_seconds day = sys_days{2024y / 2 / 7};
    const WeeklyHours week = aoristic_hours(
        std::vector{between(day, day + 168h), between(day, day + 1000h)}, stockholm_2024);
    for (const double hour : week.hours) EXPECT_NEAR(hour, 2.0 / 168.0, 1e-12);
    EXPECT_EQ(week.unknown, 2.0);
    // An hour less than a week leaves one hour out.
    const WeeklyHours less = aoristic_hours(std::vector{between(day, day + 167h)}, stockholm_2024);
    EXPECT_EQ(less.hours[wednesday], 0.0);
    EXPECT_NEAR(less.hours[wednesday + 1], 1.0 / 167.0, 1e-12);
}

TEST(Aoristic, OfADateAloneTheWeekdayCounts) {
    // Local midnights: Saturday 2024-02-10, and from it to Sunday.
    const sys_seconds midnight = sys_days{2024y / 2 / 10} - 1h;
    std::vector<Incident> incidents{between(midnight, midnight), between(midnight, midnight + 24h),
                                    between(midnight, midnight + 200h)};
    for (Incident& incident : incidents) incident.when->date_only = true;
    incidents.emplace_back();
    const WeeklyHours week = aoristic_hours(incidents, stockholm_2024);
    EXPECT_EQ(std::accumulate(week.hours.begin(), week.hours.end(), 0.0), 0.0);
    EXPECT_NEAR(week.by_weekday()[5], 1.5 + 1.0 / 7.0, 1e-12);
    EXPECT_NEAR(week.by_weekday()[6], 0.5 + 1.0 / 7.0, 1e-12);
    EXPECT_NEAR(week.by_weekday()[2], 1.0 / 7.0, 1e-12);
    EXPECT_EQ(week.date_alone, 3.0);
    EXPECT_EQ(week.without_time, 1.0);
    EXPECT_EQ(week.hours[saturday], 0.0);
}

/// Minute by minute, each by the clock that is shown in its middle.
std::array<double, hours_of_week> minute_by_minute(const Incident& incident,
                                                   const UtcOffsetAt& offset) {
    std::array<double, hours_of_week> hours{};
    const auto& when = *incident.when;
    const auto minutes = static_cast<double>((when.to - when.from) / 1min);
    for (sys_seconds at = when.from; at < when.to; at += 1min) {
        const std::int64_t local = (at + 30s).time_since_epoch().count() + offset(at + 30s);
        // 1970-01-05 was a Monday.
        const std::int64_t hour = (local - 4 * 86400) / 3600 % 168;
        hours[static_cast<std::size_t>(hour)] += incident.weight / minutes;
    }
    return hours;
}

RC_GTEST_PROP(Aoristic, AnyIntervalAgreesWithItsMinutes, (bool howe)) {
    const UtcOffsetAt offset = howe ? lord_howe_2024 : stockholm_2024;
    const auto changes = *rc::gen::element(sys_days{2024y / 3 / 30}, sys_days{2024y / 4 / 6},
                                           sys_days{2024y / 10 / 5}, sys_days{2024y / 10 / 26});
    const sys_seconds from = changes + std::chrono::minutes{*rc::gen::inRange(0, 2880)};
    const sys_seconds to = from + std::chrono::minutes{*rc::gen::inRange(1, 7 * 1440)};
    const Incident incident = between(from, to, 2.5);
    const WeeklyHours week = aoristic_hours(std::vector{incident}, offset);
    const auto expected = minute_by_minute(incident, offset);
    for (std::size_t hour = 0; hour < hours_of_week; ++hour)
        RC_ASSERT(std::abs(week.hours[hour] - expected[hour]) < 1e-9);
}

RC_GTEST_PROP(Aoristic, AnyIncidentsKeepTheirWeight, (unsigned seed)) {
    std::mt19937 random(seed);
    std::uniform_int_distribution<int> minute(0, 500000), length(0, 15000), kind(0, 5);
    std::vector<Incident> incidents;
    double all = 0.0;
    for (int i = 0; i < 50; ++i) {
        const sys_seconds from = sys_days{2024y / 1 / 1} + std::chrono::minutes{minute(random)};
        incidents.push_back(
            between(from, from + std::chrono::minutes{length(random)}, 1.0 + i % 3));
        if (kind(random) == 0) incidents.back().when->date_only = true;
        all += incidents.back().weight;
    }
    const WeeklyHours week = aoristic_hours(incidents, stockholm_2024);
    RC_ASSERT(std::abs(sum_of(week) - all) < 1e-9);
    RC_ASSERT(std::abs(week.within_an_hour + week.spread + week.unknown + week.date_alone - all) <
              1e-9);
}

}  // namespace
}  // namespace tk
