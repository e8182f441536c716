#include "engine/analyses/common_rate_ratio.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <random>
#include <stdexcept>
#include <vector>

namespace tk {
namespace {

// One pair: the exact interval of a ratio of two rates.
TEST(CommonRateRatio, OfOnePairIsItsOwnExactInterval) {
    for (const std::int64_t a : {0, 1, 5, 40, 4000})
        for (const std::int64_t b : {0, 2, 9, 70, 6000}) {
            if (a + b == 0) continue;
            const RatePair pair{{a, 12.5}, {b, 80.0}};
            const CommonRateRatio found = common_rate_ratio(std::vector{pair});
            const PoissonInterval own = poisson_ratio_interval(pair.rate, pair.other);
            const auto near = [](double value) { return 1e-7 * (std::abs(value) + 1e-12); };
            EXPECT_NEAR(found.interval.low, own.low, near(own.low)) << a << " " << b;
            if (b > 0)
                EXPECT_NEAR(found.interval.high, own.high, near(own.high)) << a << " " << b;
            else
                EXPECT_TRUE(std::isinf(found.interval.high));
            if (a > 0 && b > 0) {
                const double ratio =
                    static_cast<double>(a) * 80.0 / (static_cast<double>(b) * 12.5);
                EXPECT_NEAR(found.ratio, ratio, 1e-9 * ratio);
            }
        }
}

/// P(at most `most`) over all ways to split the events of each pair, added up.
double at_most_over_all_splits(const std::vector<RatePair>& pairs, std::size_t next,
                               std::int64_t left, double ratio) {
    if (left < 0) return 0.0;
    if (next == pairs.size()) return 1.0;
    const RatePair& pair = pairs[next];
    const std::int64_t n = pair.rate.count + pair.other.count;
    const double odds = ratio * pair.rate.exposure / pair.other.exposure;
    double sum = 0.0, ways = 1.0;
    for (std::int64_t k = 0; k <= n; ++k) {
        const double p = ways * std::pow(odds, static_cast<double>(k)) /
                         std::pow(1.0 + odds, static_cast<double>(n));
        sum += p * at_most_over_all_splits(pairs, next + 1, left - k, ratio);
        ways = ways * static_cast<double>(n - k) / static_cast<double>(k + 1);
    }
    return sum;
}

RC_GTEST_PROP(CommonRateRatio, AnyPairsAgreesWithAllSplits, ()) {
    std::vector<RatePair> pairs;
    std::int64_t seen = 0, events = 0;
    for (int i = 0; i < 4; ++i) {
        pairs.push_back({{*rc::gen::inRange(0, 6), 1.0 * *rc::gen::inRange(1, 50)},
                         {*rc::gen::inRange(0, 6), 1.0 * *rc::gen::inRange(1, 50)}});
        seen += pairs.back().rate.count;
        events += pairs.back().rate.count + pairs.back().other.count;
    }
    RC_PRE(seen > 0 && seen < events);
    const CommonRateRatio found = common_rate_ratio(pairs);
    RC_ASSERT(std::abs(at_most_over_all_splits(pairs, 0, seen, found.interval.high) - 0.025) <
              1e-8);
    RC_ASSERT(std::abs(1.0 - at_most_over_all_splits(pairs, 0, seen - 1, found.interval.low) -
                       0.025) < 1e-8);
    RC_ASSERT(found.interval.low < found.ratio && found.ratio < found.interval.high);
    std::vector<RatePair> turned;
    for (const RatePair& pair : pairs) turned.push_back({pair.other, pair.rate});
    RC_ASSERT(std::abs(common_rate_ratio(turned).ratio * found.ratio - 1.0) < 1e-8);
}

// Rates that differ a hundredfold between pairs, a ratio of 1.5 in each.
TEST(CommonRateRatio, HoldsTheTrueRatioAsOftenAsIsSaid) {
    std::mt19937 random(4);
    int held = 0;
    constexpr int trials = 400;
    for (int trial = 0; trial < trials; ++trial) {
        std::vector<RatePair> pairs;
        for (const double rate : {0.01, 0.1, 1.0}) {
            const double exposure = 20.0 + 10.0 * static_cast<double>(pairs.size());
            std::poisson_distribution<int> one(1.5 * rate * exposure), other(rate * 90.0);
            pairs.push_back({{one(random), exposure}, {other(random), 90.0}});
        }
        const PoissonInterval interval = common_rate_ratio(pairs).interval;
        held += interval.low <= 1.5 && 1.5 <= interval.high ? 1 : 0;
    }
    EXPECT_GE(held, static_cast<int>(0.93 * trials));
}

// On both sides of where the normal distribution takes over.
TEST(CommonRateRatio, OfManyEventsIsAsTheExactOneNearby) {
    const auto of = [](std::int64_t scale) {
        return common_rate_ratio(std::vector<RatePair>{{{3 * scale, 10.0}, {4 * scale, 20.0}},
                                                       {{2 * scale, 5.0}, {1 * scale, 9.0}}});
    };
    const CommonRateRatio below = of(1999), above = of(2001);
    EXPECT_NEAR(below.ratio, above.ratio, 1e-9);
    EXPECT_NEAR(below.interval.low, above.interval.low, 2e-4 * below.ratio);
    EXPECT_NEAR(below.interval.high, above.interval.high, 2e-4 * below.ratio);
}

TEST(CommonRateRatio, LeavesOutWhatTellsNothing) {
    const CommonRateRatio none = common_rate_ratio({});
    EXPECT_TRUE(std::isnan(none.ratio));
    EXPECT_EQ(none.interval.low, 0.0);
    EXPECT_TRUE(std::isinf(none.interval.high));
    const RatePair tells{{4, 10.0}, {6, 30.0}}, dark_all_year{{50, 100.0}, {0, 0.0}},
        empty{{0, 5.0}, {0, 5.0}};
    const CommonRateRatio one = common_rate_ratio(std::vector{tells});
    const CommonRateRatio same = common_rate_ratio(std::vector{tells, dark_all_year, empty});
    EXPECT_EQ(same.pairs, 1u);
    EXPECT_EQ(same.ratio, one.ratio);
    EXPECT_EQ(same.interval.high, one.interval.high);
    EXPECT_THROW(common_rate_ratio(std::vector{RatePair{{-1, 1.0}, {1, 1.0}}}),
                 std::invalid_argument);
    EXPECT_THROW(common_rate_ratio(std::vector{tells}, 1.0), std::invalid_argument);
}

}  // namespace
}  // namespace tk
