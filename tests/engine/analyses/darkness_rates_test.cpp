#include "engine/analyses/darkness_rates.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <random>
#include <vector>

namespace tk {
namespace {

using namespace std::chrono_literals;
using std::chrono::sys_days;
using std::chrono::sys_seconds;

constexpr std::size_t in_day = 0, in_twilight = 1, in_dark = 2;

/// An hour before UTC in winter, two from the last of March to late October.
std::int32_t swedish_clock(sys_seconds at) {
    const sys_seconds forward = sys_days{2024y / 3 / 31} + 1h,
                      back = sys_days{2024y / 10 / 27} + 1h;
    return at >= forward && at < back ? 7200 : 3600;
}

LightPeriod stockholm_in_2024() {
    return {sys_days{2024y / 1 / 1}, sys_days{2025y / 1 / 1}, 18.07, 59.33, {}, {}};
}

double hours_of_all(const ByHourAndLight<double>& hours) {
    double sum = 0.0;
    for (const auto& of_hour : hours)
        for (const double h : of_hour) sum += h;
    return sum;
}

double hours_of(const ByHourAndLight<double>& hours, std::size_t light) {
    double sum = 0.0;
    for (const auto& of_hour : hours) sum += of_hour[light];
    return sum;
}

double hours_of_all(const ByMonthHourAndLight<double>& hours) {
    return hours_of_all(of_all_months(hours));
}

double hours_of(const ByMonthHourAndLight<double>& hours, std::size_t light) {
    return hours_of(of_all_months(hours), light);
}

/// Looked at every twenty seconds of the hour of the clock that begins then.
std::size_t light_looked_at(sys_seconds begin, const LightPeriod& place) {
    std::array<bool, light_conditions> seen{};
    for (sys_seconds t = begin; t <= begin + 1h; t += 20s)
        seen[static_cast<std::size_t>(
            light_condition(sun_height_deg(t, place.lon_deg, place.lat_deg)))] = true;
    return seen[in_day] && !seen[in_twilight]    ? in_day
           : seen[in_dark] && !seen[in_twilight] ? in_dark
                                                 : in_twilight;
}

std::int64_t count_of_all(const LightCounts& counts) {
    std::int64_t sum = 0;
    for (const auto& month : counts.counts)
        for (const auto& hour : month)
            for (const std::int64_t count : hour) sum += count;
    return sum;
}

TEST(LightHours, AgreesWithTheSunLookedAtAllTheTime) {
    LightPeriod period = stockholm_in_2024();
    period.from = sys_days{2024y / 3 / 25} + 7min + 13s;
    period.to = sys_days{2024y / 4 / 6} + 21h + 50s;
    const auto found = of_all_months(light_hours(period, swedish_clock));
    ByHourAndLight<double> plain{};
    std::map<sys_seconds, std::size_t> light_from;
    for (sys_seconds at = period.from; at < period.to; at += 1min) {
        const auto local = at.time_since_epoch().count() + swedish_clock(at);
        const double length = std::min<double>(60.0, static_cast<double>((period.to - at).count()));
        const sys_seconds begin = at - std::chrono::seconds{local % 3600};
        if (!light_from.contains(begin)) light_from[begin] = light_looked_at(begin, period);
        plain[static_cast<std::size_t>(local / 3600 % 24)][light_from[begin]] += length / 3600.0;
    }
    // The steps do not end on the hour: a minute for each of thirteen days.
    for (std::size_t hour = 0; hour < 24; ++hour)
        for (std::size_t light = 0; light < light_conditions; ++light)
            EXPECT_NEAR(found[hour][light], plain[hour][light], 13.0 / 60.0)
                << hour << " " << light;
    EXPECT_NEAR(hours_of_all(found), hours_of_all(plain), 1e-9);
    // Thirteen local days; two to three is skipped on the 31st.
    EXPECT_NEAR(found[2][in_dark] + found[2][in_twilight], 12.0, 1e-9);
    EXPECT_NEAR(found[3][in_dark] + found[3][in_twilight] + found[3][in_day], 13.0, 1e-9);
}

TEST(LightHours, OfAYearAddUpAndGoWithTheSeasons) {
    const auto year = of_all_months(light_hours(stockholm_in_2024(), swedish_clock));
    EXPECT_NEAR(hours_of_all(year), 366 * 24.0, 1e-6);
    // Noon is never dark and midnight never light; at five in the afternoon it is both.
    EXPECT_EQ(year[12][in_dark], 0.0);
    EXPECT_EQ(year[0][in_day], 0.0);
    EXPECT_GT(year[17][in_dark], 60.0);
    EXPECT_GT(year[17][in_day], 150.0);
    // Over the year the sun's upper edge is up for a little more than half of the time, which loses
    // half an hour each morning and evening to the hours that turn.
    EXPECT_NEAR(hours_of(year, in_day) / hours_of_all(year), 0.51 - 1.0 / 24.0, 0.01);
    LightPeriod north{sys_days{2024y / 6 / 10}, sys_days{2024y / 6 / 20}, 19.0, 69.0, {}, {}};
    EXPECT_NEAR(hours_of(light_hours(north, swedish_clock), in_day), 240.0, 1e-9);
    north.from = sys_days{2024y / 12 / 10};
    north.to = sys_days{2024y / 12 / 20};
    EXPECT_EQ(hours_of(light_hours(north, swedish_clock), in_day), 0.0);
}

TEST(LightHours, KeepToTheHoursAndDaysThatAreAskedFor) {
    LightPeriod period = stockholm_in_2024();
    period.hours = HourSpan{22 * 60, 4 * 60};
    EXPECT_NEAR(hours_of_all(light_hours(period, swedish_clock)), 366 * 6.0, 1.01);
    period.hours.reset();
    period.weekdays.emplace();
    period.weekdays->add(std::chrono::Friday);
    EXPECT_NEAR(hours_of_all(light_hours(period, swedish_clock)), 52 * 24.0, 1e-6);
    period.to = period.from;
    EXPECT_EQ(hours_of_all(light_hours(period, swedish_clock)), 0.0);
}

Incident incident_lasting(sys_seconds at, std::chrono::seconds length = 0s) {
    Incident incident;
    incident.when = IncidentTime{at, at + length, swedish_clock(at), false};
    return incident;
}

// In Stockholm on 10 January the sun rises about 8:40 and sets about 15:15 by the clock.
TEST(LightCounts, CountEachByTheHourItBeganInAndWhatIsNotKnownApart) {
    const sys_seconds noon = sys_days{2024y / 1 / 10} + 11h;
    std::vector<Incident> incidents{
        incident_lasting(noon),           incident_lasting(noon + 59min, 1h),
        incident_lasting(noon + 3h),      incident_lasting(noon + 3h + 59min),
        incident_lasting(noon + 10h, 1h), incident_lasting(noon, 1h + 1s)};
    incidents[0].weight = 5.0;
    incidents.push_back(incident_lasting(noon));
    incidents.back().when->date_only = true;
    incidents.emplace_back();
    const LightCounts found = light_counts(incidents, stockholm_in_2024());
    EXPECT_EQ(found.counts[0][12][in_day], 2);
    // 15:00 and 15:59 are in the hour in which the sun sets, whichever side of it they are on.
    EXPECT_EQ(found.counts[0][15][in_twilight], 2);
    EXPECT_EQ(found.counts[0][22][in_dark], 1);
    EXPECT_EQ(found.unknown, 3);
    EXPECT_EQ(count_of_all(found), 5);
}

// Times that are all rounded down to the hour tell nothing of darkness: nor do they here.
TEST(LightCounts, RoundedTimesFallOnNoSide) {
    const LightPeriod year = stockholm_in_2024();
    std::vector<Incident> rounded;
    for (sys_seconds at = year.from; at < year.to; at += 1h)
        rounded.push_back(incident_lasting(at));
    const LightCounts counts = light_counts(rounded, year);
    const auto hours = light_hours(year, swedish_clock);
    for (std::size_t month = 0; month < 12; ++month)
        for (std::size_t hour = 0; hour < 24; ++hour)
            for (std::size_t light = 0; light < light_conditions; ++light)
                EXPECT_NEAR(static_cast<double>(counts.counts[month][hour][light]),
                            hours[month][hour][light], 1e-9);
}

TEST(DarknessRates, AreCountsOverHoursWithExactIntervals) {
    LightCounts counts;
    ByMonthHourAndLight<double> hours{};
    counts.counts[5][17] = {12, 0, 3};
    hours[5][17] = {200.0, 50.0, 0.0};
    counts.counts[2][20] = {4, 1, 0};
    hours[2][20] = {100.0, 50.0, 0.0};
    counts.counts[11][20] = {0, 0, 12};
    hours[11][20] = {0.0, 0.0, 150.0};
    const DarknessRates found = darkness_rates(counts, hours);
    EXPECT_EQ(found.by_light[in_day].count, 16);
    EXPECT_DOUBLE_EQ(found.by_light[in_day].per_hour, 16.0 / 300.0);
    // Garwood's 6.20057511 to 20.961585 of twelve.
    EXPECT_NEAR(found.by_hour[17][in_day].interval.low, 6.20057511 / 200.0, 1e-10);
    EXPECT_NEAR(found.by_hour[17][in_day].interval.high, 20.961585 / 200.0, 1e-8);
    EXPECT_TRUE(std::isnan(found.by_hour[17][in_dark].per_hour));
    // At 17 it is never dark: only 20 tells, 12 in 150 hours against 4 in 100.
    EXPECT_TRUE(std::isnan(found.ratio_at[17].ratio));
    EXPECT_EQ(found.ratio.pairs, 1u);
    EXPECT_NEAR(found.ratio.ratio, (12.0 / 150.0) / (4.0 / 100.0), 1e-9);
    const PoissonInterval own = poisson_ratio_interval({12, 150.0}, {4, 100.0});
    EXPECT_NEAR(found.ratio.interval.low, own.low, 1e-8);
    EXPECT_NEAR(found.ratio_at[20].interval.high, own.high, 1e-7);
    // With the months apart 20 o'clock is dark in the one and light in the other: nothing is told.
    EXPECT_TRUE(std::isnan(found.ratio_season_allowed.ratio) ||
                std::isinf(found.ratio_season_allowed.interval.high));
}

/// @param rate of a month, an hour and a light, for each hour
template <class Rate>
LightCounts drawn_counts(const ByMonthHourAndLight<double>& hours, const Rate& rate,
                         std::mt19937& random) {
    LightCounts counts;
    for (std::size_t month = 0; month < 12; ++month)
        for (std::size_t hour = 0; hour < 24; ++hour)
            for (std::size_t light = 0; light < light_conditions; ++light) {
                const double expected = rate(month, hour, light) * hours[month][hour][light];
                if (expected > 0.0)
                    counts.counts[month][hour][light] =
                        std::poisson_distribution<std::int64_t>(expected)(random);
            }
    return counts;
}

// Evenings have four times the incidents of mornings, and the dark half as many again as the light.
// The rates in all tell something else; the same hour compared with itself finds the half.
TEST(DarknessRates, TheSameHourTellsDarknessFromTheTimeOfDay) {
    const auto hours = light_hours(stockholm_in_2024(), swedish_clock);
    std::mt19937 random(8);
    int held = 0;
    constexpr int trials = 60;
    for (int trial = 0; trial < trials; ++trial) {
        const DarknessRates found = darkness_rates(
            drawn_counts(
                hours,
                [](std::size_t, std::size_t hour, std::size_t light) {
                    return (hour >= 16 || hour < 2 ? 0.4 : 0.1) * (light == in_dark ? 1.5 : 1.0);
                },
                random),
            hours);
        EXPECT_GT(found.by_light[in_dark].per_hour / found.by_light[in_day].per_hour, 2.0);
        EXPECT_NEAR(found.ratio.ratio, 1.5, 0.5);
        held += found.ratio.interval.low <= 1.5 && 1.5 <= found.ratio.interval.high ? 1 : 0;
    }
    EXPECT_GE(held, 51);
}

// Summer has twice the incidents of winter, and in the dark come as many again as are true: over
// the year dark hours seem safer, with the seasons allowed for the truth is found.
TEST(DarknessRates, SeasonsAreAllowedFor) {
    const auto hours = light_hours(stockholm_in_2024(), swedish_clock);
    std::mt19937 random(18);
    for (const double truth : {1.0, 1.4}) {
        int held = 0, missed = 0;
        for (int trial = 0; trial < 40; ++trial) {
            const DarknessRates found =
                darkness_rates(drawn_counts(
                                   hours,
                                   [truth](std::size_t month, std::size_t, std::size_t light) {
                                       return (light == in_dark ? truth : 1.0) *
                                              (1.0 - 0.33 * std::cos(static_cast<double>(month) *
                                                                     std::acos(-1.0) / 6.0));
                                   },
                                   random),
                               hours);
            missed += found.ratio.interval.high < truth ? 1 : 0;
            const PoissonInterval& allowed = found.ratio_season_allowed.interval;
            held += allowed.low <= truth && truth <= allowed.high ? 1 : 0;
        }
        EXPECT_GE(missed, 36) << truth;
        EXPECT_GE(held, 34) << truth;
    }
}

}  // namespace
}  // namespace tk
