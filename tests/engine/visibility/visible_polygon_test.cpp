#include "engine/visibility/visible_polygon.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <stdexcept>

#include "engine/visibility/visible_cells.h"
#include "tests/engine/visibility/built_scene.h"

namespace tk {
namespace {

using test::box_building;
using test::box_ring;
using test::building_of;
using test::BuiltScene;

constexpr double tau = 2.0 * std::numbers::pi;

VisiblePolygon seen_from(MapPoint at, const Obstacles& obstacles, double reach_m = 50.0) {
    const auto view = visible_polygon({at, 1.6, reach_m}, obstacles);
    EXPECT_TRUE(std::holds_alternative<VisiblePolygon>(view));
    const auto* seen = std::get_if<VisiblePolygon>(&view);
    return seen == nullptr ? VisiblePolygon{} : *seen;
}

NoView why_not_from(MapPoint at, const Obstacles& obstacles) {
    const auto view = visible_polygon({at, 1.6, 50.0}, obstacles);
    EXPECT_TRUE(std::holds_alternative<NoView>(view));
    const auto* why = std::get_if<NoView>(&view);
    return why == nullptr ? NoView{} : *why;
}

/// A hole of `room` in a block 2 m larger on every side.
BuiltScene courtyard_scene(Ring room) {
    Extent extent;
    for (const MapPoint p : room) extent.add(p);
    const Extent outside = extent.grown(2.0);
    std::reverse(room.begin(), room.end());
    return BuiltScene({building_of(
        "block",
        {{box_ring(outside.west_m, outside.south_m, outside.east_m, outside.north_m), {room}}},
        4.0)});
}

/// Four thin buildings around a 10 x 10 room whose south-west corner is `corner`.
BuiltScene walled_scene(MapPoint corner) {
    const double e = corner.east_m, n = corner.north_m;
    return BuiltScene({box_building("s", {e - 1, n - 1, e + 11, n}, 4.0),
                       box_building("n", {e - 1, n + 10, e + 11, n + 11}, 4.0),
                       box_building("w", {e - 1, n, e, n + 10}, 4.0),
                       box_building("e", {e + 10, n, e + 11, n + 10}, 4.0)});
}

void expect_the_room(const BuiltScene& scene, MapPoint corner) {
    const MapPoint places[] = {{5, 5},     {0.5, 9.5}, {1, 1},        {9.99, 0.01},
                               {5, 0.001}, {2.5, 5},   {10 / 3.0, 7}, {8, 9.9}};
    for (const MapPoint p : places) {
        const VisiblePolygon seen =
            seen_from({corner.east_m + p.east_m, corner.north_m + p.north_m}, scene.obstacles);
        EXPECT_NEAR(seen.area_m2, 100.0, 1e-7) << p.east_m << ", " << p.north_m;
        EXPECT_NEAR(seen.perimeter_m, 40.0, 1e-7);
        EXPECT_NEAR(seen.wall_m, 40.0, 1e-7);
        EXPECT_EQ(seen.occlusivity_m, 0.0);
        EXPECT_EQ(seen.at_reach_m, 0.0);
        EXPECT_NEAR(seen.compactness, tau * 2.0 * 100.0 / 1600.0, 1e-9);
        EXPECT_NEAR(area_m2({{seen.outline, {}}}), 100.0, 1e-5);
        EXPECT_NEAR(seen.drift_m, std::hypot(p.east_m - 5.0, p.north_m - 5.0), 1e-7);
        EXPECT_NEAR(seen.nearest_m, std::min({p.east_m, p.north_m, 10 - p.east_m, 10 - p.north_m}),
                    1e-8);
        EXPECT_NEAR(
            seen.furthest_m,
            std::hypot(std::max(p.east_m, 10 - p.east_m), std::max(p.north_m, 10 - p.north_m)),
            1e-8);
    }
}

TEST(VisiblePolygon, OfAnyPointOfARoomIsTheRoom) {
    expect_the_room(courtyard_scene(box_ring(0, 0, 10, 10)), {0, 0});
    expect_the_room(walled_scene({0, 0}), {0, 0});
    expect_the_room(courtyard_scene(box_ring(674000, 6580000, 674010, 6580010)), {674000, 6580000});
    expect_the_room(walled_scene({674000, 6580000}), {674000, 6580000});
}

TEST(VisiblePolygon, OfAnLSeenFromItsSquareIsAllOfIt) {
    const BuiltScene scene =
        courtyard_scene({{0, 0}, {20, 0}, {20, 10}, {10, 10}, {10, 20}, {0, 20}});
    const VisiblePolygon seen = seen_from({5, 5}, scene.obstacles);
    EXPECT_NEAR(seen.area_m2, 300.0, 1e-9);
    EXPECT_NEAR(seen.perimeter_m, 80.0, 1e-9);
    EXPECT_EQ(seen.occlusivity_m, 0.0);
}

TEST(VisiblePolygon, OfAnLSeenFromItsArmStopsAtTheCorner) {
    // From (15, 5) the inner corner (10, 10) hides what lies north of the line x + y = 20.
    const BuiltScene scene =
        courtyard_scene({{0, 0}, {20, 0}, {20, 10}, {10, 10}, {10, 20}, {0, 20}});
    const VisiblePolygon seen = seen_from({15, 5}, scene.obstacles);
    EXPECT_NEAR(seen.area_m2, 250.0, 1e-9);
    EXPECT_NEAR(seen.occlusivity_m, 10.0 * std::sqrt(2.0), 1e-9);
    EXPECT_NEAR(seen.wall_m, 20 + 20 + 10 + 10, 1e-9);
    EXPECT_NEAR(seen.perimeter_m, 60.0 + 10.0 * std::sqrt(2.0), 1e-9);
    EXPECT_EQ(seen.outline.size(), 5U);
    ASSERT_EQ(seen.occluding.size(), 1U);
    EXPECT_LT(distance_m(seen.occluding[0].corner, {10, 10}), 1e-9);
    EXPECT_LT(distance_m(seen.occluding[0].far, {0, 20}), 1e-9);
}

TEST(VisiblePolygon, OnOpenGroundIsTheDiscOfTheReach) {
    const BuiltScene scene(std::vector<Building>{});
    const VisiblePolygon seen = seen_from({674000, 6580000}, scene.obstacles, 30.0);
    EXPECT_NEAR(seen.area_m2, tau / 2.0 * 900.0, 1e-9);
    EXPECT_NEAR(seen.perimeter_m, tau * 30.0, 1e-9);
    EXPECT_NEAR(seen.at_reach_m, tau * 30.0, 1e-9);
    EXPECT_NEAR(seen.mean_radial_m, 30.0, 1e-9);
    EXPECT_EQ(seen.nearest_m, 30.0);
    EXPECT_EQ(seen.furthest_m, 30.0);
    EXPECT_NEAR(seen.compactness, 1.0, 1e-12);
    EXPECT_NEAR(seen.drift_m, 0.0, 1e-9);
    EXPECT_GE(seen.outline.size(), 360U);
}

TEST(VisiblePolygon, BehindAWallLosesTheSectorLessTheTriangleBeforeIt) {
    // The face at 6 m from -8 to 8 subtends 2 atan(8 / 6), its ends at the reach of 10 m.
    const BuiltScene scene({box_building("wall", {6, -8, 7, 8}, 3.0)});
    const VisiblePolygon seen = seen_from({0, 0}, scene.obstacles, 10.0);
    const double half = std::atan2(8.0, 6.0);
    EXPECT_NEAR(seen.area_m2, 100.0 * (tau / 2.0 - half) + 48.0, 1e-9);
    EXPECT_NEAR(seen.perimeter_m, 10.0 * (tau - 2.0 * half) + 16.0, 1e-9);
    EXPECT_EQ(seen.occlusivity_m, 0.0);
    EXPECT_NEAR(seen.nearest_m, 6.0, 1e-12);
    // The mean of 6 / cos over the wall and 10 elsewhere.
    EXPECT_NEAR(seen.mean_radial_m,
                (12.0 * std::asinh(8.0 / 6.0) + 10.0 * (tau - 2.0 * half)) / tau, 1e-9);
}

TEST(VisiblePolygon, OverAWallNoHigherThanTheEyeIsFree) {
    const BuiltScene low({box_building("hedge", {6, -8, 7, 8}, 1.6)});
    EXPECT_NEAR(seen_from({0, 0}, low.obstacles, 10.0).area_m2, 50.0 * tau, 1e-9);
    const BuiltScene high({box_building("hedge", {6, -8, 7, 8}, 1.61)});
    EXPECT_LT(seen_from({0, 0}, high.obstacles, 10.0).area_m2, 50.0 * tau - 20.0);
}

TEST(VisiblePolygon, OfWallsThatCrossIsSeenUpToTheirCrossing) {
    // Two slabs as a cross: from the south-west one sees the quadrant's walls up to where they
    // meet.
    const BuiltScene scene(
        {box_building("a", {-40, 0, 40, 1}, 3.0), box_building("b", {0, -40, 1, 40}, 3.0),
         box_building("s", {-41, -41, 41, -40}, 3.0), box_building("w", {-41, -41, -40, 41}, 3.0)});
    const VisiblePolygon seen = seen_from({-10, -13}, scene.obstacles, 200.0);
    EXPECT_NEAR(seen.area_m2, 1600.0, 1e-8);
    EXPECT_NEAR(seen.perimeter_m, 160.0, 1e-8);
}

TEST(VisiblePolygon, PastTerracedHousesSlipsThroughNoPartyWall) {
    // In one line with the viewer's own east-west line, and doubled on every party wall.
    std::vector<Building> houses;
    for (int i = 0; i < 12; ++i)
        houses.push_back(box_building(
            std::to_string(i), {674000.1 + 7.3 * i, 6580010, 674007.4 + 7.3 * i, 6580019}, 6.0));
    for (int i = 1; i < 12; ++i)
        for (Ring* ring : {&houses[static_cast<std::size_t>(i)].footprint[0].outer})
            for (const std::size_t corner : {0U, 3U})
                (*ring)[corner].east_m =
                    houses[static_cast<std::size_t>(i - 1)].footprint[0].outer[1].east_m;
    const BuiltScene scene(houses);
    const VisiblePolygon seen = seen_from({674043.9, 6580000}, scene.obstacles, 40.0);
    const double half = std::acos(10.0 / 40.0);
    EXPECT_NEAR(seen.area_m2, 1600.0 * (tau / 2.0 - half) + 10.0 * 40.0 * std::sin(half), 1e-4);
    EXPECT_NEAR(seen.wall_m, 80.0 * std::sin(half), 1e-6);
    EXPECT_NEAR(seen.perimeter_m, 80.0 * std::sin(half) + 40.0 * (tau - 2.0 * half), 1e-5);
}

TEST(VisiblePolygon, InsideABuildingOrOnAWallIsSaid) {
    const BuiltScene scene(
        {box_building("house", {0, 0, 10, 10}, 5.0), box_building("slab", {20, 0, 30, 10}, 0.0)});
    EXPECT_EQ(why_not_from({5, 5}, scene.obstacles), NoView::inside_building);
    EXPECT_EQ(why_not_from({25, 5}, scene.obstacles), NoView::inside_building);
    EXPECT_EQ(why_not_from({10, 5}, scene.obstacles), NoView::on_a_wall);
    EXPECT_EQ(why_not_from({0, 0}, scene.obstacles), NoView::on_a_wall);
    const BuiltScene court = courtyard_scene(box_ring(0, 0, 10, 10));
    EXPECT_EQ(why_not_from({-1, 5}, court.obstacles), NoView::inside_building);
    EXPECT_THROW(visible_polygon({{-5, 5}, 1.6, 0.0}, scene.obstacles), std::invalid_argument);
    EXPECT_THROW(visible_polygon({{-5, 5}, -1.0, 9.0}, scene.obstacles), std::invalid_argument);
}

/// Distance at which the ray in a direction first meets a wall above the eye, or the reach.
double plain_radial(const Obstacles& obstacles, const Viewer& viewer, double angle) {
    const long double ux = std::cos(angle), uy = std::sin(angle);
    long double nearest = viewer.reach_m;
    for (const Wall& wall : obstacles.walls()) {
        if (wall.top_m <= viewer.eye_height_m) continue;
        const long double wx = wall.b.east_m - wall.a.east_m, wy = wall.b.north_m - wall.a.north_m;
        const long double ax = wall.a.east_m - viewer.at.east_m;
        const long double ay = wall.a.north_m - viewer.at.north_m;
        const long double cross = ux * wy - uy * wx;
        if (cross == 0.0L) continue;
        const long double along_ray = (ax * wy - ay * wx) / cross;
        const long double along_wall = (ax * uy - ay * ux) / cross;
        if (along_ray > 0.0L && along_wall >= 0.0L && along_wall <= 1.0L)
            nearest = std::min(nearest, along_ray);
    }
    return static_cast<double>(nearest);
}

TEST(VisiblePolygon, AgreesWithRaysCastInManyDirections) {
    for (unsigned seed = 1; seed <= 8; ++seed) {
        test::RandomBuildings random(seed);
        const BuiltScene scene(random.buildings());
        for (int i = 0; i < 5; ++i) {
            const Viewer viewer{random.place(), 1.6, random.real(5.0, 120.0)};
            const auto view = visible_polygon(viewer, scene.obstacles);
            const auto* seen = std::get_if<VisiblePolygon>(&view);
            if (seen == nullptr) {
                EXPECT_FALSE(scene.obstacles.containing(viewer.at).empty());
                continue;
            }
            constexpr int rays = 8000;
            double area = 0.0, radials = 0.0;
            for (int k = 0; k < rays; ++k) {
                const double r = plain_radial(scene.obstacles, viewer, tau * (k + 0.5) / rays);
                area += r * r / 2.0 * tau / rays;
                radials += r / rays;
            }
            const double disc = tau / 2.0 * viewer.reach_m * viewer.reach_m;
            EXPECT_NEAR(seen->area_m2, area, 2e-3 * disc) << seed << ", " << i;
            EXPECT_NEAR(seen->mean_radial_m, radials, 2e-3 * viewer.reach_m);
            EXPECT_NEAR(area_m2({{seen->outline, {}}}), seen->area_m2, 1e-4 * disc);
        }
    }
}

double distance_to_outline_m(MapPoint p, const Ring& outline) {
    double nearest = HUGE_VAL;
    for (std::size_t i = 0, j = outline.size() - 1; i < outline.size(); j = i++)
        nearest = std::min(nearest, distance_to_segment_m(p, outline[j], outline[i]));
    return nearest;
}

TEST(VisiblePolygon, AgreesWithTheVisibleCells) {
    std::size_t compared = 0;
    for (unsigned seed = 11; seed <= 16; ++seed) {
        test::RandomBuildings random(seed);
        const BuiltScene scene(random.buildings());
        for (int i = 0; i < 3; ++i) {
            const Viewer viewer{random.place(), 1.6, 60.0};
            const auto view = visible_polygon(viewer, scene.obstacles);
            const auto* seen = std::get_if<VisiblePolygon>(&view);
            if (seen == nullptr) continue;
            const GridSpec spec = grid_covering(test::RandomBuildings::extent(), 2.3);
            const Observer eye{viewer.at, 1.6, 1.6, viewer.reach_m};
            Grid<std::uint8_t> cells(spec, 0);
            VisibleCells(Sight(eye, spec.extent(), scene.obstacles), spec)
                .each_run([&](int row, int begin, int end) {
                    for (int col = begin; col < end; ++col) cells(row, col) = 1;
                });
            for (int row = 0; row < spec.rows; ++row)
                for (int col = 0; col < spec.cols; ++col) {
                    const MapPoint p = spec.centre_of(row, col);
                    // The outline's chords leave the circle by less than 3 mm.
                    const double from_reach = std::abs(distance_m(p, viewer.at) - 60.0);
                    if (from_reach < 3e-3 || distance_to_outline_m(p, seen->outline) < 1e-6)
                        continue;
                    ++compared;
                    ASSERT_EQ(cells(row, col) != 0, contains({{seen->outline, {}}}, p))
                        << seed << ": " << row << ", " << col;
                }
        }
    }
    EXPECT_GT(compared, 15000U);
}

TEST(VisiblePolygon, OfAnyPlaceTheMeasuresFitTogether) {
    for (unsigned seed = 21; seed <= 30; ++seed) {
        test::RandomBuildings random(seed);
        const BuiltScene scene(random.buildings());
        for (int i = 0; i < 10; ++i) {
            const auto view = visible_polygon({random.place(), 1.6, 70.0}, scene.obstacles);
            const auto* seen = std::get_if<VisiblePolygon>(&view);
            if (seen == nullptr) continue;
            double outline_m = 0.0;
            const Ring& ring = seen->outline;
            for (std::size_t k = 0, j = ring.size() - 1; k < ring.size(); j = k++)
                outline_m += distance_m(ring[j], ring[k]);
            EXPECT_NEAR(outline_m, seen->perimeter_m, 2e-5 * seen->perimeter_m);
            EXPECT_LE(seen->nearest_m, seen->mean_radial_m);
            EXPECT_LE(seen->mean_radial_m, seen->furthest_m + 1e-9);
            EXPECT_LE(seen->furthest_m, 70.0 + 1e-9);
            EXPECT_GT(seen->compactness, 0.0);
            EXPECT_LE(seen->compactness, 1.0 + 1e-12);
        }
    }
}

// Each edge lies on a ray from the viewer, and the ray beside it runs on to its further end.
TEST(VisiblePolygon, EveryOccludingEdgeLiesAlongALineOfSightFromACornerOn) {
    std::size_t edges = 0;
    for (unsigned seed = 41; seed <= 48; ++seed) {
        test::RandomBuildings random(seed);
        const BuiltScene scene(random.buildings());
        for (int i = 0; i < 8; ++i) {
            const Viewer viewer{random.place(), 1.6, 70.0};
            const auto view = visible_polygon(viewer, scene.obstacles);
            const auto* seen = std::get_if<VisiblePolygon>(&view);
            if (seen == nullptr) continue;
            double length_m = 0.0;
            for (const OccludingEdge& edge : seen->occluding) {
                ++edges;
                length_m += edge.length_m();
                const double near_m = distance_m(edge.corner, viewer.at);
                const double far_m = distance_m(edge.far, viewer.at);
                EXPECT_NEAR(near_m + edge.length_m(), far_m, 1e-6);
                double to_corner_m = HUGE_VAL;
                for (const Wall& wall : scene.obstacles.walls())
                    if (wall.top_m > 1.6)
                        to_corner_m = std::min(to_corner_m,
                                               distance_to_segment_m(edge.corner, wall.a, wall.b));
                EXPECT_LT(to_corner_m, 1e-6) << "it stands on what hides";
                const double angle = std::atan2(edge.far.north_m - viewer.at.north_m,
                                                edge.far.east_m - viewer.at.east_m);
                const double left_m = plain_radial(scene.obstacles, viewer, angle + 1e-7);
                const double right_m = plain_radial(scene.obstacles, viewer, angle - 1e-7);
                EXPECT_NEAR(std::max(left_m, right_m), far_m, 1e-3 * far_m);
                EXPECT_NEAR(std::min(left_m, right_m), near_m, 1e-3 * far_m);
            }
            EXPECT_NEAR(length_m, seen->occlusivity_m, 1e-7);
        }
    }
    EXPECT_GT(edges, 100U);
}

TEST(VisiblePolygon, EveryBuildingMoreCanOnlyHideMore) {
    for (unsigned seed = 31; seed <= 36; ++seed) {
        test::RandomBuildings random(seed);
        const std::vector<Building> buildings = random.buildings();
        const MapPoint at = random.place();
        double least = HUGE_VAL;
        for (std::size_t count = 0; count <= buildings.size(); ++count) {
            const BuiltScene scene(std::vector<Building>(
                buildings.begin(), buildings.begin() + static_cast<std::ptrdiff_t>(count)));
            const auto view = visible_polygon({at, 1.6, 60.0}, scene.obstacles);
            const auto* seen = std::get_if<VisiblePolygon>(&view);
            if (seen == nullptr) break;
            EXPECT_LE(seen->area_m2, least + 1e-4);
            least = seen->area_m2;
        }
    }
}

}  // namespace
}  // namespace tk
