#include "engine/surfaces/edge_correction.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <stdexcept>
#include <vector>

#include "engine/surfaces/edge_mass.h"

namespace tk {
namespace {

constexpr KernelShape edge_shapes[] = {KernelShape::quartic,    KernelShape::epanechnikov,
                                       KernelShape::triangular, KernelShape::uniform,
                                       KernelShape::triweight,  KernelShape::gaussian};

/// A square of 1 km with its south-west corner at the given place.
MultiPolygon km_square(double east_m, double north_m) {
    return rectangle({east_m, north_m, east_m + 1000.0, north_m + 1000.0});
}

TEST(EdgeMass, IsOneWellInsideAHalfOnAnEdgeAndAQuarterInACorner) {
    for (const KernelShape shape : edge_shapes) {
        const EdgeMass mass(km_square(674000.0, 6580000.0), shape,
                            shape == KernelShape::gaussian ? 50.0 : 200.0);
        EXPECT_NEAR(mass.at({674500.0, 6580500.0}), 1.0, 1e-12);
        EXPECT_NEAR(mass.at({674500.0, 6580000.0}), 0.5, 1e-6);
        EXPECT_NEAR(mass.at({674000.0, 6580300.0}), 0.5, 1e-6);
        EXPECT_NEAR(mass.at({674000.0, 6580000.0}), 0.25, 1e-6);
        EXPECT_NEAR(mass.at({675000.0, 6581000.0}), 0.25, 1e-6);
        EXPECT_NEAR(mass.at({674500.0, 6579500.0}), 0.0, 1e-12);
    }
}

TEST(EdgeMass, OfTheUniformKernelIsTheCirclesAreaShortOfASegment) {
    const EdgeMass mass(km_square(0.0, 0.0), KernelShape::uniform, 200.0);
    for (const double from_edge_m : {1.0, 50.0, 120.0, 199.0}) {
        const double p = from_edge_m / 200.0;
        const double segment = (std::acos(p) - p * std::sqrt(1.0 - p * p)) / std::numbers::pi;
        EXPECT_NEAR(mass.at({from_edge_m, 500.0}), 1.0 - segment, 1e-12);
    }
}

TEST(EdgeMass, OfTheNormalCurveInARectangleIsAProductOfErrorFunctions) {
    const EdgeMass mass(km_square(0.0, 0.0), KernelShape::gaussian, 130.0);
    const auto along = [](double from_m) {
        const double r = 130.0 * std::numbers::sqrt2;
        return 0.5 * (std::erf((1000.0 - from_m) / r) + std::erf(from_m / r));
    };
    for (const MapPoint x : {MapPoint{10.0, 400.0}, {333.0, 20.0}, {500.0, 500.0}, {-40.0, 90.0}})
        EXPECT_NEAR(mass.at(x), along(x.east_m) * along(x.north_m), 1e-9);
}

/// A star with a square hole, and an island.
MultiPolygon odd_window() {
    Ring star;
    for (int i = 0; i < 10; ++i) {
        const double radius_m = i % 2 == 0 ? 400.0 : 170.0;
        const double angle = std::numbers::pi / 5.0 * i + 0.1;
        star.push_back({500.0 + radius_m * std::cos(angle), 500.0 + radius_m * std::sin(angle)});
    }
    const Ring hole{{470.0, 450.0}, {470.0, 540.0}, {560.0, 540.0}, {560.0, 450.0}};
    const Ring island{{900.0, 850.0}, {1000.0, 850.0}, {950.0, 960.0}};
    return {Polygon{star, {hole}}, Polygon{island, {}}};
}

TEST(EdgeMass, AgreesWithTheSumOverSmallSquares) {
    const MultiPolygon window = odd_window();
    for (const KernelShape shape : edge_shapes) {
        const double h = shape == KernelShape::gaussian ? 60.0 : 180.0;
        const EdgeMass mass(window, shape, h);
        for (const MapPoint x : {MapPoint{505.0, 620.0}, {520.0, 500.0}, {870.0, 800.0}}) {
            constexpr double step_m = 2.0;
            const double reach_m = kernel_reach_m(shape, h);
            double sum = 0.0;
            for (double dx = -reach_m + 0.5 * step_m; dx < reach_m; dx += step_m)
                for (double dy = -reach_m + 0.5 * step_m; dy < reach_m; dy += step_m) {
                    const double d = std::hypot(dx, dy);
                    if (d < reach_m && contains(window, {x.east_m + dx, x.north_m + dy}))
                        sum += kernel_factor(shape) / (h * h) * kernel_shape_at(shape, d / h);
                }
            EXPECT_NEAR(mass.at(x), sum * step_m * step_m, 2e-3);
        }
    }
}

TEST(EdgeMass, DoesNotDependOnTheDirectionOfRings) {
    MultiPolygon turned = odd_window();
    for (Polygon& polygon : turned) {
        std::reverse(polygon.outer.begin(), polygon.outer.end());
        for (Ring& hole : polygon.holes) std::reverse(hole.begin(), hole.end());
    }
    const EdgeMass mass(odd_window(), KernelShape::quartic, 180.0);
    const EdgeMass same(turned, KernelShape::quartic, 180.0);
    EXPECT_NEAR(mass.at({505.0, 620.0}), same.at({505.0, 620.0}), 1e-14);
}

TEST(EdgeMass, OverAGridIsThatOfEveryCentreInside) {
    const MultiPolygon window = odd_window();
    const GridSpec spec{10.0, 3, 105, 103, 99};
    const EdgeMass mass(window, KernelShape::quartic, 70.0);
    const Grid<double> masses = mass.over(spec);
    for (int row = 0; row < spec.rows; ++row)
        for (int col = 0; col < spec.cols; ++col) {
            const MapPoint centre = spec.centre_of(row, col);
            ASSERT_EQ(std::isnan(masses(row, col)), !contains(window, centre));
            if (contains(window, centre)) {
                ASSERT_EQ(masses(row, col), mass.at(centre));
                ASSERT_GT(masses(row, col), 0.0);
            }
        }
}

std::vector<WeightedPoint> points_near_an_edge() {
    return {{{20.0, 500.0}, 1.0}, {{500.0, 990.0}, 2.0}, {{600.0, 400.0}, 1.0}, {{5.0, 5.0}, 1.0}};
}

TEST(EdgeCorrection, OfJonesAndDiggleKeepsTheTotal) {
    const GridSpec spec{5.0, 0, 200, 200, 200};
    const KernelDensityOptions options{150.0, KernelShape::quartic};
    const Grid<double> density = edge_corrected_density(
        points_near_an_edge(), spec, options, EdgeCorrection::jones_diggle, km_square(0.0, 0.0));
    double total = 0.0;
    for (const double value : density.cells()) total += value * 25.0;
    EXPECT_NEAR(total, 5.0, 0.002);
}

TEST(EdgeCorrection, OfDiggleMakesEvenPointsEven) {
    // Points all over the square at 1 per 100 m²: one density, up to the edges.
    std::vector<WeightedPoint> points;
    for (int i = 0; i < 100; ++i)
        for (int k = 0; k < 100; ++k) points.push_back({{5.0 + 10.0 * i, 5.0 + 10.0 * k}, 1.0});
    const GridSpec spec{10.0, 0, 100, 100, 100};
    const Grid<double> density = edge_corrected_density(
        points, spec, {150.0, KernelShape::quartic}, EdgeCorrection::uniform, km_square(0.0, 0.0));
    for (const double value : density.cells()) ASSERT_NEAR(value, 0.01, 1e-5);
}

TEST(EdgeCorrection, LeavesOutPointsAndCellsBeyondTheEdge) {
    std::vector<WeightedPoint> points = points_near_an_edge();
    const GridSpec spec{10.0, -5, 105, 110, 110};
    const KernelDensityOptions options{150.0, KernelShape::quartic};
    for (const EdgeCorrection correction :
         {EdgeCorrection::uniform, EdgeCorrection::jones_diggle}) {
        const MultiPolygon window = km_square(0.0, 0.0);
        const Grid<double> density =
            edge_corrected_density(points, spec, options, correction, window);
        EXPECT_TRUE(std::isnan(density(0, 0)));
        points.push_back({{-20.0, 500.0}, 9.0});
        const Grid<double> same = edge_corrected_density(points, spec, options, correction, window);
        EXPECT_EQ(same(50, 6), density(50, 6));
        for (const Cell cell : {Cell{50, 6}, Cell{103, 5}, Cell{8, 55}})
            EXPECT_EQ(edge_corrected_density_cell(points, spec, options, correction, window, cell),
                      density(cell.row, cell.col));
        const MapPoint centre = spec.centre_of(50, 6);
        EXPECT_NEAR(edge_corrected_density_at(points, centre, options, correction, window),
                    density(50, 6), 1e-15);
        EXPECT_TRUE(std::isnan(
            edge_corrected_density_at(points, {-20.0, 500.0}, options, correction, window)));
    }
}

TEST(EdgeCorrection, NoneIsThePlainSurface) {
    const GridSpec spec{10.0, -5, 105, 110, 110};
    const KernelDensityOptions options{150.0, KernelShape::quartic};
    const Grid<double> plain = unrounded_kernel_density(points_near_an_edge(), spec, options);
    const Grid<double> none = edge_corrected_density(points_near_an_edge(), spec, options,
                                                     EdgeCorrection::none, km_square(0.0, 0.0));
    EXPECT_TRUE(std::equal(plain.cells().begin(), plain.cells().end(), none.cells().begin()));
}

TEST(EdgeCorrection, RefusesBandwidthsPerPoint) {
    const std::vector<double> own(4, 100.0);
    KernelDensityOptions options;
    options.point_bandwidths_m = own;
    EXPECT_THROW(edge_corrected_density(points_near_an_edge(), {10.0, 0, 100, 100, 100}, options,
                                        EdgeCorrection::uniform, km_square(0.0, 0.0)),
                 std::invalid_argument);
}

}  // namespace
}  // namespace tk
