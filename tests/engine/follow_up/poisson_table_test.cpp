#include "engine/follow_up/poisson_table.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

namespace tk {
namespace {

TEST(PoissonTable, OfNoneIsNone) {
    const PoissonTable table = poisson_table(0.0);
    EXPECT_EQ(table.first, 0);
    EXPECT_EQ(table.probabilities[0], 1.0);
    EXPECT_EQ(table.probabilities[1], 0.0);
}

TEST(PoissonTable, OfAGreatMeanIsTheNormalDensityAtIt) {
    const double mean = 1e9;
    const PoissonTable table = poisson_table(mean);
    EXPECT_LT(table.probabilities.size(), 600'000u);
    const auto at = static_cast<std::size_t>(1'000'000'000 - table.first);
    // Stirling: 1 / sqrt(2 pi mean) x (1 - 1 / (12 mean)).
    EXPECT_NEAR(table.probabilities[at] * std::sqrt(2.0 * 3.14159265358979 * mean), 1.0, 1e-10);
}

RC_GTEST_PROP(PoissonTable, AnyProbabilityIsThatOfTheFormula, ()) {
    const double mean = 0.01 * *rc::gen::inRange(1, 50000);
    const PoissonTable table = poisson_table(mean);
    double sum = 0.0, first_moment = 0.0;
    for (std::int64_t k = table.first; k <= table.last(); ++k) {
        const double p = table.probabilities[static_cast<std::size_t>(k - table.first)];
        const auto count = static_cast<double>(k);
        const double expected = std::exp(count * std::log(mean) - mean - std::lgamma(count + 1.0));
        RC_ASSERT(std::abs(p - expected) < 1e-12);
        sum += p;
        first_moment += p * count;
    }
    RC_ASSERT(std::abs(sum - 1.0) < 1e-12);
    RC_ASSERT(std::abs(first_moment - mean) < 1e-10 * (1.0 + mean));
}

}  // namespace
}  // namespace tk
