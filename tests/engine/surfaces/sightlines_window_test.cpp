#include <gtest/gtest.h>

#include <cstring>

#include "engine/core/parallel_for.h"
#include "engine/surfaces/facade_points.h"
#include "engine/surfaces/sightlines.h"
#include "tests/engine/visibility/built_scene.h"

namespace tk {
namespace {

using test::BuiltScene;

bool same_watch(const Grid<float>& a, const Grid<float>& b) {
    return a.spec() == b.spec() &&
           std::memcmp(a.cells().data(), b.cells().data(), a.cells().size_bytes()) == 0;
}

TEST(SightlinesIncremental, AnyWindowHasTheBitsOfTheWhole) {
    test::RandomBuildings random(61);
    const BuiltScene scene(random.buildings());
    const auto watchers = facade_points(scene.obstacles);
    const GridSpec spec = grid_covering(test::RandomBuildings::extent(), 0.7);
    const Grid<float> whole = sightlines(watchers, scene.obstacles, spec);
    for (int i = 0; i < 8; ++i) {
        CellRange cells;
        cells.row_begin = static_cast<int>(random.real(0, spec.rows - 60));
        cells.row_end = cells.row_begin + 1 + static_cast<int>(random.real(0, 59));
        cells.col_begin = static_cast<int>(random.real(0, spec.cols - 60));
        cells.col_end = cells.col_begin + 1 + static_cast<int>(random.real(0, 59));
        const Grid<float> part = sightlines(watchers, scene.obstacles, window_of(spec, cells));
        Grid<float> again = whole;
        recompute_sightlines(again, cells, watchers, scene.obstacles);
        ASSERT_TRUE(same_watch(again, whole));
        for (int row = 0; row < cells.rows(); ++row)
            ASSERT_EQ(std::memcmp(part.view().row(row).data(),
                                  &whole(cells.row_begin + row, cells.col_begin),
                                  part.view().row(row).size_bytes()),
                      0);
    }
}

TEST(SightlinesIncremental, RecomputingAWindowTouchesNothingElse) {
    test::RandomBuildings random(62);
    const BuiltScene scene(random.buildings());
    const auto watchers = facade_points(scene.obstacles);
    const GridSpec spec = grid_covering(test::RandomBuildings::extent(), 2.0);
    const Grid<float> whole = sightlines(watchers, scene.obstacles, spec);
    Grid<float> seen(spec, -1.0f);
    recompute_sightlines(seen, {20, 40, 13, 50}, watchers, scene.obstacles);
    for (int row = 0; row < spec.rows; ++row)
        for (int col = 0; col < spec.cols; ++col) {
            const bool asked = row >= 20 && row < 40 && col >= 13 && col < 50;
            const float expected = asked ? whole(row, col) : -1.0f;
            ASSERT_EQ(std::memcmp(&seen(row, col), &expected, sizeof expected), 0);
        }
}

TEST(SightlinesIncremental, OnAnyNumberOfThreadsTheBytesAreTheSame) {
    test::RandomBuildings random(63);
    const BuiltScene scene(random.buildings());
    const GridSpec spec = grid_covering(test::RandomBuildings::extent(), 0.5);
    const auto compute = [&](int threads) {
        const ThreadLimit limit(threads);
        return sightlines(facade_points(scene.obstacles), scene.obstacles, spec);
    };
    EXPECT_TRUE(same_watch(compute(1), compute(3)));
}

TEST(SightlinesIncremental, AfterABuildingCameAndWentEqualsFromScratch) {
    test::RandomBuildings random(64);
    const std::vector<Building> buildings = random.buildings();
    std::vector<Building> fewer = buildings;
    fewer.erase(fewer.begin() + 3);
    const BuiltScene with(buildings), without(fewer);
    const auto watchers_with = facade_points(with.obstacles);
    const auto watchers_without = facade_points(without.obstacles);
    const GridSpec spec = grid_covering(test::RandomBuildings::extent(), 1.0);
    const Grid<float> seen_with = sightlines(watchers_with, with.obstacles, spec);
    const Grid<float> seen_without = sightlines(watchers_without, without.obstacles, spec);
    // Its own windows, those that it covers a hand's breadth away, and what it hides from others.
    const SightlinesOptions options;
    const CellRange near =
        cells_with_centre_in(spec, extent_of(buildings[3].footprint).grown(options.reach_m + 1.0));
    Grid<float> seen = seen_without;
    recompute_sightlines(seen, near, watchers_with, with.obstacles);
    EXPECT_TRUE(same_watch(seen, seen_with));
    EXPECT_FALSE(same_watch(seen, seen_without));
    recompute_sightlines(seen, near, watchers_without, without.obstacles);
    EXPECT_TRUE(same_watch(seen, seen_without));
}

}  // namespace
}  // namespace tk
