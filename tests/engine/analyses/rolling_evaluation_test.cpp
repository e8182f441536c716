#include "engine/analyses/rolling_evaluation.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>
#include <stdexcept>

#include "engine/analyses/forecasters.h"
#include "engine/core/parallel_for.h"

namespace tk {
namespace {

using std::chrono::days;

Incident rolling_incident(MapPoint at, int month_from_2020, int day = 10,
                          std::int32_t category = -1) {
    Incident incident;
    incident.at = at;
    incident.category = category;
    IncidentTime when;
    const auto date = first_day_of(TimeStep::month, 2020 * 12 + month_from_2020) + days{day - 1};
    when.from = when.to =
        std::chrono::sys_seconds{date.time_since_epoch()} + std::chrono::hours{12};
    incident.when = when;
    return incident;
}

/// A kilometre squared in cells of 100 m.
NumberedCells hundred_cells() {
    return numbered_cells(GridSpec{100.0, 0, 10, 10, 10}, std::nullopt);
}

RollingOptions months_from_2020(int count) {
    RollingOptions options;
    options.range = {TimeStep::month, 2020 * 12, 2020 * 12 + count - 1};
    options.area_share = 0.1;
    return options;
}

/// Incidents of `count` months, `each` a month, anywhere or by a slope to the north-east.
std::vector<Incident> made_up_months(int count, int each, bool slope, unsigned seed) {
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> flat(0.0, 1000.0);
    std::exponential_distribution<double> falling(1.0 / 150.0);
    std::vector<Incident> incidents;
    for (int month = 0; month < count; ++month)
        for (int i = 0; i < each;) {
            const MapPoint at{slope ? falling(random) : flat(random),
                              slope ? falling(random) : flat(random)};
            if (at.east_m >= 1000.0 || at.north_m >= 1000.0) continue;
            incidents.push_back(rolling_incident(at, month));
            ++i;
        }
    return incidents;
}

KernelDensityOptions of_200_m() {
    KernelDensityOptions options;
    options.bandwidth_m = 200.0;
    return options;
}

std::vector<Forecaster> usual_forecasters() {
    return {uniform_forecaster(), last_period_forecaster(), density_forecaster(of_200_m())};
}

TEST(RollingEvaluation, AUniformForecastHitsItsShareOfTheGround) {
    const auto found = rolling_evaluation(made_up_months(12, 30, true, 1), hundred_cells(),
                                          usual_forecasters(), months_from_2020(12));
    ASSERT_EQ(found.periods.size(), 9u);
    EXPECT_EQ(found.periods.front(), 2020 * 12 + 3);
    for (const double rate : found.scores[0].hit_rates) EXPECT_NEAR(rate, 0.1, 1e-12);
    EXPECT_NEAR(found.scores[0].mean_pai, 1.0, 1e-12);
    EXPECT_NEAR(found.scores[0].mean_curve_area, 0.5, 1e-12);
}

// By hand: February had one each in two cells, and all three of March lie in one of them. A
// hundredth of the ground is one cell, so half of each.
TEST(RollingEvaluation, TheLastPeriodsCountsHitWhereTheyAreRepeated) {
    const std::vector<Incident> incidents{
        rolling_incident({50, 50}, 0),   rolling_incident({550, 50}, 1),
        rolling_incident({950, 950}, 1), rolling_incident({950, 950}, 2, 3),
        rolling_incident({951, 950}, 2), rolling_incident({952, 950}, 2)};
    RollingOptions options = months_from_2020(3);
    options.learning_steps = 2;
    options.area_share = 0.01;
    const std::vector<Forecaster> forecasters{last_period_forecaster()};
    const auto found = rolling_evaluation(incidents, hundred_cells(), forecasters, options);
    ASSERT_EQ(found.periods, (std::vector<int>{2020 * 12 + 2}));
    EXPECT_EQ(found.incidents, (std::vector<double>{3.0}));
    EXPECT_NEAR(found.scores[0].hit_rates[0], 0.5, 1e-12);
    EXPECT_NEAR(found.scores[0].mean_curve_area, 0.99, 1e-12);
}

TEST(RollingEvaluation, AForecasterKnowsOnlyWhatCameBefore) {
    std::vector<Incident> incidents = made_up_months(8, 5, false, 3);
    std::reverse(incidents.begin(), incidents.end());
    const Forecaster watching{
        "watching", false, [](const ForecastTask& task) {
            EXPECT_EQ(task.earlier.size(), 5u * static_cast<std::size_t>(task.period - 2020 * 12));
            for (const Incident& incident : task.earlier)
                EXPECT_LT(incident.when->local(), first_day_of(task.step, task.period));
            return std::vector<double>(task.cells.places(), 0.0);
        }};
    const std::vector<Forecaster> forecasters{watching};
    const auto found =
        rolling_evaluation(incidents, hundred_cells(), forecasters, months_from_2020(8));
    EXPECT_EQ(found.periods.size(), 5u);
}

// Where incidents lie by a slope the density finds it and is recommended; where they lie anywhere
// there is nothing to find, and nothing is.
TEST(RollingEvaluation, RecommendsWhatFindsThePatternAndNothingWhereThereIsNone) {
    const auto slope = rolling_evaluation(made_up_months(24, 25, true, 7), hundred_cells(),
                                          usual_forecasters(), months_from_2020(24));
    ASSERT_EQ(slope.recommended, std::optional<std::size_t>(2));
    EXPECT_TRUE(slope.scores[2].beats_all_naive);
    EXPECT_GT(slope.scores[2].mean_hit_rate, 0.3);
    int recommended = 0;
    for (unsigned seed = 0; seed < 40; ++seed)
        recommended += rolling_evaluation(made_up_months(15, 25, false, seed), hundred_cells(),
                                          usual_forecasters(), months_from_2020(15))
                               .recommended
                           ? 1
                           : 0;
    // Each has to beat two naive ones with 97.5 % on its side: hardly any by chance.
    EXPECT_LE(recommended, 4);
}

// A paired difference by hand: hit rates 0.5, 0.7, 0.9 against 0.1 each; t(2) at 97.5 % is 4.3027.
TEST(RollingEvaluation, TheIntervalOfADifferenceIsStudentsT) {
    std::vector<Incident> incidents;
    for (int month = 0; month < 4; ++month)
        for (int i = 0; i < 10; ++i)
            incidents.push_back(
                rolling_incident({month == 0 || i < 3 + 2 * month ? 50.0 : 950.0, 50.0}, month));
    RollingOptions options = months_from_2020(4);
    options.learning_steps = 1;
    options.area_share = 0.01;
    options.fewest_periods = 3;
    const Forecaster south_west{"south-west", false, [](const ForecastTask& task) {
                                    std::vector<double> forecast(task.cells.places(), 0.0);
                                    forecast[90] = 1.0;
                                    return forecast;
                                }};
    const std::vector<Forecaster> forecasters{uniform_forecaster(), south_west};
    const auto found = rolling_evaluation(incidents, hundred_cells(), forecasters, options);
    EXPECT_NEAR(found.scores[1].hit_rates[0], 0.5, 1e-12);
    EXPECT_NEAR(found.scores[1].hit_rates[2], 0.9, 1e-12);
    ASSERT_EQ(found.scores[1].against_naive.size(), 1u);
    const PairedDifference& difference = found.scores[1].against_naive[0];
    EXPECT_NEAR(difference.mean, 0.7 - 0.01, 1e-12);
    const double half = 4.302652729911275 * 0.2 / std::sqrt(3.0);
    EXPECT_NEAR(difference.low, difference.mean - half, 1e-9);
    EXPECT_NEAR(difference.high, difference.mean + half, 1e-9);
    EXPECT_EQ(found.recommended, std::optional<std::size_t>(1));
    options.fewest_periods = 4;
    EXPECT_FALSE(rolling_evaluation(incidents, hundred_cells(), forecasters, options).recommended);
}

TEST(RollingEvaluation, LooksAtEachCategoryByItself) {
    Incidents incidents;
    incidents.categories = {"anywhere", "slope", "none of these"};
    for (const Incident& incident : made_up_months(24, 25, false, 5)) {
        incidents.all.push_back(incident);
        incidents.all.back().category = 0;
    }
    for (const Incident& incident : made_up_months(24, 25, true, 5)) {
        incidents.all.push_back(incident);
        incidents.all.back().category = 1;
    }
    const auto found = rolling_evaluation_by_category(incidents, hundred_cells(),
                                                      usual_forecasters(), months_from_2020(24));
    ASSERT_EQ(found.size(), 2u);
    EXPECT_EQ(found[1].category, "slope");
    EXPECT_FALSE(found[0].evaluation.recommended);
    EXPECT_TRUE(found[1].evaluation.recommended);
}

TEST(RollingEvaluation, IsTheSameOnAnyNumberOfThreads) {
    const auto incidents = made_up_months(20, 20, true, 9);
    const auto evaluate = [&] {
        return rolling_evaluation(incidents, hundred_cells(), usual_forecasters(),
                                  months_from_2020(20));
    };
    const auto all = evaluate();
    const ThreadLimit one(1);
    const auto alone = evaluate();
    for (std::size_t f = 0; f < all.scores.size(); ++f)
        EXPECT_EQ(all.scores[f].hit_rates, alone.scores[f].hit_rates);
}

TEST(RollingEvaluation, TellsNothingOfTooFewPeriodsAndRefusesNoForecast) {
    const auto none =
        rolling_evaluation({}, hundred_cells(), usual_forecasters(), months_from_2020(12));
    EXPECT_TRUE(none.periods.empty());
    EXPECT_TRUE(std::isnan(none.scores[0].mean_hit_rate));
    EXPECT_FALSE(none.recommended);
    const Forecaster nothing{"nothing", false, [](const ForecastTask& task) {
                                 return std::vector<double>(
                                     task.cells.places(), std::numeric_limits<double>::quiet_NaN());
                             }};
    const std::vector<Forecaster> forecasters{nothing};
    EXPECT_THROW(rolling_evaluation(made_up_months(5, 2, false, 1), hundred_cells(), forecasters,
                                    months_from_2020(5)),
                 std::invalid_argument);
    RollingOptions options = months_from_2020(5);
    options.learning_steps = 0;
    EXPECT_THROW(rolling_evaluation({}, hundred_cells(), forecasters, options),
                 std::invalid_argument);
}

}  // namespace
}  // namespace tk
