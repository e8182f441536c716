#include "engine/follow_up/period_counts.h"

#include <gtest/gtest.h>

#include <numeric>
#include <random>
#include <stdexcept>

namespace tk {
namespace {

using namespace std::chrono_literals;
using std::chrono::days;
using std::chrono::local_days;

local_days calendar_day(int year, unsigned month, unsigned day) {
    return local_days{std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day}};
}

/// At a local clock time, an hour ahead of UTC.
Incident incident_on(local_days day, std::chrono::seconds clock = 12h, double weight = 1.0) {
    Incident incident;
    const std::chrono::sys_seconds utc{(day + clock - 1h).time_since_epoch()};
    incident.when = IncidentTime{utc, utc, 3600};
    incident.weight = weight;
    return incident;
}

TEST(FollowUpPeriods, EndWhereTheMeasureBeginsAndLeaveItsInstallationOut) {
    const FollowUpPeriods periods = periods_around(calendar_day(2024, 3, 1), 60, 30, 14);
    EXPECT_EQ(periods.before_from, calendar_day(2024, 1, 1));
    EXPECT_EQ(periods.before_to, calendar_day(2024, 3, 1));
    EXPECT_EQ(periods.after_from, calendar_day(2024, 3, 15));
    EXPECT_EQ(periods.after_to, calendar_day(2024, 4, 14));
    EXPECT_EQ(periods.of(calendar_day(2023, 12, 31)), std::nullopt);
    EXPECT_EQ(periods.of(calendar_day(2024, 1, 1)), FollowUpPeriod::before);
    EXPECT_EQ(periods.of(calendar_day(2024, 2, 29)), FollowUpPeriod::before);
    EXPECT_EQ(periods.of(calendar_day(2024, 3, 1)), std::nullopt);
    EXPECT_EQ(periods.of(calendar_day(2024, 3, 15)), FollowUpPeriod::after);
    EXPECT_EQ(periods.of(calendar_day(2024, 4, 14)), std::nullopt);
    EXPECT_THROW(periods_around(calendar_day(2024, 3, 1), 0, 30), std::invalid_argument);
    EXPECT_THROW(periods_around(calendar_day(2024, 3, 1), 30, 30, -1), std::invalid_argument);
}

TEST(FollowUpPeriods, OfWholeYearsGoFromDateToDate) {
    const FollowUpPeriods periods = whole_years_around(calendar_day(2024, 1, 1), 2);
    EXPECT_EQ(periods.before_from, calendar_day(2022, 1, 1));
    EXPECT_EQ(periods.after_to, calendar_day(2026, 1, 1));
    EXPECT_EQ(periods.before_days(), 730);
    EXPECT_EQ(periods.after_days(), 731);
    EXPECT_EQ(whole_years_around(calendar_day(2024, 2, 29), 1).before_from,
              calendar_day(2023, 2, 28));
}

TEST(FollowUpPeriods, LieInTheSameSeasonsOrNot) {
    EXPECT_NEAR(season_difference(whole_years_around(calendar_day(2023, 5, 17), 1)), 0.0, 0.01);
    EXPECT_NEAR(season_difference(periods_around(calendar_day(2024, 7, 1), 182, 184)), 1.0, 1e-12);
    // January to March against April to September: nothing in common; against January to June
    // a half.
    EXPECT_NEAR(season_difference({calendar_day(2023, 1, 1), calendar_day(2023, 4, 1),
                                   calendar_day(2024, 1, 1), calendar_day(2024, 7, 1)}),
                0.5, 0.01);
}

TEST(PeriodCounts, GoByTheLocalDayAndByWeight) {
    const FollowUpPeriods periods = periods_around(calendar_day(2024, 1, 1), 31, 31);
    // 00:30 local time on New Year's day is still December in UTC.
    const std::vector<Incident> incidents{
        incident_on(calendar_day(2024, 1, 1), 30min), incident_on(calendar_day(2023, 12, 31), 23h),
        incident_on(calendar_day(2024, 1, 5), 12h, 2.5), incident_on(calendar_day(2024, 2, 1)),
        incident_on(calendar_day(2024, 1, 9))};
    using enum FollowUpZone;
    const std::vector<FollowUpZone> zones{treated, treated, control, treated, elsewhere};
    const PeriodCounts found = count_by_period(incidents, zones, periods);
    EXPECT_EQ(found.in(treated), (BeforeAfter{1, 1}));
    EXPECT_EQ(found.in(control), (BeforeAfter{0, 2.5}));
    EXPECT_EQ(found.in(displacement), (BeforeAfter{0, 0}));
    ASSERT_EQ(found.months.size(), 2u);
    EXPECT_EQ(found.months[1].counts[1], 2.5);
}

TEST(PeriodCounts, HaveEveryMonthOrItsPart) {
    const PeriodCounts found =
        count_by_period({}, {}, periods_around(calendar_day(2024, 3, 10), 40, 20, 5));
    std::vector<int> lengths;
    for (const FollowUpMonth& month : found.months) lengths.push_back(month.days);
    // 30 and 31 January, February, to 9 March; 15 to 31 March, 1 to 3 April.
    EXPECT_EQ(lengths, (std::vector<int>{2, 29, 9, 17, 3}));
    EXPECT_EQ(found.months[3].period, FollowUpPeriod::after);
    const FollowUpZone two[] = {FollowUpZone::treated, FollowUpZone::control};
    const auto tables = found.by_period(two);
    EXPECT_EQ(tables[0], CountsByArea(2, std::vector<double>(3, 0.0)));
    EXPECT_EQ(tables[1], CountsByArea(2, std::vector<double>(2, 0.0)));
}

TEST(PeriodCounts, NeedTimesAndZones) {
    const FollowUpPeriods periods = periods_around(calendar_day(2024, 1, 1), 31, 31);
    const std::vector<Incident> timeless(1);
    const std::vector<FollowUpZone> zone{FollowUpZone::treated};
    EXPECT_THROW(count_by_period(timeless, zone, periods), std::invalid_argument);
    EXPECT_THROW(count_by_period(timeless, {}, periods), std::invalid_argument);
}

TEST(PeriodCounts, AgreesWithEachDayCountedByItself) {
    std::mt19937 random(3);
    std::uniform_int_distribution<int> day(-400, 400), zone(0, 4), minute(0, 1439);
    std::vector<Incident> incidents;
    std::vector<FollowUpZone> zones;
    std::vector<int> offsets;
    for (int i = 0; i < 3000; ++i) {
        offsets.push_back(day(random));
        incidents.push_back(incident_on(calendar_day(2024, 5, 20) + days{offsets.back()},
                                        std::chrono::minutes{minute(random)}));
        zones.push_back(static_cast<FollowUpZone>(zone(random)));
    }
    const PeriodCounts found =
        count_by_period(incidents, zones, periods_around(calendar_day(2024, 5, 20), 365, 300, 28));
    for (const FollowUpZone which : {FollowUpZone::treated, FollowUpZone::control_displacement}) {
        BeforeAfter expected, summed;
        for (std::size_t i = 0; i < incidents.size(); ++i) {
            if (zones[i] != which) continue;
            expected.before += offsets[i] >= -365 && offsets[i] < 0 ? 1 : 0;
            expected.after += offsets[i] >= 28 && offsets[i] < 328 ? 1 : 0;
        }
        for (const FollowUpMonth& month : found.months)
            (month.period == FollowUpPeriod::before ? summed.before : summed.after) +=
                month.counts[static_cast<std::size_t>(which)];
        EXPECT_EQ(found.in(which), expected);
        EXPECT_EQ(summed, expected);
    }
}

}  // namespace
}  // namespace tk
