#include "engine/follow_up/interrupted_time_series.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <stdexcept>

#include "tests/engine/follow_up/research_table.h"

namespace tk {
namespace {

// O-28: R's glm(VanKilled ~ law + t + factor(month), family = poisson) of Seatbelts, 1969 to 1984;
// the law came in February 1983. Its months count whatever their days.
TEST(InterruptedTimeSeries, AgreesWithROnVanDriversKilledBeforeAndAfterTheSeatBeltLaw) {
    TK_NEED_SHARED_DATA("research-r/seatbelts.csv");
    auto table = test::research_table("seatbelts.csv");
    const auto killed = test::as_numbers(table["VanKilled"]), law = test::as_numbers(table["law"]);
    ASSERT_EQ(killed.size(), 192u);
    std::vector<SeriesMonth> months;
    for (std::size_t i = 0; i < killed.size(); ++i)
        months.push_back({killed[i], static_cast<int>(i % 12) + 1, 1.0, law[i] > 0.5});
    InterruptedTimeSeriesOptions options;
    options.family = CountFamily::poisson;
    options.errors = CountErrors::model;
    options.trend_change = false;
    const InterruptedTimeSeries found = interrupted_time_series(months, options);
    ASSERT_EQ(found.state, CountFitState::converged) << found.statement;
    EXPECT_NEAR(found.step.log_estimate, -0.24800622, 5e-9);
    EXPECT_NEAR(found.step.standard_error, 0.10916602, 5e-7);
    EXPECT_NEAR(found.step.z, -2.27182619, 5e-6);
    EXPECT_NEAR(found.step.p, 0.02309701, 5e-7);
    EXPECT_EQ(found.before, 169u);
    EXPECT_EQ(found.after, 23u);
    EXPECT_TRUE(std::isnan(found.trend_change.estimate));
}

/// Months from January on whose expected counts are known.
std::vector<SeriesMonth> segmented(int before, int after, double step, double change_per_year,
                                   unsigned seed) {
    std::mt19937_64 random(seed);
    std::vector<SeriesMonth> months;
    for (int i = 0; i < before + after; ++i) {
        SeriesMonth month;
        month.month = i % 12 + 1;
        month.days = month.month == 2 ? 28.0 : 31.0;
        month.after = i >= before;
        double log_mean = std::log(month.days) + 1.5 + 0.06 * i / 12.0 +
                          0.3 * std::cos(2.0 * 3.14159265358979 * month.month / 12.0);
        if (month.after) log_mean += step + change_per_year * (i - before) / 12.0;
        const double mean = std::exp(log_mean);
        month.count = seed == 0 ? mean : std::poisson_distribution<int>(mean)(random);
        months.push_back(month);
    }
    return months;
}

// Counts that are the expected ones themselves: all is found again to the last digits.
TEST(InterruptedTimeSeries, FindsStepTrendAndItsChangeWithoutNoise) {
    for (const auto seasonality : {Seasonality::months, Seasonality::harmonics}) {
        InterruptedTimeSeriesOptions options;
        options.seasonality = seasonality;
        const auto found = interrupted_time_series(segmented(36, 24, -0.4, 0.1, 0), options);
        ASSERT_EQ(found.state, CountFitState::converged) << found.statement;
        EXPECT_NEAR(found.step.log_estimate, -0.4, 1e-7);
        EXPECT_NEAR(found.trend.log_estimate, 0.06, 1e-7);
        EXPECT_NEAR(found.trend_change.log_estimate, 0.1, 1e-7);
    }
}

TEST(InterruptedTimeSeries, IntervalsHoldThePlantedStepAsOftenAsTheySay) {
    InterruptedTimeSeriesOptions options;
    options.errors = CountErrors::model;
    options.seasonality = Seasonality::harmonics;
    int held = 0;
    constexpr int rounds = 300;
    for (unsigned seed = 1; seed <= rounds; ++seed) {
        const auto found = interrupted_time_series(segmented(36, 24, -0.2, 0.0, seed), options);
        held += found.step.interval.holds(std::exp(-0.2)) ? 1 : 0;
    }
    EXPECT_NEAR(held / static_cast<double>(rounds), 0.95, 0.04);
}

TEST(InterruptedTimeSeries, AllowsForMonthsThatResembleTheOnesBefore) {
    // Departures that last: each month shares most of its surplus with the one before.
    std::mt19937_64 random(2);
    std::vector<SeriesMonth> months = segmented(48, 36, 0.0, 0.0, 0);
    double surplus = 0.0;
    for (SeriesMonth& month : months) {
        surplus = 0.85 * surplus + std::normal_distribution<double>(0.0, 0.12)(random);
        month.count = std::poisson_distribution<int>(month.count * std::exp(surplus))(random);
    }
    InterruptedTimeSeriesOptions options;
    const auto robust = interrupted_time_series(months, options);
    options.errors = CountErrors::model;
    options.family = CountFamily::poisson;
    const auto plain = interrupted_time_series(months, options);
    EXPECT_EQ(robust.step.log_estimate, plain.step.log_estimate);
    EXPECT_GT(robust.step.standard_error, 1.5 * plain.step.standard_error);
    EXPECT_GT(robust.autocorrelation, 0.4);
}

TEST(InterruptedTimeSeries, NeedsMonthsBeforeAndAfterInOrder) {
    std::vector<SeriesMonth> months = segmented(24, 12, 0.0, 0.0, 0);
    InterruptedTimeSeriesOptions options;
    options.errors = CountErrors::cr1;
    EXPECT_THROW(interrupted_time_series(months, options), std::invalid_argument);
    months.back().after = false;
    EXPECT_THROW(interrupted_time_series(months), std::invalid_argument);
    EXPECT_THROW(interrupted_time_series({}), std::invalid_argument);
    EXPECT_THROW(interrupted_time_series({{1, 13, 30, false}, {1, 1, 30, true}}),
                 std::invalid_argument);
    const auto few = interrupted_time_series({{5, 1, 31, false}, {4, 2, 28, true}});
    EXPECT_NE(few.state, CountFitState::converged);
    EXPECT_FALSE(few.statement.empty());
}

}  // namespace
}  // namespace tk
