#include <gtest/gtest.h>

#include <cmath>
#include <cstring>

#include "engine/surfaces/facade_points.h"
#include "engine/surfaces/sightlines.h"
#include "engine/visibility/visible_polygon.h"
#include "tests/engine/visibility/built_scene.h"

namespace tk {
namespace {

using test::BuiltScene;

/// A town on ground whose heights come cell by cell, every 10 m.
template <class Height>
BuiltScene town_on_ground(std::vector<Building> buildings, const Extent& extent, Height height) {
    Grid<float> heights(grid_covering(extent, 10.0));
    for (int row = 0; row < heights.spec().rows; ++row)
        for (int col = 0; col < heights.spec().cols; ++col)
            heights(row, col) = static_cast<float>(height(heights.spec().centre_of(row, col)));
    TownParts parts;
    parts.buildings = std::move(buildings);
    parts.terrain = std::make_shared<const Terrain>(std::move(heights));
    return BuiltScene(std::move(parts));
}

TEST(SightlinesOverGround, OfALevelTownAboveTheDatumAreThoseOfOneAtIt) {
    test::RandomBuildings random(101);
    const std::vector<Building> buildings = random.buildings();
    const BuiltScene low(buildings);
    const BuiltScene high = town_on_ground(buildings, test::RandomBuildings::extent().grown(30.0),
                                           [](MapPoint) { return 64.0; });
    const auto low_windows = facade_points(low.obstacles);
    const auto high_windows = facade_points(high.obstacles);
    ASSERT_EQ(low_windows.size(), high_windows.size());
    for (int i = 0; i < 60; ++i) {
        const MapPoint p = random.place();
        const double value = sightlines_at(p, low_windows, low.obstacles).value;
        if (std::isnan(value)) continue;
        EXPECT_NEAR(value, sightlines_at(p, high_windows, high.obstacles).value, 1e-9);
        const auto view = visible_polygon({p, 1.6, 50.0}, low.obstacles);
        const auto view_high = visible_polygon({p, 1.6, 50.0}, high.obstacles);
        ASSERT_EQ(view.index(), view_high.index());
        if (const auto* seen = std::get_if<VisiblePolygon>(&view)) {
            EXPECT_NEAR(seen->area_m2, std::get<VisiblePolygon>(view_high).area_m2, 1e-9);
        }
    }
}

TEST(SightlinesOverGround, OfWindowsOnASlopeKeepTheirFloorsLevel) {
    // The ground rises by 0.2 a metre to the east: under the house from 1 m below its mean to 1 m
    // above.
    const BuiltScene scene =
        town_on_ground({test::box_building("house", {100, 100, 110, 110}, 6.0)}, {0, 0, 200, 200},
                       [](MapPoint p) { return 0.2 * p.east_m; });
    for (const Watcher& w : facade_points(scene.obstacles)) {
        const double level_m = scene.obstacles.ground_m(w.at) + w.height_m;
        const double above_base_m = level_m - 21.0;
        EXPECT_TRUE(std::abs(above_base_m - 1.6) < 1e-4 || std::abs(above_base_m - 4.6) < 1e-4);
        if (w.facing_east == 1.0 && above_base_m < 3.0) {
            EXPECT_NEAR(w.height_m, 0.6, 0.02);
        }
    }
}

TEST(SightlinesOverGround, StopAtARiseOfTheGround) {
    const auto ridge = [](MapPoint p) { return std::abs(p.east_m - 105.0) < 1.0 ? 6.0 : 0.0; };
    const BuiltScene scene = town_on_ground({}, {0, 0, 200, 200}, ridge);
    const std::vector<Watcher> door{{{90, 100}, 1.6, 1.0}};
    EXPECT_GT(sightlines_at({70, 100}, door, scene.obstacles).value, 0.0);
    EXPECT_EQ(sightlines_at({120, 100}, door, scene.obstacles).value, 0.0);
}

TEST(SightlinesOverGround, AnyWindowHasTheBitsOfTheWholeAndOfItsPoints) {
    test::RandomBuildings random(102);
    const BuiltScene scene =
        town_on_ground(random.buildings(), test::RandomBuildings::extent().grown(30.0),
                       [&](MapPoint) { return random.real(20.0, 26.0); });
    const auto watchers = facade_points(scene.obstacles);
    const GridSpec spec = grid_covering(test::RandomBuildings::extent(), 3.1);
    const Grid<float> whole = sightlines(watchers, scene.obstacles, spec);
    Grid<float> seen(spec, -1.0f);
    recompute_sightlines(seen, {0, 20, 0, spec.cols}, watchers, scene.obstacles);
    recompute_sightlines(seen, {20, spec.rows, 0, 17}, watchers, scene.obstacles);
    recompute_sightlines(seen, {20, spec.rows, 17, spec.cols}, watchers, scene.obstacles);
    EXPECT_EQ(std::memcmp(seen.cells().data(), whole.cells().data(), whole.cells().size_bytes()),
              0);
    for (int i = 0; i < 50; ++i) {
        const int row = static_cast<int>(random.real(0, spec.rows));
        const int col = static_cast<int>(random.real(0, spec.cols));
        const double at = sightlines_at(spec.centre_of(row, col), watchers, scene.obstacles).value;
        if (std::isnan(at)) continue;
        EXPECT_FLOAT_EQ(whole(row, col), static_cast<float>(at));
    }
}

}  // namespace
}  // namespace tk
