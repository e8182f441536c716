#include "engine/analyses/darkness_rates.h"

#include <gtest/gtest.h>

#include <cmath>
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

TEST(LightHours, AgreesWithTheSunMinuteByMinute) {
    LightPeriod period = stockholm_in_2024();
    period.from = sys_days{2024y / 3 / 25} + 7min + 13s;
    period.to = sys_days{2024y / 4 / 6} + 21h + 50s;
    const auto found = light_hours(period, swedish_clock);
    ByHourAndLight<double> plain{};
    for (sys_seconds at = period.from; at < period.to; at += 10s) {
        const auto local = at.time_since_epoch().count() + swedish_clock(at);
        const auto light = light_condition(sun_height_deg(at, period.lon_deg, period.lat_deg));
        const double length = std::min<double>(10.0, static_cast<double>((period.to - at).count()));
        plain[static_cast<std::size_t>(local / 3600 % 24)][static_cast<std::size_t>(light)] +=
            length / 3600.0;
    }
    // Thirteen days, each crossing told within five seconds.
    for (std::size_t hour = 0; hour < 24; ++hour)
        for (std::size_t light = 0; light < light_conditions; ++light)
            EXPECT_NEAR(found[hour][light], plain[hour][light], 13 * 10.0 / 3600.0)
                << hour << " " << light;
    EXPECT_NEAR(hours_of_all(found), hours_of_all(plain), 1e-9);
    // Thirteen local days; two to three is skipped on the 31st.
    EXPECT_NEAR(found[2][in_dark] + found[2][in_twilight], 12.0, 1e-9);
    EXPECT_NEAR(found[3][in_dark] + found[3][in_twilight] + found[3][in_day], 13.0, 1e-9);
}

TEST(LightHours, OfAYearAddUpAndGoWithTheSeasons) {
    const auto year = light_hours(stockholm_in_2024(), swedish_clock);
    EXPECT_NEAR(hours_of_all(year), 366 * 24.0, 1e-6);
    // Noon is never dark and midnight never light; at five in the afternoon it is both.
    EXPECT_EQ(year[12][in_dark], 0.0);
    EXPECT_EQ(year[0][in_day], 0.0);
    EXPECT_GT(year[17][in_dark], 60.0);
    EXPECT_GT(year[17][in_day], 150.0);
    // Over the year the sun's upper edge is up a little more than half of the time.
    EXPECT_NEAR(hours_of(year, in_day) / hours_of_all(year), 0.51, 0.01);
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

Incident lit_incident(sys_seconds at, float sun_deg) {
    Incident incident;
    incident.when = IncidentTime{at, at, swedish_clock(at), false};
    incident.sun_height_deg = sun_deg;
    return incident;
}

TEST(LightCounts, CountEachByItsClockAndTheSunAndWhatIsNotKnownApart) {
    const sys_seconds noon = sys_days{2024y / 1 / 10} + 11h;
    std::vector<Incident> incidents{lit_incident(noon, 10.0F), lit_incident(noon, -3.0F),
                                    lit_incident(noon + 10h, -20.0F)};
    incidents[0].weight = 5.0;
    incidents.push_back(lit_incident(noon, std::nanf("")));
    incidents.push_back(lit_incident(noon, 10.0F));
    incidents.back().when->date_only = true;
    incidents.push_back(lit_incident(noon, 10.0F));
    incidents.back().when->to += 1h + 1s;
    incidents.push_back(lit_incident(noon, 10.0F));
    incidents.back().when->to += 1h;
    incidents.emplace_back();
    const LightCounts found = light_counts(incidents);
    EXPECT_EQ(found.counts[12][in_day], 2);
    EXPECT_EQ(found.counts[12][in_twilight], 1);
    EXPECT_EQ(found.counts[22][in_dark], 1);
    EXPECT_EQ(found.unknown, 4);
}

TEST(DarknessRates, AreCountsOverHoursWithExactIntervals) {
    LightCounts counts;
    ByHourAndLight<double> hours{};
    counts.counts[17] = {12, 0, 3};
    hours[17] = {200.0, 50.0, 0.0};
    counts.counts[20] = {4, 1, 12};
    hours[20] = {100.0, 50.0, 150.0};
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
}

// Evenings have four times the incidents of mornings, and the dark half as many again as the light.
// The rates in all tell something else; the same hour compared with itself finds the half.
TEST(DarknessRates, TheSameHourTellsDarknessFromTheTimeOfDay) {
    const auto hours = light_hours(stockholm_in_2024(), swedish_clock);
    std::mt19937 random(8);
    int held = 0;
    constexpr int trials = 60;
    for (int trial = 0; trial < trials; ++trial) {
        LightCounts counts;
        for (std::size_t hour = 0; hour < 24; ++hour)
            for (std::size_t light = 0; light < light_conditions; ++light) {
                const double rate =
                    (hour >= 16 || hour < 2 ? 0.4 : 0.1) * (light == in_dark ? 1.5 : 1.0);
                const double expected = rate * hours[hour][light];
                if (expected > 0.0)
                    counts.counts[hour][light] =
                        std::poisson_distribution<std::int64_t>(expected)(random);
            }
        const DarknessRates found = darkness_rates(counts, hours);
        EXPECT_GT(found.by_light[in_dark].per_hour / found.by_light[in_day].per_hour, 2.0);
        EXPECT_NEAR(found.ratio.ratio, 1.5, 0.5);
        held += found.ratio.interval.low <= 1.5 && 1.5 <= found.ratio.interval.high ? 1 : 0;
    }
    EXPECT_GE(held, 51);
}

}  // namespace
}  // namespace tk
