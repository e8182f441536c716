#include "engine/analyses/false_discovery.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

namespace tk {
namespace {

// O-13: the example of Benjamini & Hochberg (1995): four of fifteen at 0.05.
TEST(FalseDiscoveryRates, AreThoseOfTheExampleOfBenjaminiAndHochberg) {
    const std::vector<double> p{.0001, .0004, .0019, .0095, .0201, .0278, .0298, .0344,
                                .0459, .3240, .4262, .5719, .6528, .7590, 1.000};
    const std::vector<double> q = false_discovery_rates(p);
    EXPECT_EQ(std::count_if(q.begin(), q.end(), [](double rate) { return rate <= 0.05; }), 4);
    const std::vector<double> first{.0015, .0030, .0095, .035625, .0603};
    for (std::size_t i = 0; i < first.size(); ++i) EXPECT_NEAR(q[i], first[i], 1e-12);
}

/// The step-up procedure as they print it: how many are found at `alpha`.
std::size_t found_at(std::vector<double> p, double alpha) {
    std::sort(p.begin(), p.end());
    for (std::size_t k = p.size(); k > 0; --k)
        if (p[k - 1] <= static_cast<double>(k) / static_cast<double>(p.size()) * alpha) return k;
    return 0;
}

TEST(FalseDiscoveryRates, AgreesWithTheStepUpProcedureAtAnyAlpha) {
    std::mt19937 random(1);
    std::uniform_real_distribution<double> real(0.0, 1.0);
    for (int round = 0; round < 50; ++round) {
        std::vector<double> p;
        for (int i = 0; i < 60; ++i) p.push_back(std::pow(real(random), 3.0));
        const std::vector<double> q = false_discovery_rates(p);
        for (const double alpha : {0.01, 0.05, 0.1, 0.3})
            EXPECT_EQ(static_cast<std::size_t>(std::count_if(
                          q.begin(), q.end(), [&](double rate) { return rate <= alpha; })),
                      found_at(p, alpha));
    }
}

TEST(FalseDiscoveryRates, LeaveOutWhatIsNotKnown) {
    const std::vector<double> q = false_discovery_rates(std::vector<double>{0.01, NAN, 0.04});
    EXPECT_DOUBLE_EQ(q[0], 0.02);
    EXPECT_TRUE(std::isnan(q[1]));
    EXPECT_DOUBLE_EQ(q[2], 0.04);
    EXPECT_TRUE(false_discovery_rates({}).empty());
}

}  // namespace
}  // namespace tk
