#include "engine/core/geometry.h"

#include <gtest/gtest.h>

namespace tk {
namespace {

const MultiPolygon ten_by_ten_with_hole{
    {{{500000, 6500000}, {500010, 6500000}, {500010, 6500010}, {500000, 6500010}},
     {{{500002, 6500002}, {500002, 6500004}, {500004, 6500004}, {500004, 6500002}}}}};

TEST(Geometry, AreaIsOuterRingLessHoles) {
    EXPECT_DOUBLE_EQ(area_m2(ten_by_ten_with_hole), 96.0);
}

TEST(Geometry, PointInAHoleIsOutside) {
    EXPECT_TRUE(contains(ten_by_ten_with_hole, {500001, 6500001}));
    EXPECT_FALSE(contains(ten_by_ten_with_hole, {500003, 6500003}));
    EXPECT_FALSE(contains(ten_by_ten_with_hole, {500011, 6500003}));
}

TEST(Geometry, OfTwoPolygonsThatShareAnEdgeExactlyOneHasAPointOnIt) {
    const MultiPolygon west{{{{0, 0}, {5, 0}, {6, 10}, {0, 10}}, {}}};
    const MultiPolygon east{{{{5, 0}, {12, 0}, {12, 10}, {6, 10}}, {}}};
    for (int i = 1; i < 100; ++i) {
        const double north = 0.1 * i;
        const MapPoint on_edge{5.0 + north / 10.0, north};
        EXPECT_NE(contains(west, on_edge), contains(east, on_edge)) << north;
    }
}

TEST(Geometry, CentroidOfASquareWithAHoleIsItsBalancePoint) {
    // Square of 100 m² about (5, 5) less 4 m² about (3, 3): (500 - 12) / 96.
    const MapPoint c = centroid(ten_by_ten_with_hole);
    EXPECT_NEAR(c.east_m, 500000 + 488.0 / 96.0, 1e-9);
    EXPECT_NEAR(c.north_m, 6500000 + 488.0 / 96.0, 1e-9);
}

TEST(Geometry, DistanceToASegmentIsToItsNearestPoint) {
    EXPECT_DOUBLE_EQ(distance_to_segment_m({5, 3}, {0, 0}, {10, 0}), 3.0);
    EXPECT_DOUBLE_EQ(distance_to_segment_m({13, 4}, {0, 0}, {10, 0}), 5.0);
    EXPECT_DOUBLE_EQ(distance_to_segment_m({3, 4}, {0, 0}, {0, 0}), 5.0);
}

}  // namespace
}  // namespace tk
