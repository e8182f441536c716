#include "engine/analyses/two_way_rate_ratio.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <random>
#include <stdexcept>
#include <vector>

namespace tk {
namespace {

// One row and column: the likeliest ratio is that of the rates, and the interval by the likelihood
// of a binomial share, here by going along it.
TEST(TwoWayRateRatio, OfOneRowIsThatOfTheTwoRates) {
    const std::vector<TwoWayCell> cells{{0, 0, true, {30, 100.0}}, {0, 0, false, {40, 200.0}}};
    const CommonRateRatio found = two_way_rate_ratio(cells);
    EXPECT_NEAR(found.ratio, 1.5, 1e-9);
    EXPECT_EQ(found.pairs, 1u);
    const auto log_likelihood = [](double ratio) {
        const double share = ratio * 100.0 / (ratio * 100.0 + 200.0);
        return 30.0 * std::log(share) + 40.0 * std::log1p(-share);
    };
    for (const double end : {found.interval.low, found.interval.high})
        EXPECT_NEAR(2.0 * (log_likelihood(1.5) - log_likelihood(end)), 3.841458820694124, 1e-7);
    EXPECT_LT(found.interval.low, 1.5);
    EXPECT_GT(found.interval.high, 1.5);
}

/// The log-likelihood of all parts given, in logarithms.
double plain_log_likelihood(const std::vector<TwoWayCell>& cells, const std::vector<double>& rows,
                            const std::vector<double>& columns, double log_ratio) {
    double sum = 0.0;
    for (const TwoWayCell& cell : cells) {
        const double log_mean = rows[cell.row] + columns[cell.column] +
                                (cell.is_exposed ? log_ratio : 0.0) + std::log(cell.seen.exposure);
        sum += static_cast<double>(cell.seen.count) * log_mean - std::exp(log_mean);
    }
    return sum;
}

/// Up the likelihood by many small steps along its slope, no part in closed form.
double climbed_log_ratio(const std::vector<TwoWayCell>& cells) {
    std::vector<double> rows(3, 0.0), columns(3, 0.0);
    double log_ratio = 0.0, step = 1e-3,
           best = plain_log_likelihood(cells, rows, columns, log_ratio);
    for (int round = 0; round < 200000 && step > 1e-12; ++round) {
        std::vector<double> row_slope(3, 0.0), column_slope(3, 0.0);
        double slope = 0.0;
        for (const TwoWayCell& cell : cells) {
            const double mean = std::exp(rows[cell.row] + columns[cell.column] +
                                         (cell.is_exposed ? log_ratio : 0.0)) *
                                cell.seen.exposure;
            const double rest = static_cast<double>(cell.seen.count) - mean;
            row_slope[cell.row] += rest;
            column_slope[cell.column] += rest;
            if (cell.is_exposed) slope += rest;
        }
        auto next_rows = rows, next_columns = columns;
        for (std::size_t i = 0; i < 3; ++i) {
            next_rows[i] += step * row_slope[i];
            next_columns[i] += step * column_slope[i];
        }
        const double next =
            plain_log_likelihood(cells, next_rows, next_columns, log_ratio + step * slope);
        if (next >= best) {
            rows = next_rows;
            columns = next_columns;
            log_ratio += step * slope;
            best = next;
            step *= 1.1;
        } else {
            step *= 0.5;
        }
    }
    return log_ratio;
}

TEST(TwoWayRateRatio, AgreesWithALikelihoodThatIsClimbedStepByStep) {
    std::mt19937 random(3);
    for (int trial = 0; trial < 5; ++trial) {
        std::vector<TwoWayCell> cells;
        for (std::size_t row = 0; row < 3; ++row)
            for (std::size_t column = 0; column < 3; ++column)
                for (const bool exposed : {true, false}) {
                    const double exposure = 1.0 + static_cast<double>(row) +
                                            (exposed ? 2.0 : 1.0) * static_cast<double>(column);
                    std::poisson_distribution<std::int64_t> draw(6.0 * exposure *
                                                                 (exposed ? 1.4 : 1.0));
                    cells.push_back({row, column, exposed, {draw(random), exposure}});
                }
        EXPECT_NEAR(std::log(two_way_rate_ratio(cells).ratio), climbed_log_ratio(cells), 1e-5);
    }
}

// R: glm(breaks ~ wool + tension, poisson, warpbreaks) has -0.20599 for wool B: in a balanced table
// that is the logarithm of the ratio of the sums, 682 over 838.
TEST(TwoWayRateRatio, OfABalancedTableIsTheRatioOfTheSums) {
    std::vector<TwoWayCell> cells;
    const std::int64_t a[] = {401, 216, 221}, b[] = {254, 259, 169};
    for (std::size_t column = 0; column < 3; ++column) {
        cells.push_back({0, column, false, {a[column], 9.0}});
        cells.push_back({0, column, true, {b[column], 9.0}});
    }
    const CommonRateRatio found = two_way_rate_ratio(cells);
    EXPECT_NEAR(found.ratio, 682.0 / 838.0, 1e-9);
    EXPECT_NEAR(std::log(found.ratio), -0.20599, 5e-6);
}

RC_GTEST_PROP(TwoWayRateRatio, AnyExposureTurnedRoundTurnsTheRatio, ()) {
    std::vector<TwoWayCell> cells, turned;
    for (std::size_t row = 0; row < 3; ++row)
        for (std::size_t column = 0; column < 2; ++column)
            for (const bool exposed : {true, false}) {
                cells.push_back({row,
                                 column,
                                 exposed,
                                 {*rc::gen::inRange(1, 60), 1.0 * *rc::gen::inRange(1, 20)}});
                turned.push_back(cells.back());
                turned.back().is_exposed = !exposed;
            }
    const CommonRateRatio one = two_way_rate_ratio(cells), other = two_way_rate_ratio(turned);
    RC_ASSERT(std::abs(one.ratio * other.ratio - 1.0) < 1e-6);
    RC_ASSERT(std::abs(one.interval.low * other.interval.high - 1.0) < 1e-6);
    RC_ASSERT(one.interval.low < one.ratio && one.ratio < one.interval.high);
}

TEST(TwoWayRateRatio, TellsNothingWhereNothingIsCompared) {
    const std::vector<TwoWayCell> apart{{0, 0, true, {5, 10.0}}, {1, 0, false, {5, 10.0}}};
    EXPECT_TRUE(std::isnan(two_way_rate_ratio(apart).ratio));
    EXPECT_EQ(two_way_rate_ratio(apart).pairs, 0u);
    EXPECT_TRUE(std::isinf(two_way_rate_ratio(apart).interval.high));
    EXPECT_TRUE(std::isnan(two_way_rate_ratio({}).ratio));
    EXPECT_THROW(two_way_rate_ratio(std::vector<TwoWayCell>{{0, 0, true, {-1, 1.0}}}),
                 std::invalid_argument);
    EXPECT_THROW(two_way_rate_ratio(apart, 0.0), std::invalid_argument);
}

}  // namespace
}  // namespace tk
