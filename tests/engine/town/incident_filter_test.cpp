#include "engine/town/incident_filter.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "engine/core/input_error.h"

namespace tk {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::sys_days;
using std::chrono::sys_seconds;

sys_seconds filter_test_utc(int year, unsigned month, unsigned day, int hour = 0, int minute = 0) {
    return sys_days{std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day}} +
           hours{hour} + minutes{minute};
}

/// An incident at an instant of Swedish summer time (UTC + 2 h).
Incident incident_at(sys_seconds utc, std::int32_t category = 0) {
    Incident incident;
    incident.category = category;
    incident.when = IncidentTime{utc, utc, 7200, false};
    return incident;
}

Incidents incidents_of(std::vector<Incident> all) {
    return {std::move(all), {"Personrån", "misshandel, grov"}};
}

std::vector<std::size_t> kept_indices(const Incidents& incidents, const IncidentFilter& filter) {
    return filter_incidents(incidents, filter).indices;
}

using Indices = std::vector<std::size_t>;

TEST(IncidentFilter, KeepsAllWhenItAsksForNothing) {
    const FilteredIncidents result = filter_incidents(incidents_of({{}, {}}), {});
    EXPECT_EQ(result.kept.all.size(), 2u);
    EXPECT_EQ(result.filtered, 0);
    EXPECT_TRUE(result.unjudged.empty());
    EXPECT_TRUE(IncidentFilter{}.empty());
}

TEST(IncidentFilter, TimesAreHalfOpen) {
    const auto first = filter_test_utc(2024, 6, 1);
    const auto last = filter_test_utc(2024, 7, 1);
    const Incidents incidents =
        incidents_of({incident_at(first - std::chrono::seconds{1}), incident_at(first),
                      incident_at(last - std::chrono::seconds{1}), incident_at(last)});
    EXPECT_EQ(kept_indices(incidents, {.from = first, .to = last}), (Indices{1, 2}));
    EXPECT_EQ(kept_indices(incidents, {.from = first}), (Indices{1, 2, 3}));
    EXPECT_EQ(kept_indices(incidents, {.to = last}), (Indices{0, 1, 2}));
}

TEST(IncidentFilter, HoursAcrossMidnightAreLocalAndHalfOpen) {
    // 21:59, 22:00, 00:30, 03:59 and 04:00 by the local clock.
    const Incidents incidents = incidents_of({incident_at(filter_test_utc(2024, 6, 1, 19, 59)),
                                              incident_at(filter_test_utc(2024, 6, 1, 20, 0)),
                                              incident_at(filter_test_utc(2024, 6, 1, 22, 30)),
                                              incident_at(filter_test_utc(2024, 6, 2, 1, 59)),
                                              incident_at(filter_test_utc(2024, 6, 2, 2, 0))});
    EXPECT_EQ(kept_indices(incidents, {.hours = parse_hours("22-04")}), (Indices{1, 2, 3}));
}

TEST(IncidentFilter, WeekdayIsThatOfTheLocalClockAlsoAfterMidnight) {
    // Friday 2024-06-07 22:30 UTC is Saturday 00:30 in Sweden.
    const Incidents incidents = incidents_of({incident_at(filter_test_utc(2024, 6, 7, 20, 30)),
                                              incident_at(filter_test_utc(2024, 6, 7, 22, 30))});
    EXPECT_EQ(kept_indices(incidents, {.weekdays = parse_weekdays("fri")}), (Indices{0}));
    EXPECT_EQ(kept_indices(incidents, {.weekdays = parse_weekdays("sat")}), (Indices{1}));
    EXPECT_EQ(
        kept_indices(incidents, {.hours = parse_hours("22-04"), .weekdays = parse_weekdays("sat")}),
        (Indices{1}));
}

TEST(IncidentFilter, DarknessGoesByTheHeightOfTheSun) {
    Incidents incidents = incidents_of({});
    for (const float height : {10.0F, -3.0F, -6.5F}) {
        incidents.all.push_back(incident_at(filter_test_utc(2024, 6, 1)));
        incidents.all.back().sun_height_deg = height;
    }
    EXPECT_EQ(kept_indices(incidents, {.darkness = LightCondition::day}), (Indices{0}));
    EXPECT_EQ(kept_indices(incidents, {.darkness = LightCondition::twilight}), (Indices{1}));
    EXPECT_EQ(kept_indices(incidents, {.darkness = LightCondition::dark}), (Indices{2}));
}

TEST(IncidentFilter, CategoriesMatchWholeAndWithoutRegardToCase) {
    const Incidents incidents =
        incidents_of({incident_at({}, 0), incident_at({}, 1), incident_at({}, -1)});
    const auto result = filter_incidents(incidents, {.categories = {"PERSONRÅN", "rån"}});
    EXPECT_EQ(result.indices, (Indices{0}));
    EXPECT_EQ(result.filtered, 1);
    ASSERT_EQ(result.unjudged.size(), 1u);
    EXPECT_EQ(result.unjudged[0].reason, "no category");
    EXPECT_EQ(result.unjudged[0].first_index, 2u);
    EXPECT_EQ(result.unknown_categories, (std::vector<std::string>{"rån"}));
    EXPECT_EQ(result.kept.categories, incidents.categories);
}

TEST(IncidentFilter, CountsWhatItCouldNotJudgeByReason) {
    Incidents incidents = incidents_of(
        {incident_at(filter_test_utc(2024, 6, 1)), incident_at(filter_test_utc(2024, 6, 1)), {}});
    incidents.all[1].when->date_only = true;
    const auto by_hour = filter_incidents(incidents, {.hours = parse_hours("00-24")});
    EXPECT_EQ(by_hour.indices, (Indices{0}));
    ASSERT_EQ(by_hour.unjudged.size(), 2u);
    EXPECT_EQ(by_hour.unjudged[0].reason, "no hour");
    EXPECT_EQ(by_hour.unjudged[0].first_index, 1u);
    EXPECT_EQ(by_hour.unjudged[1].reason, "no time");
    EXPECT_EQ(by_hour.unjudged[1].first_index, 2u);
    const auto by_sun = filter_incidents(incidents, {.darkness = LightCondition::dark});
    ASSERT_EQ(by_sun.unjudged.size(), 3u);
    EXPECT_EQ(by_sun.unjudged[0].reason, "no height of the sun");
    EXPECT_EQ(by_sun.unjudged[1].reason, "no hour");
}

TEST(IncidentFilter, WhatAnotherConditionLeavesOutIsFilteredNotUnjudged) {
    Incidents incidents = incidents_of({{}, {}});
    incidents.all[0].category = 0;
    incidents.all[1].category = 1;  // neither has a time
    const auto result =
        filter_incidents(incidents, {.categories = {"personrån"}, .hours = parse_hours("22-04")});
    EXPECT_EQ(result.filtered, 1);
    ASSERT_EQ(result.unjudged.size(), 1u);
    EXPECT_EQ(result.unjudged[0].count, 1);
}

TEST(IncidentFilter, AnIntervalCountsByItsStartAndIsReported) {
    Incident overnight = incident_at(filter_test_utc(2024, 6, 1, 19, 0));  // 21:00 local
    overnight.when->to = overnight.when->from + hours{4};
    const auto result =
        filter_incidents(incidents_of({overnight}), {.hours = parse_hours("22-04")});
    EXPECT_EQ(result.filtered, 1);
    EXPECT_EQ(result.decided_by_start, 1);
}

RC_GTEST_PROP(IncidentFilter, EveryIncidentIsCountedOnce, ()) {
    Incidents incidents = incidents_of({});
    const int count = *rc::gen::inRange(0, 30);
    for (int i = 0; i < count; ++i) {
        Incident incident =
            incident_at(filter_test_utc(2024, 1, 1) + minutes{*rc::gen::inRange(0, 600000)},
                        *rc::gen::inRange(-1, 2));
        incident.when->date_only = *rc::gen::arbitrary<bool>();
        if (*rc::gen::arbitrary<bool>()) incident.when.reset();
        if (*rc::gen::arbitrary<bool>()) incident.sun_height_deg = -7.0F;
        incidents.all.push_back(incident);
    }
    IncidentFilter filter;
    if (*rc::gen::arbitrary<bool>()) filter.hours = parse_hours("20-03:30");
    if (*rc::gen::arbitrary<bool>()) filter.weekdays = parse_weekdays("fri-sun");
    if (*rc::gen::arbitrary<bool>()) filter.darkness = LightCondition::dark;
    if (*rc::gen::arbitrary<bool>()) filter.categories = {"personrån"};
    const FilteredIncidents result = filter_incidents(incidents, filter);
    std::int64_t sum = static_cast<std::int64_t>(result.kept.all.size()) + result.filtered;
    for (const UnjudgedIncidents& reason : result.unjudged) sum += reason.count;
    RC_ASSERT(sum == count);
    RC_ASSERT(result.indices.size() == result.kept.all.size());
}

TEST(ParseHours, ReadsHoursAndMinutes) {
    EXPECT_EQ(parse_hours("22-04"), (HourSpan{1320, 240}));
    EXPECT_EQ(parse_hours(" 6:30 - 9 "), (HourSpan{390, 540}));
    EXPECT_EQ(parse_hours("18-24"), (HourSpan{1080, 1440}));
    EXPECT_EQ(parse_hours("18-0"), (HourSpan{1080, 1440}));
    EXPECT_EQ(parse_hours("0-24"), (HourSpan{0, 1440}));
}

TEST(ParseHours, RefusesWhatIsNoPartOfTheDay) {
    for (const char* text : {"", "22", "22-", "-4", "25-3", "22-04:60", "24-3", "7-7", "ten-4",
                             "22-04-06", "0-24:01", "+1-5"})
        EXPECT_THROW(parse_hours(text), InputError) << text;
}

TEST(ParseWeekdays, KnowsEnglishAndSwedishNamesAndRanges) {
    const WeekdaySet weekend = parse_weekdays("sat,sun");
    EXPECT_TRUE(weekend.contains(std::chrono::Saturday));
    EXPECT_TRUE(weekend.contains(std::chrono::Sunday));
    EXPECT_FALSE(weekend.contains(std::chrono::Friday));
    EXPECT_EQ(parse_weekdays("Lördag, SÖNDAG"), weekend);
    EXPECT_EQ(parse_weekdays("lör-sön"), weekend);
    EXPECT_EQ(parse_weekdays("mon-fri"), parse_weekdays("mån,tis,ons,tors,fre"));
    EXPECT_EQ(parse_weekdays("fri-mon"), parse_weekdays("friday,saturday,sunday,monday"));
}

TEST(ParseWeekdays, RefusesWhatIsNoDay) {
    for (const char* text : {"", "fri,", "freitag", "mon-", "mon-fri-sun"})
        EXPECT_THROW(parse_weekdays(text), InputError) << text;
}

TEST(ParseDarkness, KnowsThreeWords) {
    EXPECT_EQ(parse_darkness("dark"), LightCondition::dark);
    EXPECT_EQ(parse_darkness("Twilight"), LightCondition::twilight);
    EXPECT_EQ(parse_darkness("day"), LightCondition::day);
    EXPECT_THROW(parse_darkness("night"), InputError);
}

TEST(ParseCategories, SplitsAtCommasThatAreNotQuoted) {
    using Names = std::vector<std::string>;
    EXPECT_EQ(parse_categories("theft, robbery"), (Names{"theft", "robbery"}));
    EXPECT_EQ(parse_categories("\"misshandel, grov\" ,rån"), (Names{"misshandel, grov", "rån"}));
    EXPECT_EQ(parse_categories("\"så kallad \"\"tjuv\"\"\""), (Names{"så kallad \"tjuv\""}));
    EXPECT_EQ(parse_categories("6\" kniv,"), (Names{"6\" kniv"}));
    for (const char* text : {"", " , ", "\"rån", "\"rån\" grovt"})
        EXPECT_THROW(parse_categories(text), InputError) << text;
}

}  // namespace
}  // namespace tk
