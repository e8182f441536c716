#include "layers/geometry_from_gdal.h"

#include <gtest/gtest.h>

namespace tk {
namespace {

OGRGeometryUniquePtr geometry_of(const char* wkt) {
    OGRGeometry* geometry = nullptr;
    EXPECT_EQ(OGRGeometryFactory::createFromWkt(wkt, nullptr, &geometry), OGRERR_NONE) << wkt;
    return OGRGeometryUniquePtr(geometry);
}

bool runs_counter_clockwise(const Ring& ring) {
    double doubled_area = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const MapPoint a = ring[i];
        const MapPoint b = ring[(i + 1) % ring.size()];
        doubled_area += a.east_m * b.north_m - b.east_m * a.north_m;
    }
    return doubled_area > 0;
}

TEST(PolygonsFrom, OrientsRingsAndDropsTheClosingPointAndHeights) {
    // Outer clockwise and hole counter-clockwise: the wrong way round.
    const auto read = polygons_from(*geometry_of(
        "POLYGON Z ((0 0 5,0 10 5,10 10 5,10 0 5,0 0 5),(2 2 5,4 2 5,4 4 5,2 4 5,2 2 5))"));
    ASSERT_EQ(read.polygons.size(), 1U);
    EXPECT_FALSE(read.repaired);
    EXPECT_EQ(read.polygons[0].outer.size(), 4U);
    EXPECT_TRUE(runs_counter_clockwise(read.polygons[0].outer));
    ASSERT_EQ(read.polygons[0].holes.size(), 1U);
    EXPECT_FALSE(runs_counter_clockwise(read.polygons[0].holes[0]));
    EXPECT_DOUBLE_EQ(area_m2(read.polygons), 96.0);
}

TEST(PolygonsFrom, MendsABowTieAndAHoleOutside) {
    const auto bow = polygons_from(*geometry_of("POLYGON ((0 0,10 10,10 0,0 10,0 0))"));
    EXPECT_TRUE(bow.repaired);
    EXPECT_EQ(bow.polygons.size(), 2U);
    EXPECT_DOUBLE_EQ(area_m2(bow.polygons), 50.0);
    const auto outside = polygons_from(
        *geometry_of("POLYGON ((0 0,10 0,10 10,0 10,0 0),(20 20,22 20,22 22,20 22,20 20))"));
    EXPECT_TRUE(outside.repaired);
    // A hole outside its shell is an area of its own (JTS, GeometryFixer).
    EXPECT_DOUBLE_EQ(area_m2(outside.polygons), 104.0);
}

TEST(PolygonsFrom, MendsOverlappingPartsSoThatNothingCountsTwice) {
    const auto read = polygons_from(
        *geometry_of("MULTIPOLYGON (((0 0,10 0,10 10,0 10,0 0)),((5 0,15 0,15 10,5 10,5 0)))"));
    EXPECT_TRUE(read.repaired);
    EXPECT_DOUBLE_EQ(area_m2(read.polygons), 150.0);
}

TEST(PolygonsFrom, ClosesAnOpenRingAndMakesCurvesStraight) {
    const auto open = polygons_from(*geometry_of("POLYGON ((0 0,10 0,10 10,0 10))"));
    EXPECT_DOUBLE_EQ(area_m2(open.polygons), 100.0);
    const auto circle =
        polygons_from(*geometry_of("CURVEPOLYGON (CIRCULARSTRING (10 0,0 10,-10 0,0 -10,10 0))"));
    EXPECT_NEAR(area_m2(circle.polygons), 314.159, 1.0);
}

TEST(PolygonsFrom, TakesTheAreasOfACollectionAndNothingElse) {
    const auto read = polygons_from(*geometry_of(
        "GEOMETRYCOLLECTION (POINT (1 1),LINESTRING (0 0,5 5),POLYGON ((0 0,1 0,1 1,0 0)))"));
    EXPECT_DOUBLE_EQ(area_m2(read.polygons), 0.5);
    EXPECT_TRUE(polygons_from(*geometry_of("POLYGON EMPTY")).polygons.empty());
    EXPECT_TRUE(polygons_from(*geometry_of("POINT (1 1)")).polygons.empty());
    EXPECT_TRUE(polygons_from(*geometry_of("POLYGON ((0 0,1 1,2 2,0 0))")).polygons.empty());
}

TEST(United, OverlapsCountOnce) {
    const MultiPolygon overlapping{{{{0, 0}, {10, 0}, {10, 10}, {0, 10}}, {}},
                                   {{{5, 5}, {15, 5}, {15, 15}, {5, 15}}, {}},
                                   {{{20, 20}, {21, 20}, {21, 21}, {20, 21}}, {}}};
    const MultiPolygon one = united(overlapping);
    EXPECT_EQ(one.size(), 2U);
    EXPECT_DOUBLE_EQ(area_m2(one), 176.0);
}

TEST(LinesFrom, LeavesOutLinesWithoutALength) {
    EXPECT_EQ(
        lines_from(*geometry_of("MULTILINESTRING ((0 0,1 0),(5 5,5 5),(2 0,3 0,3 0))")).size(), 2U);
    EXPECT_TRUE(lines_from(*geometry_of("LINESTRING (5 5,5 5)")).empty());
    EXPECT_EQ(lines_from(*geometry_of("LINESTRING ZM (0 0 1 1,1 0 1 1)")).front(),
              (Line{{0, 0}, {1, 0}}));
}

TEST(PlaceOf, IsThePointOrTheCentre) {
    EXPECT_EQ(place_of(*geometry_of("POINT (3 4)")), (MapPoint{3, 4}));
    EXPECT_EQ(place_of(*geometry_of("MULTIPOINT ((3 4))")), (MapPoint{3, 4}));
    EXPECT_EQ(place_of(*geometry_of("POLYGON ((0 0,2 0,2 2,0 2,0 0))")), (MapPoint{1, 1}));
    EXPECT_FALSE(place_of(*geometry_of("POINT EMPTY")));
}

}  // namespace
}  // namespace tk
