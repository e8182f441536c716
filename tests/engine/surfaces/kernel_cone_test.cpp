// The triangular surface where bins of points act through distance fits, against the sum over all
// points in long double, at the coordinates of Stockholm in SWEREF 99 TM.

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <string>
#include <vector>

#include "engine/core/parallel_for.h"
#include "engine/surfaces/kernel_density.h"

namespace tk {
namespace {

constexpr double cone_west_m = 673950.0;
constexpr double cone_south_m = 6580010.0;

std::vector<WeightedPoint> cone_points(std::size_t count, double side_m, unsigned seed) {
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> anywhere(-0.2 * side_m, 1.2 * side_m);
    std::normal_distribution<double> around(0.6 * side_m, 0.03 * side_m);
    std::vector<WeightedPoint> points(count);
    for (std::size_t i = 0; i < count; ++i) {
        MapPoint at{0.25 * side_m, 0.75 * side_m};  // every fourth on the same spot
        if (i % 4 == 1) at = {around(random), around(random)};
        if (i % 4 > 1) at = {anywhere(random), anywhere(random)};
        points[i].at = {cone_west_m + at.east_m, cone_south_m + at.north_m};
    }
    return points;
}

void give_cone_weights(std::vector<WeightedPoint>& points) {
    for (std::size_t i = 0; i < points.size(); ++i)
        points[i].weight = 0.125 * static_cast<double>(i % 7);
}

/// Raw, at a place.
long double exact_cone_sum(const std::vector<WeightedPoint>& points,
                           const KernelDensityOptions& options, MapPoint at) {
    long double sum = 0.0L;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const long double h = options.point_bandwidths_m.empty() ? options.bandwidth_m
                                                                 : options.point_bandwidths_m[i];
        const long double dx = static_cast<long double>(at.east_m) - points[i].at.east_m;
        const long double dy = static_cast<long double>(at.north_m) - points[i].at.north_m;
        const long double d = std::sqrt(dx * dx + dy * dy);
        if (d < h) sum += points[i].weight * (1.0L - d / h);
    }
    return sum;
}

/// The greatest difference at some 60 cells, corners among them, as a share of the maximum.
double cone_error(const std::vector<WeightedPoint>& points, const GridSpec& spec,
                  const KernelDensityOptions& options) {
    const Grid<double> density = unrounded_kernel_density(points, spec, options);
    const double maximum = *std::max_element(density.cells().begin(), density.cells().end());
    long double difference = 0.0L;
    const auto compare = [&](int row, int col) {
        const long double exact = exact_cone_sum(points, options, spec.centre_of(row, col));
        difference = std::max(difference, std::abs(density(row, col) - exact));
    };
    for (const int row : {0, spec.rows - 1})
        for (const int col : {0, spec.cols - 1}) compare(row, col);
    std::mt19937 random(5);
    for (int i = 0; i < 56; ++i)
        compare(static_cast<int>(random() % static_cast<unsigned>(spec.rows)),
                static_cast<int>(random() % static_cast<unsigned>(spec.cols)));
    return static_cast<double>(difference) / maximum;
}

GridSpec cone_cells(double cell_m, int rows, int cols) {
    return {cell_m, static_cast<std::int64_t>(std::floor(cone_west_m / cell_m)) + 3,
            static_cast<std::int64_t>(std::floor(cone_south_m / cell_m)) + rows - 5, rows, cols};
}

KernelDensityOptions raw_cone(double bandwidth_m) {
    return {bandwidth_m, KernelShape::triangular, Normalisation::raw};
}

TEST(TriangularDensity, AgreesWithTheSumOverAllPointsAtAnyBandwidth) {
    std::mt19937 random(23);
    std::uniform_real_distribution<double> logarithm(std::log(20.0), std::log(450.0));
    std::vector<double> bandwidths{31.9, 33.5, 100.0, 200.0, 200.1, 401.0};  // in cells
    for (int i = 0; i < 8; ++i) bandwidths.push_back(std::exp(logarithm(random)));
    unsigned seed = 1;
    for (const double cells : bandwidths) {
        const double cell_m = seed % 2 == 0 ? 10.0 : 2.5;
        auto points = cone_points(4000, 150.0 * cell_m, seed++);
        if (seed % 3 == 0) give_cone_weights(points);
        EXPECT_LE(cone_error(points, cone_cells(cell_m, 123, 141), raw_cone(cells * cell_m)), 1e-10)
            << cells << " cells of " << cell_m << " m";
    }
}

TEST(TriangularDensity, AgreesWithTheSumOverAllPointsWithABandwidthPerPoint) {
    auto points = cone_points(6000, 1500.0, 77);
    give_cone_weights(points);
    std::vector<double> bandwidths_m(points.size());
    for (std::size_t i = 0; i < points.size(); ++i)
        bandwidths_m[i] = 300.0 + 0.2 * static_cast<double>(i);
    KernelDensityOptions options = raw_cone(0.0);
    options.point_bandwidths_m = bandwidths_m;
    EXPECT_LE(cone_error(points, cone_cells(10.0, 123, 141), options), 1e-10);
}

TEST(TriangularDensity, AgreesWithTheSumOverAllPointsWhereTheyLieOnEdgesOfBins) {
    std::vector<WeightedPoint> points;
    for (int i = 0; i < 4000; ++i)
        points.push_back({{80.0 * (8420 + i % 40), 80.0 * (82250 + i / 40 % 40)}, 1.0});
    EXPECT_LE(cone_error(points, {10.0, 67380, 658123, 123, 141}, raw_cone(700.0)), 1e-10);
}

TEST(TriangularDensity, IsZeroExactlyWhereNoPointReaches) {
    // Many on one spot: their bins act through fits in the middle of the cone.
    const std::vector<WeightedPoint> points(
        3000, WeightedPoint{{cone_west_m + 700.0, cone_south_m + 600.0}, 1.0});
    const GridSpec spec = cone_cells(10.0, 123, 141);
    const Grid<double> density = unrounded_kernel_density(points, spec, raw_cone(500.0));
    for (int row = 0; row < spec.rows; ++row)
        for (int col = 0; col < spec.cols; ++col) {
            const MapPoint at = spec.centre_of(row, col);
            const double dx = at.east_m - points[0].at.east_m;
            const double dy = at.north_m - points[0].at.north_m;
            ASSERT_EQ(density(row, col) > 0.0, dx * dx + dy * dy < 500.0 * 500.0);
        }
}

TEST(TriangularDensity, IsTheSameInAnyWindowAsInTheWhole) {
    auto points = cone_points(3000, 1500.0, 9);
    give_cone_weights(points);
    const GridSpec spec = cone_cells(10.0, 130, 170);
    for (const double bandwidth_m : {360.0, 800.0, 2300.0}) {
        const Grid<double> whole = unrounded_kernel_density(points, spec, raw_cone(bandwidth_m));
        for (const CellRange part : {CellRange{13, 31, 5, 44}, CellRange{64, 130, 70, 170},
                                     CellRange{77, 78, 101, 102}, CellRange{0, 130, 3, 4}}) {
            const Grid<double> window =
                unrounded_kernel_density(points, window_of(spec, part), raw_cone(bandwidth_m));
            for (int row = 0; row < part.rows(); ++row)
                for (int col = 0; col < part.cols(); ++col)
                    ASSERT_EQ(window(row, col), whole(row + part.row_begin, col + part.col_begin));
        }
        for (const Cell cell : {Cell{0, 0}, Cell{64, 71}, Cell{129, 169}})
            EXPECT_EQ(kernel_density_cell(points, spec, raw_cone(bandwidth_m), cell),
                      whole(cell.row, cell.col));
    }
}

TEST(TriangularDensity, GivesTheSameBytesOnAnyNumberOfThreadsWithFits) {
    const auto points = cone_points(8000, 1500.0, 31);
    std::vector<std::vector<double>> results;
    for (const int threads : {1, 2, 5}) {
        const ThreadLimit limit(threads);
        const Grid<double> density =
            unrounded_kernel_density(points, cone_cells(10.0, 130, 170), raw_cone(600.0));
        results.emplace_back(density.cells().begin(), density.cells().end());
    }
    EXPECT_EQ(results[0], results[1]);
    EXPECT_EQ(results[0], results[2]);
}

}  // namespace
}  // namespace tk
