#include "engine/follow_up/poisson_interval.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <stdexcept>

namespace tk {
namespace {

TEST(PoissonInterval, AgreesWithGarwoodForTwelve) {
    const ConfidenceInterval interval = poisson_interval(12);
    EXPECT_NEAR(interval.low, 6.20057511, 5e-9);
    EXPECT_NEAR(interval.high, 20.961585, 5e-7);
}

TEST(PoissonInterval, OfNoneBeginsAtZeroAndEndsWhereNoneIsRare) {
    const ConfidenceInterval interval = poisson_interval(0);
    EXPECT_EQ(interval.low, 0.0);
    EXPECT_NEAR(interval.high, -std::log(0.025), 1e-12);
    EXPECT_NEAR(poisson_interval(0, 0.9).high, -std::log(0.05), 1e-12);
}

TEST(PoissonInterval, RefusesWhatIsNoCountOrNoConfidence) {
    EXPECT_THROW(poisson_interval(-1), std::invalid_argument);
    EXPECT_THROW(poisson_interval(1, 1.0), std::invalid_argument);
    EXPECT_THROW(poisson_interval(HUGE_VAL), std::invalid_argument);
}

// As many or more are seen in 2.5 % from the low end's mean, as many or fewer from the high end's.
RC_GTEST_PROP(PoissonInterval, AnyEndIsWhereTheCountBecomesRare, ()) {
    const int count = *rc::gen::inRange(1, 300);
    const ConfidenceInterval interval = poisson_interval(count);
    const auto share_up_to = [](int k, double mean) {
        double sum = 0.0;
        for (int i = 0; i <= k; ++i)
            sum += std::exp(i * std::log(mean) - mean - std::lgamma(i + 1.0));
        return sum;
    };
    RC_ASSERT(std::abs(1.0 - share_up_to(count - 1, interval.low) - 0.025) < 1e-10);
    RC_ASSERT(std::abs(share_up_to(count, interval.high) - 0.025) < 1e-10);
}

}  // namespace
}  // namespace tk
