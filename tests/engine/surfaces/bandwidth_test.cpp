#include "engine/surfaces/bandwidth.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

#include "engine/core/input_error.h"
#include "engine/core/parallel_for.h"

namespace tk {
namespace {

std::vector<WeightedPoint> two_clusters(std::size_t count) {
    std::mt19937 random(11);
    std::normal_distribution<double> spread(0.0, 120.0);
    std::vector<WeightedPoint> points(count);
    for (std::size_t i = 0; i < count; ++i)
        points[i].at = {674000.0 + (i % 3 == 0 ? 900.0 : 0.0) + spread(random),
                        6580000.0 + spread(random)};
    return points;
}

TEST(Bandwidth, OfAKernelHasTheVarianceOfItsSigma) {
    // Per axis the variance of mass spread as g(d / h) in the plane is half the mean of d²:
    // 1/2 ∫ u³ g du / ∫ u g du of h².
    for (const KernelShape shape :
         {KernelShape::quartic, KernelShape::epanechnikov, KernelShape::triangular,
          KernelShape::uniform, KernelShape::triweight, KernelShape::gaussian}) {
        const double end = shape == KernelShape::gaussian ? 12.0 : 1.0;
        double mass = 0.0, squared = 0.0;
        for (double u = 5e-5 * end; u < end; u += 1e-4 * end) {
            const double g = kernel_shape_at(shape, u);
            mass += u * g;
            squared += u * u * u * g;
        }
        EXPECT_NEAR(bandwidth_per_sigma(shape), 1.0 / std::sqrt(0.5 * squared / mass), 1e-6);
    }
}

TEST(ScottBandwidth, IsTheGeometricMeanOfTheAxesDeviations) {
    // East 0, 2, 4 (s = 2), north 0, 0, 6 (s = √12): √(2 √12) 3^(-1/6).
    const std::vector<WeightedPoint> points{{{0.0, 0.0}}, {{2.0, 0.0}}, {{4.0, 6.0}}};
    const double expected = std::sqrt(2.0 * std::sqrt(12.0)) * std::pow(3.0, -1.0 / 6.0);
    EXPECT_NEAR(scott_sigma_m(points), expected, 1e-12);
    EXPECT_NEAR(bandwidth_by_rule_m(points, BandwidthRule::scott, KernelShape::quartic),
                expected * std::sqrt(8.0), 1e-12);
}

TEST(SilvermanBandwidth, TakesTheSmallerOfTwoSpreads) {
    // A cross of arms 1 and an outlier pair: mean (0, 0), distances 1, 1, 1, 1, 10, 10.
    const std::vector<WeightedPoint> points{{{1.0, 0.0}},  {{-1.0, 0.0}}, {{0.0, 1.0}},
                                            {{0.0, -1.0}}, {{10.0, 0.0}}, {{-10.0, 0.0}}};
    // SD = √(204 / 6) = 5.83, √(1 / ln 2) Dm = 1.20.
    EXPECT_NEAR(silverman_radius_m(points), 0.9 / std::sqrt(std::log(2.0)) * std::pow(6.0, -0.2),
                1e-12);
    // Four arms of 1: SD = 1 is the smaller.
    EXPECT_NEAR(silverman_radius_m(std::span(points).first(4)), 0.9 * std::pow(4.0, -0.2), 1e-12);
}

TEST(SilvermanBandwidth, CountsAWeightAsSoManyPoints) {
    const std::vector<WeightedPoint> weighted{
        {{0.0, 0.0}, 3.0}, {{40.0, 10.0}, 2.0}, {{-7.0, 90.0}, 1.0}};
    const std::vector<WeightedPoint> repeated{{{0.0, 0.0}},   {{0.0, 0.0}},   {{0.0, 0.0}},
                                              {{40.0, 10.0}}, {{40.0, 10.0}}, {{-7.0, 90.0}}};
    EXPECT_NEAR(silverman_radius_m(weighted), silverman_radius_m(repeated), 1e-12);
}

/// log likelihood of all points given the others, straight from the definition.
double plain_likelihood(const std::vector<WeightedPoint>& points, double sigma_m) {
    double sum = 0.0;
    for (std::size_t i = 0; i < points.size(); ++i) {
        double others = 0.0;
        for (std::size_t j = 0; j < points.size(); ++j) {
            const double d = distance_m(points[i].at, points[j].at) / sigma_m;
            if (j != i) others += std::exp(-0.5 * d * d) / (sigma_m * sigma_m);
        }
        sum += std::log(others);
    }
    return sum;
}

TEST(CrossValidation, AgreesWithTheLikelihoodsPlainMaximum) {
    const std::vector<WeightedPoint> points = two_clusters(150);
    const double sigma_m = cross_validated_sigma_m(points);
    const double likelihood = plain_likelihood(points, sigma_m);
    for (double ratio = 0.2; ratio < 5.0; ratio *= 1.05)
        EXPECT_LE(plain_likelihood(points, ratio * sigma_m), likelihood + 1e-4) << ratio;
}

TEST(CrossValidation, OfADrawnSampleIsNearThatOfAll) {
    const std::vector<WeightedPoint> points = two_clusters(1000);
    CrossValidationOptions all;
    all.most_places = points.size();
    const double exact_m = cross_validated_sigma_m(points, all);
    CrossValidationOptions sample;
    sample.most_places = 600;
    EXPECT_NEAR(cross_validated_sigma_m(points, sample), exact_m, 0.1 * exact_m);
    // With every place in it, only the classes of distance differ.
    sample.most_places = points.size() - 1;
    EXPECT_NEAR(cross_validated_sigma_m(points, sample), exact_m, 0.01 * exact_m);
}

TEST(CrossValidation, GivesTheSameBytesOnAnyNumberOfThreads) {
    const std::vector<WeightedPoint> points = two_clusters(300);
    const double sigma_m = cross_validated_sigma_m(points);
    const ThreadLimit limit(1);
    EXPECT_EQ(cross_validated_sigma_m(points), sigma_m);
}

TEST(BandwidthRules, RefusePointsWithoutASpread) {
    const std::vector<WeightedPoint> one{{{5.0, 5.0}}};
    const std::vector<WeightedPoint> coinciding(10, one[0]);
    for (const BandwidthRule rule :
         {BandwidthRule::scott, BandwidthRule::silverman, BandwidthRule::cross_validation}) {
        EXPECT_THROW(bandwidth_by_rule_m({}, rule, KernelShape::quartic), InputError);
        EXPECT_THROW(bandwidth_by_rule_m(one, rule, KernelShape::quartic), InputError);
        EXPECT_THROW(bandwidth_by_rule_m(coinciding, rule, KernelShape::quartic), InputError);
    }
}

TEST(AdaptiveBandwidths, AgreesWithAbramsonsFormula) {
    const std::vector<WeightedPoint> points = two_clusters(200);
    for (const KernelShape shape : {KernelShape::quartic, KernelShape::gaussian}) {
        const KernelDensityOptions options{90.0, shape};
        std::vector<double> densities;
        double logarithms = 0.0;
        for (const WeightedPoint& p : points) {
            densities.push_back(kernel_density_at(points, p.at, options));
            logarithms += std::log(densities.back());
        }
        const double mean = std::exp(logarithms / static_cast<double>(points.size()));
        const std::vector<double> bandwidths_m = adaptive_bandwidths_m(points, options, 1.5);
        ASSERT_EQ(bandwidths_m.size(), points.size());
        for (std::size_t i = 0; i < points.size(); ++i)
            EXPECT_NEAR(bandwidths_m[i], 90.0 * std::min(1.5, std::sqrt(mean / densities[i])),
                        1e-9);
    }
}

TEST(AdaptiveBandwidths, AreTheOneBandwidthWherePointsLieEvenly) {
    const std::vector<WeightedPoint> points{{{0.0, 0.0}}, {{1e5, 0.0}}, {{0.0, 1e5}}};
    for (const double bandwidth_m : adaptive_bandwidths_m(points, {250.0}))
        EXPECT_NEAR(bandwidth_m, 250.0, 1e-9);
    EXPECT_TRUE(adaptive_bandwidths_m({}, {250.0}).empty());
}

TEST(AdaptiveBandwidths, AreTheWidestForAPointWithoutWeightThatNoOtherReaches) {
    const std::vector<WeightedPoint> points{{{0.0, 0.0}}, {{1e5, 0.0}, 0.0}};
    EXPECT_DOUBLE_EQ(adaptive_bandwidths_m(points, {250.0})[1], 1000.0);
}

}  // namespace
}  // namespace tk
