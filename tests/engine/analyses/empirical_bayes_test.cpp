#include "engine/analyses/empirical_bayes.h"

#include <gtest/gtest.h>

#include <cmath>
#include <stdexcept>

namespace tk {
namespace {

// Ten people each: b = 0.3, variance 0.18, a = 0.18 - 0.03 = 0.15, a / (a + b / P) = 5 / 6.
TEST(EmpiricalBayes, AreMarshallsEstimatorAndTheIndexOfAssuncaoAndReis) {
    const std::vector<double> events{0, 0, 9}, people{10, 10, 10};
    const auto rates = empirical_bayes_rates(events, people);
    EXPECT_NEAR(rates[0], 0.05, 1e-15);
    EXPECT_NEAR(rates[2], 0.8, 1e-15);
    const auto index = empirical_bayes_index(events, people);
    EXPECT_NEAR(index[0], -0.3 / std::sqrt(0.18), 1e-15);
    EXPECT_NEAR(index[2], 0.6 / std::sqrt(0.18), 1e-15);
}

// b = 12 / 60, variance (10 * 0.04 + 20 * 0.01) / 60 = 0.01, as much as chance makes of it: a = 0.
TEST(EmpiricalBayes, WeighAPlaceByItsPeople) {
    const std::vector<double> events{0, 6, 6}, people{10, 20, 30};
    const double b = 0.2, a = (10 * 0.04 + 20 * 0.01 + 30 * 0.0) / 60.0 - b / 20.0;
    ASSERT_LT(a + b / 10.0, 0.03);
    const auto rates = empirical_bayes_rates(events, people);
    EXPECT_NEAR(rates[0], b, 1e-15) << "a is 0: all rates are chance, and the mean is the best";
    EXPECT_NEAR(rates[1], b, 1e-15);
    const auto index = empirical_bayes_index(events, people);
    EXPECT_NEAR(index[0], -0.2 / std::sqrt(a + b / 10.0), 1e-14);
    EXPECT_NEAR(index[1], 0.1 / std::sqrt(a + b / 20.0), 1e-14);
}

TEST(EmpiricalBayes, DrawTheFewMoreThanTheMany) {
    const std::vector<double> events{2, 2000, 0, 1500}, people{10, 10000, 10, 30000};
    const auto rates = empirical_bayes_rates(events, people);
    const double b = 3502.0 / 40020.0;
    EXPECT_LT(rates[0] - b, 0.5 * (0.2 - b));
    EXPECT_GT(rates[1] - b, 0.95 * (0.2 - b));
}

// The variance of the rates is 0, and chance alone would make it b / mean P: a is below 0.
TEST(EmpiricalBayes, AVarianceBelowZeroIsThatOfChance) {
    const std::vector<double> events{1, 10}, people{10, 100};
    const auto index = empirical_bayes_index(events, people);
    EXPECT_EQ(index[0], 0.0);
    EXPECT_EQ(index[1], 0.0);
    EXPECT_NEAR(empirical_bayes_rates(events, people)[1], 0.1, 1e-15);
    // a = 0.000083 - 0.1 / 55; with 100 people a + b / P is below 0.
    const std::vector<double> nearly{1, 9.5};
    const double b = 10.5 / 110.0;
    EXPECT_NEAR(empirical_bayes_index(nearly, people)[1], (0.095 - b) / std::sqrt(b / 100.0),
                1e-14);
}

TEST(EmpiricalBayes, WithoutEventsAreZero) {
    const std::vector<double> events{0, 0}, people{10, 20};
    EXPECT_EQ(empirical_bayes_rates(events, people), events);
    EXPECT_EQ(empirical_bayes_index(events, people), events);
}

TEST(EmpiricalBayes, RefuseAPlaceWithoutPeople) {
    const std::vector<double> events{1, 2}, people{10, 0}, one{1}, below{-1, 2}, some{10, 10};
    EXPECT_THROW(empirical_bayes_rates(events, people), std::invalid_argument);
    EXPECT_THROW(empirical_bayes_index(events, one), std::invalid_argument);
    EXPECT_THROW(empirical_bayes_rates(below, some), std::invalid_argument);
}

}  // namespace
}  // namespace tk
