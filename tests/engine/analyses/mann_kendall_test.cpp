#include "engine/analyses/mann_kendall.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <string>
#include <vector>

#include "tests/support/shared_data.h"

namespace tk {
namespace {

// O-14, the four values.
TEST(MannKendall, OfFourValuesIsReckonedByHand) {
    const MannKendall test = mann_kendall(std::vector<double>{10, 15, 14, 20});
    EXPECT_EQ(test.s, 4);
    EXPECT_NEAR(test.variance, 8.6666667, 5e-8);
    EXPECT_NEAR(test.z, 1.0190493, 5e-8);
    EXPECT_NEAR(test.p, 0.3081795, 5e-8);
    EXPECT_NEAR(test.tau, 4.0 / 6.0, 1e-12);
    // Slopes 5, 2, 10/3, -1, 2.5, 6.
    EXPECT_NEAR(test.sen_slope, (2.5 + 10.0 / 3.0) / 2.0, 1e-12);
}

// O-14: R's Nile, 1871-1970: Kendall's and the trend package's figures.
TEST(MannKendall, OfTheNileIsThatOfR) {
    TK_NEED_SHARED_DATA("research-r/nile.csv");
    std::ifstream in(test::shared_data() / "research-r" / "nile.csv");
    std::vector<double> flow;
    std::string line;
    std::getline(in, line);
    while (std::getline(in, line)) flow.push_back(std::stod(line.substr(line.rfind(',') + 1)));
    ASSERT_EQ(flow.size(), 100u);
    const MannKendall test = mann_kendall(flow);
    EXPECT_EQ(test.s, -1387);
    EXPECT_NEAR(test.variance, 112728.3333, 5e-5);
    EXPECT_NEAR(test.z, -4.128066523, 5e-10);
    EXPECT_NEAR(test.p, 3.658262922e-05, 5e-14);
    EXPECT_NEAR(test.sen_slope, -2.6, 1e-12);
    // The flow of one year resembles that of the last: less is certain.
    const MannKendall wider = mann_kendall(flow, {.allow_for_autocorrelation = true});
    EXPECT_GT(wider.variance, test.variance);
    EXPECT_GT(wider.p, test.p);
}

// The variance over all orders of five values of which three are alike.
TEST(MannKendall, VarianceWithTiesIsThatOfAllOrders) {
    std::vector<double> values{1, 2, 2, 2, 5};
    const double variance = mann_kendall(values).variance;
    std::vector<int> order{0, 1, 2, 3, 4};
    double sum = 0.0, count = 0.0;
    do {
        std::vector<double> dealt;
        for (const int i : order) dealt.push_back(values[static_cast<std::size_t>(i)]);
        const auto s = static_cast<double>(mann_kendall(dealt).s);
        sum += s * s;
        count += 1.0;
    } while (std::next_permutation(order.begin(), order.end()));
    EXPECT_NEAR(variance, sum / count, 1e-9);
}

TEST(MannKendall, AGapKeepsItsPlace) {
    const MannKendall test = mann_kendall(std::vector<double>{1, NAN, 3, 4});
    EXPECT_EQ(test.count, 3u);
    EXPECT_EQ(test.s, 3);
    EXPECT_DOUBLE_EQ(test.sen_slope, 1.0);
}

TEST(MannKendall, OfNothingTellsNothing) {
    EXPECT_EQ(mann_kendall({}).p, 1.0);
    EXPECT_TRUE(std::isnan(mann_kendall(std::vector<double>{7.0}).sen_slope));
    const MannKendall level = mann_kendall(std::vector<double>{4, 4, 4, 4});
    EXPECT_EQ(level.z, 0.0);
    EXPECT_EQ(level.sen_slope, 0.0);
}

}  // namespace
}  // namespace tk
