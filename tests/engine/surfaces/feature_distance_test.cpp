#include "engine/surfaces/feature_distance.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>
#include <stdexcept>

#include "engine/core/parallel_for.h"

namespace tk {
namespace {

const GridSpec distance_test_grid = grid_covering({674000, 6580000, 674300, 6580250}, 10.0);

FeatureSet one_point_feature(MapPoint at) {
    return {"bus_stops", {at}, {}, {}};
}

Polygon square_feature(double west, double south, double side) {
    return {
        {{west, south}, {west + side, south}, {west + side, south + side}, {west, south + side}},
        {}};
}

/// Points, winding lines and polygons with a hole, in and around the grid.
FeatureSet random_distance_features(unsigned seed) {
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> east(673900, 674400), north(6579900, 6580350),
        step(-60.0, 60.0);
    FeatureSet features;
    for (int i = 0; i < 4; ++i) features.points.push_back({east(random), north(random)});
    for (int i = 0; i < 2; ++i) {
        Line line{{east(random), north(random)}};
        for (int k = 0; k < 5; ++k)
            line.push_back({line.back().east_m + step(random), line.back().north_m + step(random)});
        features.lines.push_back(line);
    }
    Polygon park = square_feature(east(random), north(random), 80.0);
    const MapPoint corner = park.outer.front();
    park.holes = {{{corner.east_m + 20, corner.north_m + 20},
                   {corner.east_m + 20, corner.north_m + 55},
                   {corner.east_m + 55, corner.north_m + 55},
                   {corner.east_m + 55, corner.north_m + 20}}};
    features.polygons = {park, square_feature(corner.east_m + 60, corner.north_m + 60, 40.0)};
    return features;
}

TEST(FeatureDistance, IsTheStraightLineFromTheCellsCentre) {
    const MapPoint at{674105, 6580105};  // the centre of a cell
    const Grid<float> distance = feature_distance(one_point_feature(at), distance_test_grid, 500.0);
    const Cell here = *cell_at(distance_test_grid, at);
    EXPECT_EQ(distance(here.row, here.col), 0.0F);
    EXPECT_FLOAT_EQ(distance(here.row - 3, here.col + 4), 50.0F);
    EXPECT_FLOAT_EQ(distance(here.row, here.col - 7), 70.0F);
}

TEST(FeatureDistance, IsZeroInAPolygonAndNotInItsHole) {
    FeatureSet parks;
    parks.polygons = {square_feature(674000, 6580000, 100.0)};
    parks.polygons[0].holes = {
        {{674030, 6580030}, {674030, 6580070}, {674070, 6580070}, {674070, 6580030}}};
    EXPECT_EQ(feature_distance_at({674015, 6580015}, parks, 200.0), 0.0);
    EXPECT_DOUBLE_EQ(feature_distance_at({674050, 6580045}, parks, 200.0), 15.0);
    const Grid<float> distance = feature_distance(parks, distance_test_grid, 200.0);
    const Cell in_hole = *cell_at(distance_test_grid, {674045, 6580045});
    EXPECT_FLOAT_EQ(distance(in_hole.row, in_hole.col), 15.0F);
    const Cell inside = *cell_at(distance_test_grid, {674015, 6580015});
    EXPECT_EQ(distance(inside.row, inside.col), 0.0F);
}

TEST(FeatureDistance, IsZeroWherePolygonsOverlap) {
    FeatureSet parks;
    parks.polygons = {square_feature(674000, 6580000, 100.0),
                      square_feature(674050, 6580050, 100.0)};
    EXPECT_EQ(feature_distance_at({674075, 6580075}, parks, 200.0), 0.0);
    const Grid<float> distance = feature_distance(parks, distance_test_grid, 200.0);
    const Cell both = *cell_at(distance_test_grid, {674075, 6580075});
    EXPECT_EQ(distance(both.row, both.col), 0.0F);
}

TEST(FeatureDistance, EndsAtTheReach) {
    const Grid<float> distance =
        feature_distance(one_point_feature({674005, 6580005}), distance_test_grid, 60.0);
    const Cell far = *cell_at(distance_test_grid, {674295, 6580245});
    EXPECT_EQ(distance(far.row, far.col), 60.0F);
    EXPECT_EQ(feature_distance_at({674295, 6580245}, one_point_feature({674005, 6580005}), 60.0),
              60.0);
}

TEST(FeatureDistance, IsTheReachEverywhereWithoutFeatures) {
    const Grid<float> distance = feature_distance({}, distance_test_grid, 200.0);
    for (const float value : distance.cells()) EXPECT_EQ(value, 200.0F);
}

TEST(FeatureDistance, CountsAFeatureOutsideTheGrid) {
    const Grid<float> distance =
        feature_distance(one_point_feature({673945, 6580005}), distance_test_grid, 200.0);
    EXPECT_FLOAT_EQ(distance(distance_test_grid.rows - 1, 0), 60.0F);
}

TEST(FeatureDistance, AgreesWithLookingAtEveryFeature) {
    for (unsigned seed = 1; seed <= 8; ++seed) {
        const FeatureSet features = random_distance_features(seed);
        for (const double reach_m : {25.0, 110.0, 2000.0}) {
            const Grid<float> distance = feature_distance(features, distance_test_grid, reach_m);
            for (int row = 0; row < distance_test_grid.rows; ++row)
                for (int col = 0; col < distance_test_grid.cols; ++col)
                    ASSERT_EQ(distance(row, col),
                              static_cast<float>(feature_distance_at(
                                  distance_test_grid.centre_of(row, col), features, reach_m)))
                        << "seed " << seed << ", reach " << reach_m;
        }
    }
}

TEST(FeatureDistance, OfAWindowEqualsTheWholeOnAnyNumberOfThreads) {
    const FeatureSet features = random_distance_features(11);
    const Grid<float> whole = feature_distance(features, distance_test_grid, 150.0);
    const CellRange cells{3, 17, 8, 21};
    const ThreadLimit one(1);
    const Grid<float> part =
        feature_distance(features, window_of(distance_test_grid, cells), 150.0);
    for (int row = 0; row < cells.rows(); ++row)
        for (int col = 0; col < cells.cols(); ++col)
            EXPECT_EQ(part(row, col), whole(cells.row_begin + row, cells.col_begin + col));
}

TEST(FeatureDistance, RefusesAReachThatIsNone) {
    EXPECT_THROW(feature_distance({}, distance_test_grid, 0.0), std::invalid_argument);
    EXPECT_THROW(feature_distance({}, distance_test_grid, std::numeric_limits<double>::infinity()),
                 std::invalid_argument);
}

}  // namespace
}  // namespace tk
