#include "engine/follow_up/regression_to_mean.h"

#include <gtest/gtest.h>

#include <cmath>
#include <stdexcept>
#include <vector>

namespace tk {
namespace {

TEST(ReferencePlaces, HaveTheMeanAndVarianceOfTheirCounts) {
    const std::vector<double> counts{2, 4, 4, 4, 5, 5, 7, 9};
    const ReferencePlaces reference = reference_places(counts);
    EXPECT_EQ(reference.places, 8u);
    EXPECT_EQ(reference.mean, 5.0);
    EXPECT_NEAR(reference.variance, 32.0 / 7.0, 1e-12);
    EXPECT_EQ(reference.variance_between(), 0.0) << "less than chance alone";
    EXPECT_TRUE(std::isnan(reference_places({}).variance));
    EXPECT_THROW(reference_places(std::vector<double>{-1.0}), std::invalid_argument);
}

// Places' means gamma-distributed with the others' mean and variance between: what is to be
// expected of one that had 30 is the mean of the posterior, integrated here in small steps.
TEST(ShrunkCount, AgreesWithThePosteriorMeanOfAGammaMixture) {
    const ReferencePlaces reference{50, 12.0, 48.0};  // between: 36
    const double shape = 12.0 * 12.0 / 36.0, rate = 12.0 / 36.0;
    double weights = 0.0, mean = 0.0, square = 0.0;
    for (double m = 0.0005; m < 150.0; m += 0.001) {
        const double w = std::exp((shape - 1.0) * std::log(m) - rate * m +  // prior
                                  30.0 * std::log(m) - m - 40.0);           // likelihood of 30
        weights += w;
        mean += w * m;
        square += w * m * m;
    }
    mean /= weights;
    const ShrunkCount shrunk = shrunk_before_count(30.0, reference);
    EXPECT_NEAR(shrunk.expected, mean, 1e-6);
    EXPECT_NEAR(shrunk.standard_error, std::sqrt(square / weights - mean * mean), 1e-6);
    EXPECT_NEAR(shrunk.weight, 12.0 / 48.0, 1e-12);
    EXPECT_NEAR(shrunk.fall_back(), 30.0 - mean, 1e-6);
}

TEST(ShrunkCount, IsTheOthersMeanWherePlacesDifferByChanceAlone) {
    const ShrunkCount shrunk = shrunk_before_count(30.0, {50, 12.0, 11.0});
    EXPECT_EQ(shrunk.weight, 1.0);
    EXPECT_EQ(shrunk.expected, 12.0);
    EXPECT_EQ(shrunk.standard_error, 0.0);
}

TEST(ShrunkCount, RisesWhereTheCountWasLow) {
    EXPECT_LT(shrunk_before_count(2.0, {50, 12.0, 48.0}).fall_back(), 0.0);
    EXPECT_EQ(shrunk_before_count(12.0, {50, 12.0, 48.0}).fall_back(), 0.0);
}

TEST(ShrunkCount, NeedsOtherPlaces) {
    EXPECT_THROW(shrunk_before_count(3.0, {1, 3.0, NAN}), std::invalid_argument);
    EXPECT_THROW(shrunk_before_count(-3.0, {5, 3.0, 4.0}), std::invalid_argument);
}

}  // namespace
}  // namespace tk
