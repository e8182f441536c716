#include "engine/follow_up/overdispersion.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <stdexcept>

namespace tk {
namespace {

Overdispersion overdispersion_of(const CountsByArea& period) {
    return estimate_overdispersion({&period, 1});
}

// The table 10, 20 / 30, 15: rows 30 and 45, columns 40 and 35, of 75. By hand
// 16, 14 / 24, 21 are expected; each is 6 off.
TEST(Overdispersion, OfATwoByTwoTableIsItsChiSquared) {
    const Overdispersion found = overdispersion_of({{10, 20}, {30, 15}});
    EXPECT_EQ(found.degrees_of_freedom, 1u);
    EXPECT_NEAR(found.pearson, 36.0 * (1 / 16.0 + 1 / 14.0 + 1 / 24.0 + 1 / 21.0), 1e-12);
    EXPECT_NEAR(found.phi, found.pearson, 1e-12);
}

// R: chisq.test(matrix(c(12,5,7,7,8,9,3,6,4), 3, byrow = TRUE))$statistic, df 4; written out here
// as the sum over cells.
TEST(Overdispersion, AgreesWithChiSquaredSummedOverCells) {
    const CountsByArea table{{12, 5, 7}, {7, 8, 9}, {3, 6, 4}};
    double all = 0.0, rows[3] = {}, columns[3] = {};
    for (std::size_t r = 0; r < 3; ++r)
        for (std::size_t c = 0; c < 3; ++c) {
            all += table[r][c];
            rows[r] += table[r][c];
            columns[c] += table[r][c];
        }
    double chi2 = 0.0;
    for (std::size_t r = 0; r < 3; ++r)
        for (std::size_t c = 0; c < 3; ++c) {
            const double e = rows[r] * columns[c] / all;
            chi2 += std::pow(table[r][c] - e, 2) / e;
        }
    const Overdispersion found = overdispersion_of(table);
    EXPECT_NEAR(found.pearson, chi2, 1e-12);
    EXPECT_EQ(found.degrees_of_freedom, 4u);
    EXPECT_NEAR(found.phi, chi2 / 4.0, 1e-12);
}

TEST(Overdispersion, SeasonsAndEffectsThatAreSharedDoNotCount) {
    const CountsByArea before{{10, 20, 30}, {20, 40, 60}}, after{{3, 6, 9}, {20, 40, 60}};
    const CountsByArea both[] = {before, after};
    const Overdispersion found = estimate_overdispersion(both);
    EXPECT_NEAR(found.phi, 0.0, 1e-12);
    EXPECT_EQ(found.degrees_of_freedom, 4u);
}

TEST(Overdispersion, IsUnknownWithoutTwoAreasAndTwoSteps) {
    EXPECT_TRUE(std::isnan(overdispersion_of({}).phi));
    EXPECT_TRUE(std::isnan(overdispersion_of({{5, 6, 7}}).phi));
    EXPECT_TRUE(std::isnan(overdispersion_of({{5}, {6}}).phi));
    EXPECT_TRUE(std::isnan(overdispersion_of({{0, 0}, {6, 2}}).phi));
    // A month without any leaves no degree of freedom.
    EXPECT_EQ(overdispersion_of({{1, 0, 2}, {3, 0, 1}}).degrees_of_freedom, 1u);
    EXPECT_THROW(overdispersion_of({{1, 2}, {1}}), std::invalid_argument);
}

// Poisson counts have 1, gamma-mixed ones the factor by which their variance exceeds the mean.
TEST(Overdispersion, OfDrawnCountsIsTheirs) {
    std::mt19937_64 random(5);
    for (const double planted : {1.0, 3.0}) {
        double sum = 0.0;
        constexpr int rounds = 400;
        for (int round = 0; round < rounds; ++round) {
            CountsByArea table(2, std::vector<double>(24));
            for (auto& series : table)
                for (double& count : series) {
                    double mean = 100.0;
                    if (planted > 1.0)  // variance of the mean: mean x (phi - 1)
                        mean = std::gamma_distribution<double>(mean / (planted - 1.0),
                                                               planted - 1.0)(random);
                    count = std::poisson_distribution<int>(mean)(random);
                }
            sum += overdispersion_of(table).phi;
        }
        EXPECT_NEAR(sum / rounds, planted, 0.05 * planted);
    }
}

}  // namespace
}  // namespace tk
