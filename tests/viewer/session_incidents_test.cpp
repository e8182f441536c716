#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <numeric>

#include "tests/support/random_edits.h"
#include "viewer/session/incident_summary.h"
#include "viewer/session/light_hours.h"

namespace tk {
namespace {

using std::chrono::seconds;
using std::chrono::sys_seconds;

constexpr std::int64_t year_2023_s = 1672531200;

/// One of fifty moments in 2023 and 2024: so few that incidents fall on the ends of a filter.
sys_seconds random_moment() {
    return sys_seconds{seconds{year_2023_s + test::pick(0, 50) * std::int64_t{1261440}}};
}

std::shared_ptr<const Town> town_with(Incidents incidents) {
    TownParts parts;
    parts.incidents = std::move(incidents);
    return build_town(std::move(parts));
}

Incident random_incident() {
    Incident incident;
    incident.at = {test::random_number(0, 1000), test::random_number(0, 1000)};
    incident.category = test::pick(-1, 3);
    if (test::pick(0, 8) == 0) return incident;
    IncidentTime when;
    when.from = random_moment();
    when.to = when.from;
    when.utc_offset_s = test::pick_of(std::vector{3600, 7200});
    when.date_only = test::pick(0, 6) == 0;
    incident.when = when;
    if (test::pick(0, 6) != 0)
        incident.sun_height_deg = static_cast<float>(test::random_number(-50, 50));
    return incident;
}

IncidentFilter random_filter() {
    IncidentFilter filter;
    const auto maybe = [] { return test::pick_bool(); };
    if (maybe()) filter.from = random_moment();
    if (maybe()) filter.to = random_moment();
    if (maybe()) filter.categories = {"RÅN"};
    if (maybe()) filter.hours = parse_hours(test::pick_of<std::string>({"22-04", "6:30-9"}));
    if (maybe()) filter.weekdays = parse_weekdays("fri-sun");
    if (maybe())
        filter.darkness = test::pick_of(
            std::vector{LightCondition::day, LightCondition::twilight, LightCondition::dark});
    return filter;
}

std::int64_t sum_of(const std::vector<std::int64_t>& counts) {
    return std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
}

RC_GTEST_PROP(IncidentSummary, AgreesWithFilteringOnePartAfterTheOther, ()) {
    Incidents incidents;
    incidents.categories = {"rån", "stöld", "våld"};
    for (int i = 0; i < 200; ++i) incidents.all.push_back(random_incident());
    const IncidentFilter filter = random_filter();
    const IncidentSummary summary = IncidentIndex(town_with(incidents)).summary(filter);
    RC_ASSERT(summary.shown ==
              static_cast<std::int64_t>(filter_incidents(incidents, filter).kept.all.size()));
    const auto kept_without = [&](auto&& forget) {
        IncidentFilter other = filter;
        forget(other);
        return filter_incidents(incidents, other).kept.all;
    };
    std::map<std::chrono::year_month, std::int64_t> months;
    for (const Incident& i : kept_without([](IncidentFilter& f) { f.from.reset(), f.to.reset(); }))
        if (i.when) {
            const std::chrono::year_month_day day{
                std::chrono::floor<std::chrono::days>(i.when->local())};
            ++months[day.year() / day.month()];
        }
    for (std::size_t m = 0; m < summary.months.size(); ++m)
        RC_ASSERT(summary.months[m] ==
                  months[summary.first_month + std::chrono::months{static_cast<int>(m)}]);
    decltype(summary.week) week{};
    for (const Incident& i :
         kept_without([](IncidentFilter& f) { f.hours.reset(), f.weekdays.reset(); }))
        if (i.when && !i.when->date_only) {
            const auto day = std::chrono::floor<std::chrono::days>(i.when->local());
            const auto hour = (i.when->local() - day).count() / 3600;
            ++week[std::chrono::weekday{day}.iso_encoding() - 1][static_cast<std::size_t>(hour)];
        }
    RC_ASSERT(summary.week == week);
    std::vector<std::int64_t> categories(3);
    std::int64_t without = 0;
    for (const Incident& i : kept_without([](IncidentFilter& f) { f.categories.clear(); }))
        ++(i.category < 0 ? without : categories[static_cast<std::size_t>(i.category)]);
    RC_ASSERT(summary.categories == categories);
    RC_ASSERT(summary.without_category == without);
    std::array<std::int64_t, 3> light{};
    for (const Incident& i : kept_without([](IncidentFilter& f) { f.darkness.reset(); }))
        if (i.when && !i.when->date_only && !std::isnan(i.sun_height_deg))
            ++light[static_cast<std::size_t>(light_condition(i.sun_height_deg))];
    RC_ASSERT(summary.light == light);
}

TEST(IncidentSummary, OfNoIncidentsIsEmpty) {
    const IncidentSummary summary = IncidentIndex(town_with({})).summary({});
    EXPECT_TRUE(summary.months.empty());
    EXPECT_EQ(summary.shown, 0);
}

TEST(IncidentSummary, CountsMonthsByTheLocalClock) {
    Incidents incidents;
    Incident one;
    // 2022-12-31 23:30 UTC is 2023-01-01 00:30 in Stockholm.
    one.when = IncidentTime{sys_seconds{seconds{year_2023_s - 1800}},
                            sys_seconds{seconds{year_2023_s - 1800}}, 3600, false};
    incidents.all = {one};
    const IncidentIndex index(town_with(incidents));
    EXPECT_EQ(index.first_month(), std::chrono::year{2023} / std::chrono::January);
    const IncidentSummary summary = index.summary({});
    EXPECT_EQ(summary.months, std::vector<std::int64_t>{1});
    EXPECT_EQ(summary.week[6][0], 1) << "a Sunday, the hour after midnight";
}

TEST(IncidentSummary, CountsAMillion) {
    Incidents incidents;
    incidents.categories = {"rån", "stöld", "våld"};
    incidents.all.resize(1000000);
    for (std::size_t i = 0; i < incidents.all.size(); ++i) {
        Incident& one = incidents.all[i];
        const sys_seconds at{seconds{year_2023_s + static_cast<std::int64_t>(i * 97 % 63072000)}};
        one.when = IncidentTime{at, at, 3600, false};
        one.category = static_cast<std::int32_t>(i % 3);
        one.sun_height_deg = static_cast<float>(i % 90) - 45.0F;
    }
    const IncidentIndex index(town_with(std::move(incidents)));
    IncidentFilter filter;
    filter.hours = parse_hours("22-04");
    filter.categories = {"rån"};
    const IncidentSummary summary = index.summary(filter);
    EXPECT_GT(summary.shown, 0);
    EXPECT_EQ(sum_of(summary.months), summary.shown);
}

TEST(LightHours, AddUpToThePeriodAndAreHalfAndHalfAtTheEquator) {
    const sys_seconds from{seconds{year_2023_s}};
    const auto no_offset = [](sys_seconds) { return 0; };
    const LightHours equator(from, from + std::chrono::days{365}, 0.0, 0.0, no_offset);
    const auto shares = equator.hours({});
    EXPECT_NEAR(shares[0] + shares[1] + shares[2], 365.0 * 24.0, 1e-6);
    // The sun's centre moves 15° an hour, nearly straight up: above -0.833° for 12 h and 6.7 min a
    // day, and through civil twilight of 5.17° (20.7 min, a little more off the equinoxes) twice.
    EXPECT_NEAR(shares[0] / 365.0, 12.0 + 6.7 / 60.0, 0.03);
    EXPECT_NEAR(shares[1] / 365.0, 2.0 * 21.5 / 60.0, 0.04);
}

TEST(LightHours, HeedTheFiltersTimesHoursAndWeekdays) {
    const sys_seconds from{seconds{year_2023_s}};  // a Sunday
    const LightHours week(from, from + std::chrono::days{7}, 18.0, 59.0,
                          [](sys_seconds) { return 3600; });
    const auto total = [&](const IncidentFilter& filter) {
        const auto sums = week.hours(filter);
        return sums[0] + sums[1] + sums[2];
    };
    IncidentFilter filter;
    filter.hours = parse_hours("22-04");
    EXPECT_NEAR(total(filter), 7 * 6.0, 1e-9);
    filter.weekdays = parse_weekdays("mon");
    EXPECT_NEAR(total(filter), 6.0, 1e-9);
    filter = {};
    filter.from = from + std::chrono::minutes{90};
    filter.to = from + std::chrono::minutes{185};
    EXPECT_NEAR(total(filter), 95.0 / 60.0, 1e-9);
    filter.from = from + std::chrono::days{30};
    filter.to.reset();
    EXPECT_EQ(total(filter), 0.0);
    EXPECT_GT(week.hours({})[2], week.hours({})[0]) << "January in Stockholm is dark";
}

TEST(IncidentsNear, CountByCategoryYearAndLight) {
    Incidents incidents;
    incidents.categories = {"rån", "stöld"};
    const auto add = [&](MapPoint at, int category, int year, float sun) {
        Incident one;
        one.at = at;
        one.category = category;
        const sys_seconds when =
            std::chrono::sys_days{std::chrono::year{year} / 6 / 1} + std::chrono::hours{12};
        one.when = IncidentTime{when, when, 7200, false};
        one.sun_height_deg = sun;
        incidents.all.push_back(one);
    };
    add({0, 100}, 1, 2021, -20.0F);  // at the very edge
    add({0, 0}, 1, 2023, 30.0F);
    add({60, 0}, 0, 2023, -20.0F);
    add({0, 101}, 0, 2022, 30.0F);
    incidents.all.emplace_back();
    const NearbyIncidents near = incidents_near(incidents, {0, 0}, 100.0);
    EXPECT_EQ(near.count, 4);
    ASSERT_EQ(near.categories.size(), 3U);
    EXPECT_EQ(near.categories[0].category, 1);
    EXPECT_EQ(near.categories[0].count, 2);
    EXPECT_EQ(near.categories[2].category, -1);
    EXPECT_EQ(near.first_year, std::chrono::year{2021});
    EXPECT_EQ(near.years, (std::vector<std::int64_t>{1, 0, 2}));
    EXPECT_EQ(near.light, (std::array<std::int64_t, 3>{1, 0, 2}));
    const std::vector<std::size_t> only{1, 3};
    EXPECT_EQ(incidents_near(incidents, only, {0, 0}, 100.0).count, 1);
}

}  // namespace
}  // namespace tk
