#include "engine/surfaces/kernel_distance_fit.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <random>
#include <vector>

#include "engine/surfaces/kernel_cone_plan.h"
#include "engine/surfaces/kernel_far_field.h"

namespace tk {
namespace {

/// |D + u| by the coefficients of a fit.
double fitted_distance(const DistanceFit& fit, double x, double y) {
    double sum = 0.0;
    double along = 1.0;
    for (std::size_t b = 0; b <= most_fit_degree; ++b) {
        if (b > 0) along *= y / static_cast<double>(b);
        double both = along;
        for (std::size_t a = 0; a + b <= most_fit_degree; ++a) {
            if (a > 0) both *= x / static_cast<double>(a);
            sum += fit.terms[b * fit_stride + a] * both;
        }
    }
    return sum;
}

TEST(DistanceFit, IsOffByNoMoreThanItSaysAnywhere) {
    constexpr int steps = 24;
    for (const auto& [across, along] :
         {std::pair{4.0, 0.0}, {3.0, 2.0}, {0.0, 5.0}, {7.0, 7.0}, {25.0, 3.0}}) {
        for (const double tolerance : {1e-4, 1e-7, 1e-10}) {
            const DistanceFit fit = fit_distance(across, along, 0.9375, tolerance);
            if (fit.degree < most_fit_degree) {
                EXPECT_LE(fit.error, tolerance);
            }
            for (int i = 0; i <= steps; ++i) {
                for (int j = 0; j <= steps; ++j) {
                    const double x = 0.9375 * (2.0 * i / steps - 1.0);
                    const double y = 0.9375 * (2.0 * j / steps - 1.0);
                    const double distance = std::hypot(across + x, along + y);
                    ASSERT_LE(std::abs(fitted_distance(fit, x, y) - distance),
                              fit.error + 1e-14 * distance)
                        << across << ", " << along << " at " << x << ", " << y;
                }
            }
        }
    }
}

TEST(DistanceFit, NeedsFewerPowersTheFartherApartTheSquaresAre) {
    int degree = most_fit_degree;
    for (const double across : {4.0, 6.0, 12.0, 24.0}) {
        const DistanceFit fit = fit_distance(across, 0.0, 1.0, 1e-9);
        EXPECT_LT(fit.degree, degree);
        degree = fit.degree;
    }
}

TEST(DistanceFit, SaysWhenTheSquaresAreTooNear) {
    EXPECT_GT(fit_distance(2.0, 0.0, 1.0, 1e-12).error, 1e-12);
}

TEST(ConePlan, TakesOnlyBinsWhollyWithinReach) {
    for (const double bandwidth : {45.0, 57.3, 100.0, 199.0, 430.0}) {
        const ConePlan plan(bandwidth);
        ASSERT_FALSE(plan.empty()) << bandwidth;
        const double side = 8.0 * plan.side();  // cells
        for (std::size_t rows = 0; rows < plan.rows().size(); ++rows) {
            const ConePlanRow& row = plan.rows()[rows];
            if (row.empty()) continue;
            // From a tile's outermost centre to a bin's outermost corner.
            const double dx = side * row.near + side - 0.5;
            const double dy = side * static_cast<double>(rows) + side - 0.5;
            EXPECT_LT(std::hypot(dx, dy), bandwidth);
            EXPECT_EQ(row.fits.size(), static_cast<std::size_t>(row.near - row.hole));
        }
    }
}

TEST(ConePlan, IsEmptyWhereEveryBinInReachIsTooNear) {
    for (const double bandwidth : {1e-3, 1.0, 8.0, 25.0}) EXPECT_TRUE(ConePlan(bandwidth).empty());
}

TEST(FarField, AgreesWithTheSumOfDistancesFromFourMirroredBins) {
    std::mt19937 random(11);
    std::uniform_real_distribution<double> within(-0.5, 0.5);
    constexpr int cols = 5, rows = 3;
    // For every tile a bin in each of the four directions: [bin][kind][tile].
    std::array<std::vector<double>, 4> planes;
    std::array<std::array<std::vector<FarPoint>, lane_count>, 4> points;
    for (std::size_t bin = 0; bin < 4; ++bin) {
        planes[bin].assign(moment_kinds * lane_count, 0.0);
        for (std::size_t tile = 0; tile < lane_count; ++tile) {
            for (std::size_t i = 0; i < 3 * tile; ++i)
                points[bin][tile].push_back({within(random), within(random), 1.5});
            FarMoments moments{};
            add_moments(points[bin][tile].data(), points[bin][tile].size(), moments);
            finish_moments(moments);
            std::size_t kind = 0;
            for (const MomentKind& of_kind : moment_order())
                planes[bin][kind++ * lane_count + tile] = moments[of_kind.place];
        }
    }
    const DistanceFit fit = fit_distance(cols, rows, 1.0, 1e-9);
    FarSums sums{};
    add_distances(
        {planes[0].data(), planes[1].data(), planes[2].data(), planes[3].data(), lane_count}, fit,
        sums);
    const std::array<double, tile_side> places{-0.5, -0.4, -0.3, 0.0, 0.1, 0.25, 0.45, 0.5};
    for (std::size_t tile = 0; tile < lane_count; ++tile) {
        std::array<double, tile_cells> values{};
        add_far_values(sums, tile, 2.0, places, places, values.data());
        for (std::size_t i = 0; i < tile_cells; ++i) {
            double expected = 0.0;
            for (std::size_t bin = 0; bin < 4; ++bin) {
                const double east = bin % 2 == 0 ? -cols : cols;
                const double north = bin < 2 ? -rows : rows;
                for (const FarPoint& p : points[bin][tile])
                    expected += 2.0 * p.weight *
                                std::hypot(places[i % tile_side] - east - p.x,
                                           places[i / tile_side] - north - p.y);
            }
            ASSERT_NEAR(values[i], expected,
                        2.0 * 4.0 * 1.5 * 3.0 * static_cast<double>(tile) * fit.error + 1e-12);
        }
    }
}

}  // namespace
}  // namespace tk
