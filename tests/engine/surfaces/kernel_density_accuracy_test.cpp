// The surface against the plain sum over all points, at the coordinates of Stockholm in SWEREF 99
// TM.

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <string>
#include <vector>

#include "engine/core/parallel_for.h"
#include "engine/surfaces/gaussian_density.h"
#include "engine/surfaces/kernel_density.h"

namespace tk {
namespace {

constexpr double stockholm_east_m = 674000.0;
constexpr double stockholm_north_m = 6580000.0;

/// 57 × 61 cells of 10 m that do not begin where a tile does.
GridSpec stockholm_cells() {
    return {10.0, 67397, 658061, 57, 61};
}

MapPoint in_stockholm(double east_m, double north_m) {
    return {stockholm_east_m + east_m, stockholm_north_m + north_m};
}

struct PointSet {
    std::string name;
    std::vector<WeightedPoint> points;
};

std::vector<PointSet> point_sets() {
    std::mt19937 random(3);
    std::normal_distribution<double> clustered(300.0, 40.0);
    std::uniform_real_distribution<double> anywhere(-400.0, 1000.0);
    std::uniform_int_distribution<int> cell(-5, 60);
    PointSet mixed{"mixed", {}};
    for (int i = 0; i < 90; ++i)
        mixed.points.push_back({in_stockholm(clustered(random), clustered(random)), 1.0});
    for (int i = 0; i < 60; ++i)
        mixed.points.push_back({in_stockholm(anywhere(random), anywhere(random)), 1.0});
    PointSet snapped{"snapped to centres and corners of cells", {}};
    for (int i = 0; i < 60; ++i) {
        const double shift = i % 2 == 0 ? 5.0 : 0.0;
        snapped.points.push_back(
            {in_stockholm(10.0 * cell(random) + shift, 10.0 * cell(random) + shift), 1.0});
    }
    PointSet weighted = mixed;
    weighted.name = "weighted";
    for (std::size_t i = 0; i < weighted.points.size(); ++i)
        weighted.points[i].weight = 0.25 * static_cast<double>(i % 5);
    const WeightedPoint one{in_stockholm(212.5, 187.5), 1.0};
    PointSet far{"far away", {one}};
    far.points.push_back({in_stockholm(-90000.0, 250000.0), 3.0});
    far.points.push_back({{0.0, 0.0}, 1.0});
    return {mixed, snapped,        weighted,
            far,   {"one", {one}}, {"one place", std::vector<WeightedPoint>(200, one)}};
}

/// The greatest difference from the sum over all points, as a share of that sum's maximum.
void expect_plain_sum(const PointSet& set, const GridSpec& spec,
                      const KernelDensityOptions& options) {
    const Grid<double> density = unrounded_kernel_density(set.points, spec, options);
    double maximum = 0.0;
    double difference = 0.0;
    for (int row = 0; row < spec.rows; ++row) {
        for (int col = 0; col < spec.cols; ++col) {
            const double plain = kernel_density_at(set.points, spec.centre_of(row, col), options);
            const double value = density(row, col);
            maximum = std::max(maximum, plain);
            difference = std::max(difference, std::abs(value - plain));
            ASSERT_GE(value, 0.0);
            ASSERT_EQ(value == 0.0, plain == 0.0) << set.name << ", row " << row << ", column "
                                                  << col << ": " << value << " for " << plain;
        }
    }
    EXPECT_LE(difference, 1e-10 * maximum)
        << set.name << ", bandwidth " << options.bandwidth_m << " m";
}

class EveryKernelShape : public ::testing::TestWithParam<KernelShape> {};

TEST_P(EveryKernelShape, AgreesWithThePlainSumAtEveryBandwidth) {
    for (const PointSet& set : point_sets())
        for (const double bandwidth_m : {5.0, 13.0, 50.0, 130.0, 250.0, 1500.0})
            expect_plain_sum(set, stockholm_cells(), {bandwidth_m, GetParam()});
}

TEST_P(EveryKernelShape, AgreesWithThePlainSumOnFineCells) {
    const GridSpec spec{1.0, 674190, 6580220, 40, 70};
    for (const PointSet& set : point_sets())
        expect_plain_sum(set, spec, {150.0, GetParam(), Normalisation::raw});
}

TEST_P(EveryKernelShape, AgreesWithThePlainSumWithABandwidthPerPoint) {
    for (const PointSet& set : point_sets()) {
        std::vector<double> bandwidths_m(set.points.size());
        for (std::size_t i = 0; i < bandwidths_m.size(); ++i)
            bandwidths_m[i] = 20.0 + 7.0 * static_cast<double>(i % 41);
        KernelDensityOptions options{0.0, GetParam()};
        options.point_bandwidths_m = bandwidths_m;
        expect_plain_sum(set, stockholm_cells(), options);
    }
}

TEST_P(EveryKernelShape, GivesTheSameBytesOnAnyNumberOfThreads) {
    const std::vector<WeightedPoint> points = point_sets().front().points;
    std::vector<std::vector<float>> results;
    for (const int threads : {1, 2, 4}) {
        const ThreadLimit limit(threads);
        const Grid<float> density = kernel_density(points, stockholm_cells(), {130.0, GetParam()});
        results.emplace_back(density.cells().begin(), density.cells().end());
    }
    EXPECT_EQ(results[0], results[1]);
    EXPECT_EQ(results[0], results[2]);
}

TEST_P(EveryKernelShape, GivesOneCellTheValueItHasInTheGrid) {
    const std::vector<WeightedPoint> points = point_sets().front().points;
    const GridSpec spec = stockholm_cells();
    for (const double bandwidth_m : {13.0, 40.0, 130.0}) {
        const KernelDensityOptions options{bandwidth_m, GetParam()};
        const Grid<double> exact = unrounded_kernel_density(points, spec, options);
        const Grid<float> rounded = kernel_density(points, spec, options);
        for (const Cell cell : {Cell{0, 0}, Cell{20, 30}, Cell{31, 33}, Cell{56, 60}, Cell{7, 8}}) {
            const double value = kernel_density_cell(points, spec, options, cell);
            EXPECT_EQ(value, exact(cell.row, cell.col));
            EXPECT_EQ(static_cast<float>(value), rounded(cell.row, cell.col));
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Shapes, EveryKernelShape,
                         ::testing::Values(KernelShape::quartic, KernelShape::epanechnikov,
                                           KernelShape::triangular, KernelShape::uniform,
                                           KernelShape::triweight, KernelShape::gaussian));

TEST(FastGaussianDensity, AgreesWithThePlainSumWhateverTheSizes) {
    for (const PointSet& set : point_sets()) {
        for (const double sigma_m : {30.0, 77.0, 250.0}) {
            const GridSpec spec = stockholm_cells();
            const KernelDensityOptions options{sigma_m, KernelShape::gaussian};
            double maximum = 0.0;
            double difference = 0.0;
            const auto compare = [&](int row, int col, std::span<const double> values) {
                for (const double value : values) {
                    const MapPoint at = spec.centre_of(row, col++);
                    const double plain = kernel_density_at(set.points, at, options);
                    maximum = std::max(maximum, plain);
                    difference = std::max(difference, std::abs(value - plain));
                    EXPECT_EQ(value == 0.0, plain == 0.0);
                }
            };
            const ThreadLimit one_after_the_other(1);
            fast_gaussian_density(set.points, spec, spec.all_cells(), options, compare, {});
            EXPECT_LE(difference, 1e-10 * maximum) << set.name << ", " << sigma_m << " m";
        }
    }
}

TEST(UniformDensity, CountsExactlyThePointsNearerThanTheRadius) {
    // 3-4-5 triangles on the lattice: many points lie at exactly one radius, and do not count.
    std::vector<WeightedPoint> points;
    for (int col = 0; col < 40; ++col)
        for (int row = 0; row < 40; ++row)
            points.push_back({in_stockholm(5.0 + 10.0 * col, 5.0 + 10.0 * row), 1.0});
    const GridSpec spec{10.0, 67400, 658040, 40, 40};
    const Grid<double> density =
        unrounded_kernel_density(points, spec, {50.0, KernelShape::uniform, Normalisation::raw});
    // Lattice points with i² + j² < 25: 81 with <= 25, less 12 on the circle.
    EXPECT_EQ(density(20, 20), 69.0);
}

TEST(KernelDensity, IsMovedByWholeCellsWithItsPoints) {
    std::vector<WeightedPoint> points = point_sets().front().points;
    GridSpec spec = stockholm_cells();
    const Grid<double> here = unrounded_kernel_density(points, spec, {130.0});
    for (WeightedPoint& p : points) p.at.east_m += 30.0, p.at.north_m -= 110.0;
    spec.west_index += 3;
    spec.north_index -= 11;
    const Grid<double> there = unrounded_kernel_density(points, spec, {130.0});
    const double maximum = *std::max_element(here.cells().begin(), here.cells().end());
    for (std::size_t i = 0; i < spec.cell_count(); ++i)
        ASSERT_NEAR(here.cells()[i], there.cells()[i], 1e-12 * maximum);
}

TEST(KernelDensity, IsTheSameInAWindowAsInTheWhole) {
    const std::vector<WeightedPoint> points = point_sets().front().points;
    const GridSpec spec = stockholm_cells();
    const CellRange part{13, 31, 5, 44};
    for (const KernelShape shape : {KernelShape::quartic, KernelShape::triangular}) {
        const Grid<double> whole = unrounded_kernel_density(points, spec, {130.0, shape});
        const Grid<double> window =
            unrounded_kernel_density(points, window_of(spec, part), {130.0, shape});
        for (int row = 0; row < part.rows(); ++row)
            for (int col = 0; col < part.cols(); ++col)
                ASSERT_EQ(window(row, col), whole(row + part.row_begin, col + part.col_begin));
    }
}

}  // namespace
}  // namespace tk
