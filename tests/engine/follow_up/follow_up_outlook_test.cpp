#include "engine/follow_up/follow_up_outlook.h"

#include <gtest/gtest.h>

#include <cmath>
#include <stdexcept>

namespace tk {
namespace {

using std::chrono::days;
using std::chrono::local_days;

const local_days planned_date{std::chrono::year{2025} / std::chrono::January / 1};
constexpr int days_before = 360, days_after = 720;

/// One incident a day at a place, from so many days before the date.
void add_daily(std::vector<Incident>& incidents, MapPoint at, int first_day, int count,
               int days_between) {
    for (int i = 0; i < count; ++i) {
        Incident incident;
        incident.at = at;
        const std::chrono::sys_seconds utc{
            (planned_date + days{first_day + i * days_between} + std::chrono::hours{12})
                .time_since_epoch()};
        incident.when = IncidentTime{utc, utc, 0};
        incidents.push_back(incident);
    }
}

/// In the 360 days before 36 incidents in the treated area and 72 in the control.
std::vector<Incident> incidents_before() {
    std::vector<Incident> incidents;
    add_daily(incidents, {50, 50}, -days_before, 36, 10);
    add_daily(incidents, {5050, 50}, -days_before, 72, 5);
    return incidents;
}

FollowUpDesign planned_design() {
    FollowUpDesign design;
    design.areas = {rectangle({0, 0, 100, 100}), rectangle({5000, 0, 5100, 100})};
    design.areas.displacement.ring_m = 200.0;
    design.date = planned_date;
    design.before_days = days_before;
    design.after_days = days_after;
    return design;
}

TEST(FollowUpOutlook, ExpectsAsManyADayAndTellsWhatCouldBeSeen) {
    OutlookOptions options;
    options.overdispersion = 1.5;
    const FollowUpOutlook outlook =
        follow_up_outlook(incidents_before(), planned_design(), options);
    EXPECT_EQ(outlook.counted.treated, (BeforeAfter{36.0, 0.0}));
    EXPECT_NEAR(outlook.treated.before, 36.0, 1e-12);
    EXPECT_NEAR(outlook.treated.after, 72.0, 1e-12) << "twice the days";
    EXPECT_NEAR(outlook.control.after, 144.0, 1e-12);
    const double error = std::sqrt(1.5 * (1 / 36.0 + 1 / 72.0 + 1 / 72.0 + 1 / 144.0));
    EXPECT_NEAR(outlook.minimum_detectable_effect, std::exp((1.959964 + 0.841621) * error), 1e-5);
    ASSERT_EQ(outlook.power.size(), 10U);
    EXPECT_DOUBLE_EQ(outlook.power.front().effect, 1.1);
    EXPECT_DOUBLE_EQ(outlook.power.back().effect, 2.0);
    for (std::size_t i = 1; i < outlook.power.size(); ++i)
        EXPECT_GT(outlook.power[i].power, outlook.power[i - 1].power);
    // The normal distribution's upper tail beyond 1.959964 less ln 2 in standard errors.
    const double away = std::log(2.0) / error;
    EXPECT_NEAR(outlook.power.back().power,
                0.5 * std::erfc((1.959964 - away) / std::sqrt(2.0)) +
                    0.5 * std::erfc((1.959964 + away) / std::sqrt(2.0)),
                1e-6);
}

TEST(FollowUpOutlook, LooksAtNothingAfterTheDate) {
    const FollowUpOutlook before = follow_up_outlook(incidents_before(), planned_design());
    std::vector<Incident> more = incidents_before();
    add_daily(more, {50, 50}, 0, 500, 1);
    const FollowUpOutlook known = follow_up_outlook(more, planned_design());
    EXPECT_EQ(known.minimum_detectable_effect, before.minimum_detectable_effect);
    EXPECT_EQ(known.overdispersion.of_months.pearson, before.overdispersion.of_months.pearson);
    EXPECT_EQ(known.counted.treated.after, 0.0);
}

TEST(FollowUpOutlook, ReckonsForTheWholePeriodFromTheDaysThatAreKnown) {
    OutlookOptions options;
    options.overdispersion = 1.0;
    options.known_from = planned_date - days{180};
    options.known_to = planned_date - days{60};
    const FollowUpOutlook outlook =
        follow_up_outlook(incidents_before(), planned_design(), options);
    EXPECT_EQ(outlook.counted.treated.before, 12.0) << "of 120 days";
    EXPECT_NEAR(outlook.treated.before, 36.0, 1e-12);
    EXPECT_NEAR(outlook.treated.after, 72.0, 1e-12);
    options.known_to = options.known_from;
    EXPECT_THROW(follow_up_outlook(incidents_before(), planned_design(), options),
                 std::invalid_argument);
}

TEST(FollowUpOutlook, EstimatesOverdispersionFromTheMonthsBefore) {
    const FollowUpOutlook outlook = follow_up_outlook(incidents_before(), planned_design());
    EXPECT_EQ(outlook.overdispersion.from, ChosenOverdispersion::From::estimated);
    // Two areas over the twelve months that hold the 360 days.
    EXPECT_EQ(outlook.overdispersion.of_months.degrees_of_freedom, 11U);
}

TEST(FollowUpOutlook, SuggestsPlacesThatAreLikeTheTreatedAreaButNotBesideIt) {
    std::vector<Incident> incidents = incidents_before();
    add_daily(incidents, {9050, 50}, -days_before, 36, 10);
    add_daily(incidents, {250, 50}, -days_before, 36, 10);
    const std::vector<OtherControl> places{{"as designed", rectangle({5000, 0, 5100, 100})},
                                           {"beside", rectangle({200, 0, 300, 100})},
                                           {"alike", rectangle({9000, 0, 9100, 100})}};
    OutlookOptions options;
    options.candidates = places;
    const FollowUpOutlook outlook = follow_up_outlook(incidents, planned_design(), options);
    ASSERT_EQ(outlook.controls.size(), 3U);
    // |ln 1| + 8900 m / 5000 m = 1.78 against |ln 2| + 4900 / 5000 = 1.67.
    EXPECT_EQ(outlook.controls[0].name, "as designed");
    EXPECT_NEAR(outlook.controls[0].match.misfit, std::log(2.0) + 0.98, 1e-9);
    EXPECT_EQ(outlook.controls[1].name, "alike");
    EXPECT_NEAR(outlook.controls[1].match.level_ratio, 1.0, 1e-12);
    EXPECT_TRUE(outlook.controls[2].match.too_near) << "within the surroundings of 200 m";
}

}  // namespace
}  // namespace tk
