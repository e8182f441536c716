#include "engine/follow_up/measure_before.h"

#include <gtest/gtest.h>

#include <stdexcept>

namespace tk {
namespace {

using std::chrono::days;
using std::chrono::local_days;
using namespace std::chrono_literals;

constexpr local_days last_counted{2025y / 12 / 31};

Incident counted_incident(double east_m, local_days day, std::int32_t category,
                          double weight = 1.0) {
    Incident incident;
    incident.at = {east_m, 5.0};
    incident.category = category;
    incident.weight = weight;
    const std::chrono::sys_seconds at{day.time_since_epoch() + std::chrono::hours{22}};
    incident.when = IncidentTime{at, at};
    return incident;
}

TEST(BeforePeriod, IsThatOfTheFollowUp) {
    const FollowUpPeriods periods = periods_around(local_days{2024y / 1 / 1}, 730, 100);
    const BeforePeriod period = before_period(periods, local_days{2020y / 1 / 1}, last_counted);
    EXPECT_EQ(period.from, periods.before_from);
    EXPECT_EQ(period.to, local_days{2024y / 1 / 1});
    EXPECT_EQ(period.chosen_from, BeforePeriodFrom::follow_up);
}

TEST(BeforePeriod, IsTheYearBeforeTheStartWhereIncidentsReachIt) {
    for (const local_days starts : {local_days{2024y / 6 / 1}, last_counted + days{1}}) {
        const BeforePeriod period = before_period({}, starts, last_counted);
        EXPECT_EQ(period.to, starts);
        EXPECT_EQ(period.from, starts - days{365});
        EXPECT_EQ(period.chosen_from, BeforePeriodFrom::before_start);
    }
}

TEST(BeforePeriod, IsTheLatestYearOfIncidentsForWhatIsToCome) {
    for (const auto& starts :
         {std::optional<local_days>(last_counted + days{2}), std::optional<local_days>()}) {
        const BeforePeriod period = before_period({}, starts, last_counted);
        EXPECT_EQ(period.to, local_days{2026y / 1 / 1});
        EXPECT_EQ(period.from, local_days{2025y / 1 / 1});
        EXPECT_EQ(period.chosen_from, BeforePeriodFrom::latest_year);
    }
}

TEST(CountBefore, CountsWeightsOfTheAreaThePeriodAndTheCategories) {
    Incidents incidents;
    incidents.categories = {"Rån", "stöld"};
    const local_days from{2025y / 1 / 1}, to{2026y / 1 / 1};
    incidents.all = {
        counted_incident(5, from, 0),           counted_incident(5, to - days{1}, 1, 2.5),
        counted_incident(5, from - days{1}, 0), counted_incident(5, to, 0),
        counted_incident(50, from, 0),          counted_incident(5, from, -1)};
    incidents.all.push_back(counted_incident(5, from, 0));
    incidents.all.back().when.reset();
    const MeasureArea area(rectangle({0, 0, 10, 10}));
    EXPECT_EQ(count_before(incidents, area, {from, to}).incidents, 4.5);
    EXPECT_EQ(count_before(incidents, area, {from, to}, {"RÅN"}).incidents, 1.0);
    EXPECT_EQ(count_before(incidents, area, {from, to}, {"rån", "stöld"}).incidents, 3.5);
    const MeasureBefore none = count_before(incidents, area, {from, to}, {"hot"});
    EXPECT_EQ(none.incidents, 0.0);
    EXPECT_EQ(none.categories, std::vector<std::string>{"hot"});
    EXPECT_EQ(none.days(), 365);
}

TEST(CountBefore, KnowsTheDarkHoursOnlyWhereEverySunIsKnown) {
    Incidents incidents;
    const local_days from{2025y / 1 / 1}, to{2026y / 1 / 1};
    incidents.all = {counted_incident(5, from, -1), counted_incident(5, from, -1, 3.0)};
    incidents.all[0].sun_height_deg = -5.0F;
    const MeasureArea area(rectangle({0, 0, 10, 10}));
    EXPECT_FALSE(count_before(incidents, area, {from, to}).in_the_dark);
    incidents.all[1].sun_height_deg = -7.0F;
    EXPECT_EQ(count_before(incidents, area, {from, to}).in_the_dark, 3.0);
}

TEST(ControlTrend, ComparesRatesAndNeedsCounts) {
    EXPECT_EQ(control_trend({40, 30}, 365, 365), 0.75);
    EXPECT_EQ(control_trend({40, 30}, 365, 730), 0.375);
    EXPECT_FALSE(control_trend({0, 30}, 365, 365));
    EXPECT_FALSE(control_trend({30, 0}, 365, 365));
    EXPECT_THROW(control_trend({30, 30}, 0, 365), std::invalid_argument);
}

}  // namespace
}  // namespace tk
