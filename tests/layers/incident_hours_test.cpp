#include "layers/incident_hours.h"

#include <gtest/gtest.h>

#include "engine/core/input_error.h"

namespace tk {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::sys_days;
using std::chrono::sys_seconds;
using namespace std::chrono_literals;

/// In Stockholm.
Incident incident_at_hour(sys_seconds from, sys_seconds to, int utc_offset_h) {
    Incident incident;
    incident.at = {674000.0, 6580000.0};
    incident.when = IncidentTime{from, to, utc_offset_h * 3600, false};
    return incident;
}

/// At 21:30 of a winter's night and at noon of a summer's day, by the clocks of the place.
Incidents of_two_seasons() {
    const sys_seconds night = sys_days{2024y / 1 / 10} + hours(20) + minutes(30);
    const sys_seconds noon = sys_days{2024y / 6 / 20} + hours(10);
    return {{incident_at_hour(night, night, 1), incident_at_hour(noon, noon, 2)}, {}};
}

HoursFound hours_in_stockholm(const Incidents& incidents,
                              const std::vector<IncidentFilter>& filters = {}) {
    return find_hours(incidents, filters, "Europe/Stockholm", "--timezone",
                      ProjectedCrs::parse("EPSG:3006"));
}

TEST(IncidentHours, AreThoseOfTheLocalClockAndOfTheSunThere) {
    const HoursFound found = hours_in_stockholm(of_two_seasons());
    EXPECT_EQ(found.week.by_hour()[21], 1.0);
    EXPECT_EQ(found.week.by_hour()[12], 1.0);
    EXPECT_EQ(found.week.by_weekday()[2], 1.0) << "a Wednesday";
    EXPECT_EQ(found.week.by_weekday()[3], 1.0) << "a Thursday";
    ASSERT_TRUE(found.light);
    EXPECT_EQ(found.light->by_hour[21][2].count, 1) << "dark";
    EXPECT_EQ(found.light->by_hour[12][0].count, 1) << "day";
    EXPECT_EQ(found.hour_unknown, 0);
    // From the first midnight of the place to the last.
    EXPECT_EQ(found.light_from, sys_seconds(sys_days{2024y / 1 / 9} + hours(23)));
    EXPECT_EQ(found.light_to, sys_seconds(sys_days{2024y / 6 / 20} + hours(22)));
}

TEST(IncidentHours, OfLightAreCountedForThePeriodOfTheFilter) {
    IncidentFilter filter;
    filter.from = sys_days{2024y / 1 / 1};
    filter.to = sys_days{2024y / 1 / 11};
    const HoursFound found = hours_in_stockholm(of_two_seasons(), {filter});
    ASSERT_TRUE(found.light);
    double all = 0.0;
    for (const LightRate& rate : found.light->by_light) all += rate.hours;
    EXPECT_NEAR(all, 240.0, 1e-9) << "ten days";
}

IncidentFilter filter_of_hours(int from_h, int to_h) {
    IncidentFilter filter;
    filter.from = sys_days{2024y / 1 / 1};
    filter.to = sys_days{2024y / 1 / 11};
    filter.hours = HourSpan{from_h * 60, to_h * 60};
    return filter;
}

double hours_of_light_told(const HoursFound& found) {
    double all = 0.0;
    if (found.light)
        for (const LightRate& rate : found.light->by_light) all += rate.hours;
    return all;
}

TEST(IncidentHours, OfLightAreThoseThatAllFiltersLeave) {
    const Incidents incidents = of_two_seasons();
    // Ten nights of 22 to 02, or of what else asks for the evening leaves of them.
    EXPECT_NEAR(hours_of_light_told(hours_in_stockholm(incidents, {filter_of_hours(22, 2)})), 40.0,
                1e-9);
    const auto both = [&](int from_h, int to_h) {
        return hours_in_stockholm(incidents,
                                  {filter_of_hours(22, 2), filter_of_hours(from_h, to_h)});
    };
    EXPECT_NEAR(hours_of_light_told(both(18, 24)), 20.0, 1e-9);
    EXPECT_NEAR(hours_of_light_told(both(23, 1)), 20.0, 1e-9);
    EXPECT_NEAR(hours_of_light_told(both(0, 24)), 40.0, 1e-9);
    EXPECT_EQ(both(1, 23).light_lack, LightLack::hours_apart) << "22 to 23 and 01 to 02";

    IncidentFilter later = filter_of_hours(0, 24);
    later.from = sys_days{2024y / 1 / 6};
    later.weekdays.emplace();
    later.weekdays->add(std::chrono::Saturday);
    // Of the sixth to the tenth the sixth is a Saturday; its first hour is one of UTC before.
    EXPECT_NEAR(hours_of_light_told(hours_in_stockholm(incidents, {filter_of_hours(0, 24), later})),
                23.0, 1e-9);
}

TEST(IncidentHours, SayWhyNothingIsToldByLight) {
    const Incidents incidents = of_two_seasons();
    const HoursFound flat = find_hours(incidents, {}, "UTC", "--timezone", ProjectedCrs::local());
    EXPECT_FALSE(flat.light);
    EXPECT_EQ(flat.light_lack, LightLack::place);

    IncidentFilter dark;
    dark.darkness = LightCondition::dark;
    EXPECT_EQ(hours_in_stockholm(incidents, {dark}).light_lack, LightLack::chosen_by_light);

    Incidents dates = incidents;
    for (Incident& incident : dates.all) incident.when->date_only = true;
    const HoursFound of_dates = hours_in_stockholm(dates);
    EXPECT_EQ(of_dates.light_lack, LightLack::hour);
    EXPECT_EQ(of_dates.hour_unknown, 2);
    EXPECT_EQ(of_dates.week.date_alone, 2.0);
}

TEST(IncidentHours, RefuseAClockThatNobodyHas) {
    try {
        find_hours(of_two_seasons(), {}, "Europe/Lilleby", "the study", ProjectedCrs::local());
        ADD_FAILURE() << "was taken";
    } catch (const InputError& error) {
        EXPECT_EQ(error.source(), "the study");
    }
}

}  // namespace
}  // namespace tk
