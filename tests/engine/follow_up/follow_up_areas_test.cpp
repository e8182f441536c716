#include "engine/follow_up/follow_up_areas.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

namespace tk {
namespace {

MultiPolygon zone_square(double west, double south, double side) {
    return rectangle({west, south, west + side, south + side});
}

TEST(FollowUpAreas, APlaceBelongsToTheFirstZoneThatHoldsIt) {
    FollowUpAreas areas{zone_square(0, 0, 100), zone_square(500, 0, 100)};
    areas.displacement.ring_m = 50.0;
    areas.control_displacement.shape = zone_square(450, -50, 200);
    using enum FollowUpZone;
    EXPECT_EQ(zone_of({50, 50}, areas), treated);
    EXPECT_EQ(zone_of({120, 50}, areas), displacement);
    EXPECT_EQ(zone_of({150, 50}, areas), displacement) << "the ring's edge belongs to it";
    EXPECT_EQ(zone_of({150.001, 50}, areas), elsewhere);
    EXPECT_EQ(zone_of({140, 140}, areas), elsewhere) << "round at the corners";
    EXPECT_EQ(zone_of({550, 50}, areas), control);
    EXPECT_EQ(zone_of({460, 50}, areas), control_displacement);
}

TEST(FollowUpAreas, WithoutSurroundingsThereAreTwo) {
    const FollowUpAreas areas{zone_square(0, 0, 100), zone_square(500, 0, 100)};
    EXPECT_EQ(zone_of({101, 50}, areas), FollowUpZone::elsewhere);
    EXPECT_TRUE(areas.displacement.none());
}

TEST(FollowUpAreas, CountsIncidentsInSeveralZones) {
    FollowUpAreas areas{zone_square(0, 0, 100), zone_square(130, 0, 100)};
    areas.displacement.ring_m = 50.0;
    std::vector<Incident> incidents(4);
    incidents[0].at = {50, 50};   // in the treated area, and so in its ring: one zone
    incidents[1].at = {140, 50};  // in the control and the ring
    incidents[2].at = {115, 50};  // between
    incidents[3].at = {1000, 50};
    const FollowUpZones zones = zones_of(incidents, areas);
    using enum FollowUpZone;
    EXPECT_EQ(zones.of, (std::vector<FollowUpZone>{treated, control, displacement, elsewhere}));
    EXPECT_EQ(zones.in_several, 1u);
}

TEST(FollowUpAreas, DistanceIsToTheNearestEdgeAndNoneWithin) {
    MultiPolygon with_hole = zone_square(0, 0, 100);
    with_hole[0].holes = {{{40, 40}, {40, 60}, {60, 60}, {60, 40}}};
    EXPECT_EQ(distance_to_polygons_m({10, 10}, with_hole), 0.0);
    EXPECT_EQ(distance_to_polygons_m({50, 55}, with_hole), 5.0);
    EXPECT_EQ(distance_to_polygons_m({103, 104}, with_hole), 5.0);
    EXPECT_TRUE(std::isinf(distance_to_polygons_m({0, 0}, {})));
}

TEST(FollowUpAreas, DistanceBetweenAreasIsNoneWhereTheyMeet) {
    const MultiPolygon square = zone_square(0, 0, 100);
    EXPECT_EQ(distance_between_m(square, zone_square(103, 104, 50)), 5.0);
    EXPECT_EQ(distance_between_m(square, zone_square(30, 30, 10)), 0.0) << "one in the other";
    EXPECT_EQ(distance_between_m(zone_square(30, 30, 10), square), 0.0);
    EXPECT_EQ(distance_between_m(square, zone_square(100, 50, 100)), 0.0) << "they touch";
    // A cross: no corner of one lies in the other.
    EXPECT_EQ(distance_between_m(rectangle({-50, 40, 150, 60}), rectangle({40, -50, 60, 150})),
              0.0);
    EXPECT_TRUE(std::isinf(distance_between_m(square, {})));
}

// The edge walked in small steps.
RC_GTEST_PROP(FollowUpAreas, AnyDistanceIsThatToTheNearestOfManyPointsOnTheEdge, ()) {
    const double east = *rc::gen::inRange(-200, 300), north = *rc::gen::inRange(-200, 300);
    const MultiPolygon triangle{{{{0, 0}, {100, 20}, {30, 90}}, {}}};
    if (contains(triangle, {east, north})) return;
    double nearest = 1e9;
    const Ring& ring = triangle[0].outer;
    for (std::size_t i = 0; i < 3; ++i)
        for (int step = 0; step <= 2000; ++step) {
            const double t = step / 2000.0;
            const MapPoint a = ring[i], b = ring[(i + 1) % 3];
            nearest =
                std::min(nearest, std::hypot(a.east_m + t * (b.east_m - a.east_m) - east,
                                             a.north_m + t * (b.north_m - a.north_m) - north));
        }
    RC_ASSERT(std::abs(distance_to_polygons_m({east, north}, triangle) - nearest) < 0.03);
}

}  // namespace
}  // namespace tk
