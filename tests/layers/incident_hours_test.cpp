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

HoursFound hours_in_stockholm(const Incidents& incidents, const IncidentFilter& filter = {}) {
    return find_hours(incidents, filter, "Europe/Stockholm", "--timezone",
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
    const HoursFound found = hours_in_stockholm(of_two_seasons(), filter);
    ASSERT_TRUE(found.light);
    double all = 0.0;
    for (const LightRate& rate : found.light->by_light) all += rate.hours;
    EXPECT_NEAR(all, 240.0, 1e-9) << "ten days";
}

TEST(IncidentHours, SayWhyNothingIsToldByLight) {
    const Incidents incidents = of_two_seasons();
    const HoursFound flat = find_hours(incidents, {}, "UTC", "--timezone", ProjectedCrs::local());
    EXPECT_FALSE(flat.light);
    EXPECT_EQ(flat.light_lack, LightLack::place);

    IncidentFilter dark;
    dark.darkness = LightCondition::dark;
    EXPECT_EQ(hours_in_stockholm(incidents, dark).light_lack, LightLack::chosen_by_light);

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
