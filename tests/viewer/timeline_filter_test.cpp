#include "viewer/panels/timeline_filter.h"

#include <gtest/gtest.h>

namespace tk {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::sys_seconds;

/// January to June 2024, as the clocks of Sweden have it.
std::vector<sys_seconds> half_a_year() {
    std::vector<sys_seconds> starts;
    for (unsigned month = 1; month <= 7; ++month) {
        const auto utc =
            sys_days{std::chrono::year{2024} / std::chrono::month{month} / std::chrono::day{1}};
        starts.push_back(utc - std::chrono::hours(month >= 4 ? 2 : 1));
    }
    return starts;
}

TEST(TimelineFilter, WholeWidthOfMonthsAsksForNothing) {
    const auto starts = half_a_year();
    EXPECT_EQ(months_of_filter({}, starts), (ui::BinRange{0, 6}));
    EXPECT_TRUE(with_months({}, {0, 6}, starts).empty());
}

TEST(TimelineFilter, MonthsGoThereAndBack) {
    const auto starts = half_a_year();
    for (int begin = 0; begin < 6; ++begin)
        for (int end = begin + 1; end <= 6; ++end) {
            const IncidentFilter filter = with_months({}, {begin, end}, starts);
            EXPECT_EQ(filter.from.has_value(), begin > 0);
            EXPECT_EQ(filter.to.has_value(), end < 6);
            EXPECT_EQ(months_of_filter(filter, starts), (ui::BinRange{begin, end}));
        }
}

TEST(TimelineFilter, MonthBeginsWhenTheLocalClockSaysSo) {
    const auto starts = half_a_year();
    const IncidentFilter filter = with_months({}, {3, 4}, starts);
    EXPECT_EQ(*filter.from, starts[3]);
    EXPECT_EQ(*filter.to, starts[4]);
}

TEST(TimelineFilter, MonthCutInTwoIsShownWhole) {
    const auto starts = half_a_year();
    IncidentFilter filter;
    filter.from = starts[1] + days(10);
    filter.to = starts[3] + days(1);
    EXPECT_EQ(months_of_filter(filter, starts), (ui::BinRange{1, 4}));
}

TEST(TimelineFilter, PeriodOutsideAllMonthsIsShownAtThatEnd) {
    const auto starts = half_a_year();
    IncidentFilter later;
    later.from = starts.back() + days(400);
    EXPECT_EQ(months_of_filter(later, starts), (ui::BinRange{5, 6}));
    IncidentFilter earlier;
    earlier.to = starts.front() - days(400);
    EXPECT_EQ(months_of_filter(earlier, starts), (ui::BinRange{0, 1}));
}

TEST(TimelineFilter, WithoutMonthsThereIsNoBrush) {
    EXPECT_TRUE(months_of_filter({}, {}).empty());
    EXPECT_TRUE(with_months({}, {0, 3}, {}).empty());
}

TEST(TimelineFilter, OtherPartsOfTheFilterStay) {
    IncidentFilter filter;
    filter.categories = {"rån"};
    filter.darkness = LightCondition::dark;
    const auto starts = half_a_year();
    for (const IncidentFilter& changed :
         {with_months(with_months(filter, {1, 2}, starts), {0, 6}, starts),
          with_week_hours(with_week_hours(filter, {0, 4, 6, 17}), {}),
          with_light_pressed(with_light_pressed(filter, LightCondition::day), LightCondition::dark),
          with_only_category(with_only_category(filter, "stöld"), "rån")})
        EXPECT_EQ(changed, filter);
}

TEST(TimelineFilter, WholeWeekAsksForNothing) {
    EXPECT_TRUE(with_week_hours({}, {}).empty());
    EXPECT_TRUE(week_hours_of_filter({}).all());
}

TEST(TimelineFilter, DaysAndHoursGoThereAndBack) {
    for (const ui::WeekHourRange& range :
         {ui::WeekHourRange{4, 5, 0, 23}, ui::WeekHourRange{0, 6, 18, 23},
          ui::WeekHourRange{6, 6, 3, 3}, ui::WeekHourRange{4, 6, 22, 5}})
        EXPECT_EQ(week_hours_of_filter(with_week_hours({}, range)), range);
}

TEST(TimelineFilter, RowsOfTheStripBeginWithMonday) {
    const IncidentFilter filter = with_week_hours({}, {4, 6, 0, 23});
    EXPECT_TRUE(filter.weekdays->contains(std::chrono::Friday));
    EXPECT_TRUE(filter.weekdays->contains(std::chrono::Sunday));
    EXPECT_FALSE(filter.weekdays->contains(std::chrono::Monday));
    EXPECT_FALSE(filter.hours);
}

TEST(TimelineFilter, HoursReachAcrossMidnight) {
    const ui::WeekHourRange night{0, 6, 22, 5};
    const IncidentFilter filter = with_week_hours({}, night);
    EXPECT_EQ(*filter.hours, (HourSpan{22 * 60, 6 * 60}));
    for (int hour = 0; hour < 24; ++hour)
        EXPECT_EQ(night.contains(2, hour), filter.hours->contains(hour * 60)) << hour;
    IncidentFilter to_midnight;
    to_midnight.hours = HourSpan{22 * 60, 0};
    EXPECT_EQ(week_hours_of_filter(to_midnight), (ui::WeekHourRange{0, 6, 22, 23}));
}

TEST(TimelineFilter, PressedLightIsGivenBackByPressingItAgain) {
    const IncidentFilter dark = with_light_pressed({}, LightCondition::dark);
    EXPECT_EQ(dark.darkness, LightCondition::dark);
    EXPECT_EQ(with_light_pressed(dark, LightCondition::day).darkness, LightCondition::day);
    EXPECT_TRUE(with_light_pressed(dark, LightCondition::dark).empty());
}

const std::vector<std::string> three_categories{"Rån", "stöld", "våld"};

TEST(TimelineFilter, SwitchingOneOffLeavesTheOthers) {
    const IncidentFilter filter = with_category_switched({}, three_categories, "stöld");
    EXPECT_EQ(filter.categories, (std::vector<std::string>{"Rån", "våld"}));
    EXPECT_FALSE(shows_category(filter, "STÖLD"));
    EXPECT_FALSE(shows_without_category(filter));
    EXPECT_TRUE(with_category_switched(filter, three_categories, "stöld").empty());
}

TEST(TimelineFilter, SwitchingTheLastOffShowsAllAgain) {
    IncidentFilter filter;
    filter.categories = {"rån"};
    const IncidentFilter all = with_category_switched(filter, three_categories, "Rån");
    EXPECT_TRUE(all.empty());
    EXPECT_TRUE(shows_without_category(all));
}

TEST(TimelineFilter, OneCategoryAloneAndAllAgain) {
    const IncidentFilter filter = with_only_category({}, "våld");
    EXPECT_EQ(filter.categories, std::vector<std::string>{"våld"});
    EXPECT_EQ(with_only_category(filter, "Rån").categories, std::vector<std::string>{"Rån"});
    EXPECT_TRUE(with_only_category(filter, "Våld").empty());
}

}  // namespace
}  // namespace tk
