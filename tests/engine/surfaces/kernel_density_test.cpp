#include "engine/surfaces/kernel_density.h"

#include <gtest/gtest.h>

#include <atomic>
#include <cmath>
#include <limits>
#include <numeric>
#include <stdexcept>
#include <string>
#include <vector>

namespace tk {
namespace {

constexpr KernelShape all_shapes[] = {KernelShape::quartic,    KernelShape::epanechnikov,
                                      KernelShape::triangular, KernelShape::uniform,
                                      KernelShape::triweight,  KernelShape::gaussian};

double kde_total(const Grid<double>& density) {
    return std::accumulate(density.cells().begin(), density.cells().end(), 0.0);
}

/// 40 × 40 cells of 10 m around (200, 200).
GridSpec kde_square() {
    return {10.0, 0, 40, 40, 40};
}

TEST(KernelDensity, SpreadsEveryIncidentOverExactlyItsWeight) {
    const std::vector<WeightedPoint> points{{{203.0, 197.0}, 1.0}, {{180.0, 220.0}, 2.5}};
    for (const KernelShape shape : all_shapes) {
        const double bandwidth_m = shape == KernelShape::gaussian ? 20.0 : 130.0;
        const Grid<double> density =
            unrounded_kernel_density(points, kde_square(), {bandwidth_m, shape});
        EXPECT_NEAR(kde_total(density) * 100.0, 3.5, shape == KernelShape::uniform ? 0.05 : 0.005);
    }
}

TEST(KernelDensity, IsZeroFromOneBandwidthAway) {
    const WeightedPoint point{{5.0, 5.0}};
    const GridSpec row{10.0, 0, 1, 1, 6};
    const Grid<float> density = kernel_density({&point, 1}, row, {20.0});
    EXPECT_GT(density(0, 1), 0.0f);
    EXPECT_EQ(density(0, 2), 0.0f);  // exactly one bandwidth: u = 1
    EXPECT_EQ(density(0, 3), 0.0f);
}

TEST(KernelDensity, GaussianIsZeroFromSevenStandardDeviationsAway) {
    const WeightedPoint point{{5.0, 5.0}};
    const GridSpec row{10.0, 0, 1, 1, 80};
    const Grid<double> density =
        unrounded_kernel_density({&point, 1}, row, {100.0, KernelShape::gaussian});
    EXPECT_GT(density(0, 69), 0.0);
    EXPECT_EQ(density(0, 70), 0.0);
}

TEST(KernelDensity, RawIsOneAtALonePoint) {
    const WeightedPoint point{{205.0, 205.0}};
    for (const KernelShape shape : all_shapes) {
        const KernelDensityOptions options{50.0, shape, Normalisation::raw};
        EXPECT_DOUBLE_EQ(kernel_density({&point, 1}, kde_square(), options)(19, 20), 1.0);
        EXPECT_DOUBLE_EQ(kernel_density_at({&point, 1}, point.at, options), 1.0);
    }
}

TEST(KernelDensity, GrowsWithTheWeightAndTheScale) {
    const std::vector<WeightedPoint> once{{{203.0, 197.0}, 1.0}, {{180.0, 220.0}, 2.0}};
    const std::vector<WeightedPoint> twice{{{203.0, 197.0}, 2.0}, {{180.0, 220.0}, 4.0}};
    for (const KernelShape shape : all_shapes) {
        KernelDensityOptions options{60.0, shape};
        const Grid<double> single = unrounded_kernel_density(once, kde_square(), options);
        const Grid<double> heavier = unrounded_kernel_density(twice, kde_square(), options);
        options.scale = 2.0;
        const Grid<double> scaled = unrounded_kernel_density(once, kde_square(), options);
        for (std::size_t i = 0; i < single.cells().size(); ++i) {
            ASSERT_DOUBLE_EQ(heavier.cells()[i], 2.0 * single.cells()[i]);
            ASSERT_DOUBLE_EQ(scaled.cells()[i], 2.0 * single.cells()[i]);
        }
    }
}

TEST(KernelDensity, CountsPointsOutsideTheGrid) {
    const WeightedPoint west{{-15.0, 205.0}};
    for (const KernelShape shape : all_shapes) {
        const Grid<float> density = kernel_density({&west, 1}, kde_square(), {50.0, shape});
        EXPECT_GT(density(19, 0), 0.0f);
    }
}

TEST(KernelDensity, OfNoPointsIsZeroEverywhere) {
    for (const KernelShape shape : all_shapes)
        EXPECT_EQ(kde_total(unrounded_kernel_density({}, kde_square(), {50.0, shape})), 0.0);
}

TEST(KernelDensity, OfPointsOutOfReachIsZeroEverywhere) {
    const std::vector<WeightedPoint> far{{{1e7, -1e7}, 1.0}, {{-1e300, 1e300}, 1.0}};
    for (const KernelShape shape : all_shapes)
        EXPECT_EQ(kde_total(unrounded_kernel_density(far, kde_square(), {50.0, shape})), 0.0);
}

TEST(KernelDensity, WithEqualBandwidthsOfItsOwnIsTheSurfaceOfOneBandwidth) {
    std::vector<WeightedPoint> points;
    for (int i = 0; i < 50; ++i) points.push_back({{8.0 * i, 200.0 + 50.0 * std::sin(i)}, 1.0});
    const std::vector<double> bandwidths_m(points.size(), 70.0);
    for (const KernelShape shape : all_shapes) {
        KernelDensityOptions options{70.0, shape};
        const Grid<double> fixed = unrounded_kernel_density(points, kde_square(), options);
        options.point_bandwidths_m = bandwidths_m;
        const Grid<double> adaptive = unrounded_kernel_density(points, kde_square(), options);
        for (std::size_t i = 0; i < fixed.cells().size(); ++i)
            ASSERT_NEAR(adaptive.cells()[i], fixed.cells()[i], 1e-15);
    }
}

TEST(KernelDensity, StopsWhenCancelled) {
    const std::atomic<bool> cancelled = true;
    Progress progress;
    progress.cancelled = &cancelled;
    const WeightedPoint point{{205.0, 205.0}};
    for (const KernelShape shape : all_shapes)
        EXPECT_THROW(kernel_density({&point, 1}, kde_square(), {50.0, shape}, progress), Cancelled);
}

std::string refusal_of_density(std::span<const WeightedPoint> points,
                               const KernelDensityOptions& options) {
    try {
        kernel_density(points, kde_square(), options);
    } catch (const std::invalid_argument& e) {
        return e.what();
    }
    return "";
}

TEST(KernelDensityRefuses, ABandwidthThatIsNotPositive) {
    for (const double bandwidth_m : {0.0, -1.0, std::nan(""), HUGE_VAL})
        EXPECT_NE(refusal_of_density({}, {bandwidth_m}).find("bandwidth"), std::string::npos);
}

TEST(KernelDensityRefuses, ABandwidthOfMillionsOfCells) {
    const WeightedPoint point{{205.0, 205.0}};
    EXPECT_NE(refusal_of_density({&point, 1}, {1e12}).find("too small for the bandwidth"),
              std::string::npos);
}

TEST(KernelDensityRefuses, APointWithoutAPlaceAndSaysWhichOne) {
    const std::vector<WeightedPoint> points{{{5.0, 5.0}}, {{std::nan(""), 5.0}}};
    EXPECT_NE(refusal_of_density(points, {25.0}).find("point 1"), std::string::npos);
}

TEST(KernelDensityRefuses, ANegativeWeightAndSaysWhose) {
    const std::vector<WeightedPoint> points{{{5.0, 5.0}}, {{5.0, 5.0}}, {{5.0, 5.0}, -1.0}};
    EXPECT_NE(refusal_of_density(points, {25.0}).find("point 2"), std::string::npos);
}

TEST(KernelDensityRefuses, BandwidthsThatAreNotOnePerPoint) {
    const WeightedPoint point{{205.0, 205.0}};
    const std::vector<double> two{10.0, 20.0};
    KernelDensityOptions options;
    options.point_bandwidths_m = two;
    EXPECT_NE(refusal_of_density({&point, 1}, options).find("2 bandwidths for 1 points"),
              std::string::npos);
}

}  // namespace
}  // namespace tk
