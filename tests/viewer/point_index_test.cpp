#include "viewer/map/point_index.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <map>
#include <set>

namespace tk {
namespace {

std::vector<MapPoint> points_from(const std::vector<std::pair<int, int>>& pairs) {
    std::vector<MapPoint> points;
    for (const auto& [x, y] : pairs) points.push_back({674000.0 + x, 6580000.0 + y});
    return points;
}

std::set<std::uint32_t> found_in(const PointIndex& index, const Extent& extent) {
    std::set<std::uint32_t> found;
    index.in(extent, [&](std::uint32_t number, MapPoint) { found.insert(number); });
    return found;
}

TEST(PointIndex, OfNoPointsFindsNone) {
    EXPECT_TRUE(found_in(PointIndex{}, {0, 0, 1e9, 1e9}).empty());
    EXPECT_TRUE(found_in(PointIndex(std::span<const MapPoint>{}), {0, 0, 1e9, 1e9}).empty());
}

TEST(PointIndex, HoldsManyPointsOnOneSpot) {
    const std::vector<MapPoint> points(1000, MapPoint{5, 5});
    const PointIndex index(points);
    EXPECT_EQ(found_in(index, {4, 4, 6, 6}).size(), 1000U);
    EXPECT_TRUE(found_in(index, {6, 6, 8, 8}).empty());
}

RC_GTEST_PROP(PointIndex, AnyRectangleAgreesWithLookingAtEveryPoint, ()) {
    const auto pairs = *rc::gen::container<std::vector<std::pair<int, int>>>(
        rc::gen::pair(rc::gen::inRange(0, 3000), rc::gen::inRange(0, 1000)));
    const auto points = points_from(pairs);
    const PointIndex index(points);
    const double x = 674000.0 + *rc::gen::inRange(-100, 3100);
    const double y = 6580000.0 + *rc::gen::inRange(-100, 1100);
    const Extent extent{x, y, x + *rc::gen::inRange(0, 2000), y + *rc::gen::inRange(0, 800)};
    std::set<std::uint32_t> expected;
    for (std::uint32_t i = 0; i < points.size(); ++i)
        if (extent.contains(points[i])) expected.insert(i);
    RC_ASSERT(found_in(index, extent) == expected);
}

RC_GTEST_PROP(PointIndex, EveryPictureChoosesTheSamePointsOfACrowd, ()) {
    const auto pairs = *rc::gen::container<std::vector<std::pair<int, int>>>(
        rc::gen::pair(rc::gen::inRange(0, 500), rc::gen::inRange(0, 500)));
    const auto points = points_from(pairs);
    const PointIndex index(points);
    const double spacing = 7.0;
    std::map<std::uint32_t, std::uint32_t> whole;
    index.thinned(
        {673900, 6579900, 674600, 6580600}, spacing,
        [&](std::uint32_t n, MapPoint, std::uint32_t count, MapPoint) { whole[n] = count; });
    std::uint32_t all = 0;
    for (const auto& [number, count] : whole) all += count;
    RC_ASSERT(all == points.size());
    // A part of the map, as a tile beside another sees it.
    const double x = 674000.0 + *rc::gen::inRange(0, 500);
    const double y = 6580000.0 + *rc::gen::inRange(0, 500);
    index.thinned({x, y, x + 100, y + 100}, spacing,
                  [&](std::uint32_t n, MapPoint, std::uint32_t count, MapPoint) {
                      RC_ASSERT(whole.contains(n));
                      RC_ASSERT(whole.at(n) == count);
                  });
}

TEST(PointIndex, TellsHowManyShareASquareAndWhereTheirMiddleIs) {
    std::vector<MapPoint> points;
    for (int i = 0; i < 100; ++i) points.push_back({1000.0 + i % 10, 2000.0 + i / 10});
    const PointIndex index(points);
    EXPECT_GT(index.crowding(100.0), index.crowding(10.0));
    EXPECT_EQ(PointIndex().crowding(10.0), 0.0);
    int squares = 0;
    index.thinned({900.0, 1900.0, 1100.0, 2100.0}, 50.0,
                  [&](std::uint32_t, MapPoint, std::uint32_t count, MapPoint mean) {
                      ++squares;
                      EXPECT_EQ(count, 100U);
                      EXPECT_NEAR(mean.east_m, 1004.5, 1e-9);
                      EXPECT_NEAR(mean.north_m, 2004.5, 1e-9);
                  });
    EXPECT_EQ(squares, 1);
}

}  // namespace
}  // namespace tk
