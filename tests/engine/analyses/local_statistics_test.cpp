#include "engine/analyses/local_statistics.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>
#include <random>

#include "engine/core/parallel_for.h"

namespace tk {
namespace {

/// O-8: six points of esda's tests (pysal/esda, test_getisord.py), in neighbourhood up to 15.
const std::vector<MapPoint> six_points{{10, 10}, {20, 10}, {40, 10}, {15, 20}, {30, 20}, {30, 30}};
const std::vector<double> six_values{2, 3, 3.2, 5, 8, 7};

void expect_all_near(const std::vector<double>& values, const std::vector<double>& expected,
                     double tolerance) {
    ASSERT_EQ(values.size(), expected.size());
    for (std::size_t i = 0; i < values.size(); ++i)
        EXPECT_NEAR(values[i], expected[i], tolerance) << i;
}

TEST(LocalStatistics, GiAndGiStarAreThosePublishedForSixPoints) {
    const Neighbours near = neighbours_within(six_points, 15.0);
    expect_all_near(local_statistics(six_values, near, {LocalStatistic::gi}).z,
                    {-1.0136729, -0.0436159, 1.3155870, -0.3141268, 1.1537399, 1.7783394}, 5e-8);
    expect_all_near(local_statistics(six_values, near).z,
                    {-1.3972763, -0.2891776, 0.6506496, -0.2891776, 1.2345209, 2.0242433}, 5e-8);
}

struct RandomMap {
    std::vector<MapPoint> places;
    std::vector<double> values;
    Neighbours neighbours;
};

RandomMap random_map(unsigned seed, std::size_t count) {
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> place(0.0, 1000.0);
    std::poisson_distribution<int> value(3.0);
    RandomMap map;
    for (std::size_t i = 0; i < count; ++i) {
        map.places.push_back({674000.0 + place(random), 6580000.0 + place(random)});
        map.values.push_back(value(random));
    }
    map.neighbours = neighbours_within(map.places, 150.0);
    return map;
}

/// The formulas with a full matrix of weights, as Ord & Getis (1995) and Anselin (1995) print them.
struct PlainStatistics {
    std::vector<std::vector<double>> w;
    std::vector<double> x;

    PlainStatistics(const RandomMap& map, bool with_itself, bool row_standardised)
        : w(map.values.size(), std::vector<double>(map.values.size(), 0.0)), x(map.values) {
        for (std::size_t i = 0; i < w.size(); ++i) {
            for (const std::uint32_t j : map.neighbours.of(i)) w[i][j] = 1.0;
            if (with_itself) w[i][i] = 1.0;
            const double sum = std::accumulate(w[i].begin(), w[i].end(), 0.0);
            if (row_standardised && sum > 0.0)
                for (double& weight : w[i]) weight /= sum;
        }
    }

    /// Of Gi* over all values, of Gi over all but that of i.
    double g(std::size_t i, bool without_itself) const {
        double n = 0.0, sum = 0.0, squares = 0.0, weights = 0.0, weights2 = 0.0, product = 0.0;
        for (std::size_t j = 0; j < x.size(); ++j) {
            if (without_itself && j == i) continue;
            n += 1.0;
            sum += x[j];
            squares += x[j] * x[j];
            weights += w[i][j];
            weights2 += w[i][j] * w[i][j];
            product += w[i][j] * x[j];
        }
        const double mean = sum / n, s = std::sqrt(squares / n - mean * mean);
        return (product - mean * weights) /
               (s * std::sqrt((n * weights2 - weights * weights) / (n - 1.0)));
    }

    double moran(std::size_t i) const {
        const double n = static_cast<double>(x.size());
        const double mean = std::accumulate(x.begin(), x.end(), 0.0) / n;
        double m2 = 0.0, lag = 0.0;
        for (std::size_t j = 0; j < x.size(); ++j) {
            m2 += (x[j] - mean) * (x[j] - mean) / n;
            lag += w[i][j] * (x[j] - mean);
        }
        return (x[i] - mean) / m2 * lag;
    }
};

TEST(LocalStatistics, AgreesWithTheFormulasOverFullMatrices) {
    for (unsigned seed = 1; seed <= 5; ++seed) {
        const RandomMap map = random_map(seed, 120);
        for (const bool row_standardised : {false, true}) {
            const PlainStatistics with(map, true, row_standardised),
                without(map, false, row_standardised);
            LocalStatisticsOptions options{LocalStatistic::gi_star, row_standardised};
            const auto gi_star = local_statistics(map.values, map.neighbours, options);
            options.statistic = LocalStatistic::gi;
            const auto gi = local_statistics(map.values, map.neighbours, options);
            options.statistic = LocalStatistic::local_moran;
            const auto moran = local_statistics(map.values, map.neighbours, options);
            for (std::size_t i = 0; i < map.values.size(); ++i) {
                EXPECT_NEAR(gi_star.z[i], with.g(i, false), 1e-9);
                if (map.neighbours.of(i).empty()) {
                    EXPECT_TRUE(std::isnan(gi.z[i]) && std::isnan(moran.z[i]));
                    continue;
                }
                EXPECT_NEAR(gi.z[i], without.g(i, true), 1e-9);
                EXPECT_NEAR(moran.value[i], without.moran(i), 1e-9);
            }
        }
    }
}

// The mean and the variance over every way to deal out five values among four others, one by one.
TEST(LocalStatistics, MoransConditionalMomentsAreThoseOfAllWaysToDealOut) {
    const std::vector<MapPoint> places{{0, 0}, {10, 0}, {0, 10}, {500, 0}, {900, 0}, {900, 9}};
    const std::vector<double> values{4, 1, 7, 2, 9, 3};
    const Neighbours near = neighbours_within(places, 11.0);
    ASSERT_EQ(near.of(0).size(), 2u);
    const double mean = 26.0 / 6.0;
    double m2 = 0.0;
    for (const double value : values) m2 += (value - mean) * (value - mean) / 6.0;
    double sum = 0.0, squares = 0.0, count = 0.0;
    for (std::size_t a = 1; a < 6; ++a)
        for (std::size_t b = 1; b < 6; ++b) {
            if (a == b) continue;
            const double index =
                (values[0] - mean) / m2 * 0.5 * (values[a] - mean + values[b] - mean);
            sum += index;
            squares += index * index;
            count += 1.0;
        }
    const double expected = sum / count;
    const double spread = std::sqrt(squares / count - expected * expected);
    const auto moran = local_statistics(values, near, {LocalStatistic::local_moran, true});
    EXPECT_NEAR(moran.z[0], (moran.value[0] - expected) / spread, 1e-9);
}

TEST(LocalStatistics, PermutationsComeToTheNormalZAndToTheSharesOfAllWays) {
    const Neighbours near = neighbours_within(six_points, 15.0);
    LocalStatisticsOptions options;
    options.inference = LocalInference::permutation;
    options.permutations = 20000;
    options.statistic = LocalStatistic::gi;
    const auto permuted = local_statistics(six_values, near, options);
    options.inference = LocalInference::normal;
    const auto normal = local_statistics(six_values, near, options);
    for (std::size_t i = 0; i < 6; ++i) EXPECT_NEAR(permuted.z[i], normal.z[i], 0.05) << i;
    // The last has one neighbour, 8, which of the five others is the furthest from their mean of
    // 4.24: one way in five.
    ASSERT_EQ(near.of(5).size(), 1u);
    EXPECT_NEAR(permuted.p[5], 0.2, 0.02);
}

TEST(LocalStatistics, PermutationsAreTheSameOnAnyNumberOfThreadsAndOthersWithAnotherSeed) {
    const RandomMap map = random_map(3, 3000);
    LocalStatisticsOptions options;
    options.inference = LocalInference::permutation;
    options.permutations = 19;
    const auto all = local_statistics(map.values, map.neighbours, options);
    {
        const ThreadLimit one(1);
        EXPECT_EQ(local_statistics(map.values, map.neighbours, options).p, all.p);
    }
    options.seed = 2;
    EXPECT_NE(local_statistics(map.values, map.neighbours, options).p, all.p);
}

TEST(LocalStatistics, FindsNothingWhereNothingIsAndTheHotCornerWhereItIs) {
    RandomMap map = random_map(9, 2000);
    LocalStatisticsOptions options{LocalStatistic::gi_star};
    const auto share_found = [&](const LocalStatistics& found) {
        double share = 0.0;
        for (const double p : found.p) share += p < 0.05 ? 1.0 : 0.0;
        return share / static_cast<double>(found.p.size());
    };
    EXPECT_NEAR(share_found(local_statistics(map.values, map.neighbours, options)), 0.05, 0.03);
    for (std::size_t i = 0; i < map.places.size(); ++i)
        if (map.places[i].east_m < 674200.0 && map.places[i].north_m < 6580200.0)
            map.values[i] += 5.0;
    const auto hot = local_statistics(map.values, map.neighbours, options);
    for (std::size_t i = 0; i < map.places.size(); ++i) {
        if (map.places[i].east_m > 674100.0 || map.places[i].north_m > 6580100.0) continue;
        EXPECT_GT(hot.z[i], 3.0);
    }
}

TEST(LocalStatistics, OfValuesThatAreAllAlikeTellNothing) {
    const RandomMap map = random_map(1, 50);
    const std::vector<double> alike(50, 2.0);
    const auto none = local_statistics(alike, map.neighbours);
    EXPECT_TRUE(std::isnan(none.z[0]) && std::isnan(none.p[0]));
    EXPECT_THROW(local_statistics(std::vector<double>(49), map.neighbours), std::invalid_argument);
}

TEST(MoranQuadrants, SetAPlaceAgainstItsNeighbours) {
    const std::vector<MapPoint> row{{0, 0}, {10, 0}, {20, 0}, {100, 0}, {110, 0}};
    const auto quadrants =
        moran_quadrants(std::vector<double>{9, 8, 1, 1, 1}, neighbours_within(row, 10.0));
    EXPECT_EQ(quadrants[0], MoranQuadrant::high_high);
    EXPECT_EQ(quadrants[1], MoranQuadrant::high_high) << "9 and 1 beside it, of a mean of 4";
    EXPECT_EQ(quadrants[2], MoranQuadrant::low_high);
    EXPECT_EQ(quadrants[4], MoranQuadrant::low_low);
}

}  // namespace
}  // namespace tk
