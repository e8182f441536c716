#include "viewer/map/triangulate.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <limits>
#include <numbers>
#include <random>

#include "viewer/map/ear_clipping.h"

namespace tk {
namespace {

constexpr MapPoint town_origin{674000.0, 6580000.0};

/// Coordinates that a float near the origin holds exactly, so that areas can be compared exactly.
MapPoint at_64th(double x, double y) {
    return {town_origin.east_m + std::round(x * 64.0) / 64.0,
            town_origin.north_m + std::round(y * 64.0) / 64.0};
}

Ring ring_at(const std::vector<std::pair<double, double>>& corners) {
    Ring ring;
    for (const auto& [x, y] : corners) ring.push_back(at_64th(x, y));
    return ring;
}

struct TriangleCorners {
    MapPoint a, b, c;
    double signed_area_m2() const {
        return ((b.east_m - a.east_m) * (c.north_m - a.north_m) -
                (b.north_m - a.north_m) * (c.east_m - a.east_m)) /
               2.0;
    }
    MapPoint middle() const {
        return {(a.east_m + b.east_m + c.east_m) / 3.0, (a.north_m + b.north_m + c.north_m) / 3.0};
    }
};

std::vector<TriangleCorners> corners_of(const Triangles& triangles) {
    const auto corner = [&](std::size_t i) {
        const std::size_t v = triangles.indices.at(i);
        return MapPoint{town_origin.east_m + static_cast<double>(triangles.xy.at(2 * v)),
                        town_origin.north_m + static_cast<double>(triangles.xy.at(2 * v + 1))};
    };
    std::vector<TriangleCorners> all;
    for (std::size_t i = 0; i + 2 < triangles.indices.size(); i += 3)
        all.push_back({corner(i), corner(i + 1), corner(i + 2)});
    return all;
}

double filled_m2(const Triangles& triangles) {
    double sum = 0.0;
    for (const TriangleCorners& t : corners_of(triangles)) sum += std::fabs(t.signed_area_m2());
    return sum;
}

/// A ring around a point, whose corners stand at growing angles: never crosses itself.
Ring star_ring(const std::vector<int>& radii, double scale) {
    Ring ring;
    for (std::size_t i = 0; i < radii.size(); ++i) {
        const double angle =
            2.0 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(radii.size());
        ring.push_back(at_64th(500.0 + std::cos(angle) * radii[i] * scale,
                               500.0 + std::sin(angle) * radii[i] * scale));
    }
    return ring;
}

TEST(Triangulate, CutsAHouseIntoTwoTriangles) {
    const Triangles house =
        triangulate({{ring_at({{10, 10}, {20, 10}, {20, 18}, {10, 18}}), {}}}, town_origin);
    EXPECT_EQ(house.xy.size(), 8U);
    EXPECT_EQ(house.indices.size(), 6U);
    EXPECT_DOUBLE_EQ(filled_m2(house), 80.0);
}

TEST(Triangulate, LeavesAHoleEmpty) {
    const Polygon yard{ring_at({{0, 0}, {40, 0}, {40, 40}, {0, 40}}),
                       {ring_at({{10, 10}, {10, 30}, {30, 30}, {30, 10}})}};
    const Triangles filled = triangulate({yard}, town_origin);
    EXPECT_NEAR(filled_m2(filled), 1200.0, 1e-9 * 1200.0);
    for (const TriangleCorners& t : corners_of(filled)) EXPECT_TRUE(contains({yard}, t.middle()));
}

TEST(Triangulate, FillsEveryPartOfAMultiPolygon) {
    const Triangles both = triangulate({{ring_at({{0, 0}, {4, 0}, {0, 4}}), {}},
                                        {ring_at({{10, 0}, {14, 0}, {14, 4}, {10, 4}}), {}}},
                                       town_origin);
    EXPECT_DOUBLE_EQ(filled_m2(both), 24.0);
    EXPECT_EQ(both.indices.size(), 9U);
}

TEST(Triangulate, MakesABowtieItsTwoHalves) {
    const Triangles bowtie =
        triangulate({{ring_at({{0, 0}, {4, 4}, {4, 0}, {0, 4}}), {}}}, town_origin);
    EXPECT_NEAR(filled_m2(bowtie), 8.0, 1e-9);
}

TEST(Triangulate, TakesClockwiseRingsAndRepeatedPointsAsWell) {
    const Triangles repeated = triangulate(
        {{ring_at({{0, 0}, {0, 4}, {0, 4}, {4, 4}, {4, 0}, {4, 0}, {0, 0}}), {}}}, town_origin);
    EXPECT_NEAR(filled_m2(repeated), 16.0, 1e-9);
    const Triangles clockwise =
        triangulate({{ring_at({{0, 0}, {0, 4}, {4, 4}, {4, 0}}), {}}}, town_origin);
    EXPECT_DOUBLE_EQ(filled_m2(clockwise), 16.0);
}

TEST(Triangulate, GivesNothingForShapesWithoutAnInside) {
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    constexpr double infinite = std::numeric_limits<double>::infinity();
    const Ring line = ring_at({{0, 0}, {4, 4}, {8, 8}});
    const Ring spot = ring_at({{1, 1}, {1, 1}, {1, 1}, {1, 1}});
    Ring holed = ring_at({{0, 0}, {4, 0}, {4, 4}});
    holed[1].east_m = nan;
    Ring endless = ring_at({{0, 0}, {4, 0}, {4, 4}});
    endless[1].north_m = infinite;
    for (const Ring& ring :
         {line, spot, holed, endless, Ring{}, Ring{town_origin}, ring_at({{0, 0}, {4, 0}})})
        EXPECT_TRUE(triangulate({{ring, {}}}, town_origin).indices.empty());
    EXPECT_TRUE(triangulate({}, town_origin).indices.empty());
}

TEST(Triangulate, IgnoresAHoleOfFewerThanThreePoints) {
    const Polygon square{ring_at({{0, 0}, {4, 0}, {4, 4}, {0, 4}}), {ring_at({{1, 1}, {2, 2}})}};
    EXPECT_NEAR(filled_m2(triangulate({square}, town_origin)), 16.0, 1e-9);
}

TEST(Triangulate, DrawsOnlyOnceWhereAnOuterRingTouchesItself) {
    // Two squares joined in one corner, as one ring.
    const Triangles touching = triangulate(
        {{ring_at({{0, 0}, {2, 0}, {2, 2}, {4, 2}, {4, 4}, {2, 4}, {2, 2}, {0, 2}}), {}}},
        town_origin);
    EXPECT_NEAR(filled_m2(touching), 8.0, 1e-9);
}

TEST(ClipEars, LeavesToOthersWhatCrossesItself) {
    std::vector<std::array<std::uint32_t, 3>> triangles;
    EXPECT_FALSE(clip_ears(ring_at({{0, 0}, {4, 4}, {4, 0}, {0, 4}}), triangles));
    EXPECT_FALSE(clip_ears(ring_at({{0, 0}, {8, 0}, {4, 0}, {4, 4}}), triangles));
    EXPECT_FALSE(clip_ears(star_ring(std::vector<int>(most_ear_corners + 1, 50), 1.0), triangles));
    EXPECT_TRUE(triangles.empty());
    EXPECT_TRUE(clip_ears(star_ring(std::vector<int>(most_ear_corners, 50), 1.0), triangles));
    EXPECT_EQ(triangles.size(), most_ear_corners - 2);
}

TEST(ClipEars, KeepsCornersOnAStraightWall) {
    std::vector<std::array<std::uint32_t, 3>> triangles;
    ASSERT_TRUE(clip_ears(ring_at({{0, 0}, {5, 0}, {10, 0}, {10, 5}, {5, 5}, {0, 5}}), triangles));
    EXPECT_EQ(triangles.size(), 4U);
}

RC_GTEST_PROP(ClipEars, AnySimpleRingBecomesTrianglesThatTurnLeftAndAddUpToItsArea, ()) {
    const auto radii =
        *rc::gen::resize(60, rc::gen::container<std::vector<int>>(rc::gen::inRange(1, 400)));
    RC_PRE(radii.size() >= 3 && radii.size() <= most_ear_corners);
    const Ring ring = star_ring(radii, 1.0);
    std::vector<std::array<std::uint32_t, 3>> triangles;
    RC_PRE(clip_ears(ring, triangles));
    RC_ASSERT(triangles.size() == ring.size() - 2);
    double sum = 0.0;
    for (const auto& t : triangles) {
        const double area = TriangleCorners{ring[t[0]], ring[t[1]], ring[t[2]]}.signed_area_m2();
        RC_ASSERT(area > 0.0);
        sum += area;
    }
    RC_ASSERT(std::fabs(sum - area_m2({{ring, {}}})) <= 1e-9 * sum);
}

RC_GTEST_PROP(Triangulate, AnyRingWithOrWithoutAHoleIsFilledExactly, ()) {
    const auto radii =
        *rc::gen::resize(150, rc::gen::container<std::vector<int>>(rc::gen::inRange(100, 400)));
    const auto hole_radii =
        *rc::gen::resize(30, rc::gen::container<std::vector<int>>(rc::gen::inRange(4, 90)));
    RC_PRE(radii.size() >= 3);
    Polygon polygon{star_ring(radii, 1.0), {}};
    if (hole_radii.size() >= 3) {
        // Small enough to lie inside of any ring around the same place with at least 3 corners.
        Ring hole = star_ring(hole_radii, 0.5);
        std::reverse(hole.begin(), hole.end());
        polygon.holes.push_back(hole);
    }
    const double area = area_m2({polygon});
    const Triangles filled = triangulate({polygon}, town_origin);
    RC_ASSERT(std::fabs(filled_m2(filled) - area) <= 1e-9 * area);
    for (const TriangleCorners& t : corners_of(filled))
        if (std::fabs(t.signed_area_m2()) > 1e-3) RC_ASSERT(contains({polygon}, t.middle()));
}

RC_GTEST_PROP(Triangulate, AnyTangleIsFilledWithinItsExtentWithoutHarm, ()) {
    const auto points =
        rc::gen::resize(18, rc::gen::container<std::vector<std::pair<int, int>>>(
                                rc::gen::pair(rc::gen::inRange(0, 12), rc::gen::inRange(0, 12))));
    const auto corners = *points;
    const auto hole = *points;
    const auto ring = [](const std::vector<std::pair<int, int>>& from) {
        Ring made;
        for (const auto& [x, y] : from) made.push_back(at_64th(x, y));
        return made;
    };
    const Triangles filled = triangulate({{ring(corners), {ring(hole)}}}, town_origin);
    for (const float v : filled.xy) RC_ASSERT(v >= 0.0F && v <= 12.0F);
    for (const std::uint32_t i : filled.indices) RC_ASSERT(2 * i + 1 < filled.xy.size());
    RC_ASSERT(filled.indices.size() % 3 == 0);
    RC_ASSERT(filled_m2(filled) <= 144.0 + 1e-6);
}

}  // namespace
}  // namespace tk
