#include "engine/visibility/visible_ground.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <stdexcept>

#include "tests/engine/visibility/built_scene.h"

namespace tk {
namespace {

using test::BuiltScene;

/// Ground that only rises and falls from west to east, 40 m beyond the buildings' surroundings.
template <class Height>
std::shared_ptr<const Terrain> ground_by_east(double cell_m, Height height) {
    Grid<float> heights(grid_covering(test::RandomBuildings::extent().grown(200.0), cell_m));
    for (int row = 0; row < heights.spec().rows; ++row)
        for (int col = 0; col < heights.spec().cols; ++col)
            heights(row, col) = static_cast<float>(height(heights.spec().east_of_centre_m(col)));
    return std::make_shared<const Terrain>(std::move(heights));
}

TEST(VisibleGround, OnLevelGroundIsThePolygonsArea) {
    int compared = 0;
    for (unsigned seed = 1; seed <= 6; ++seed) {
        test::RandomBuildings random(seed);
        TownParts level;
        level.buildings = random.buildings();
        TownParts plain = level;
        plain.terrain = ground_by_east(10.0, [](double) { return 31.0; });
        const BuiltScene scene(std::move(level)), on_plain(std::move(plain));
        for (int i = 0; i < 4; ++i) {
            const Viewer viewer{random.place(), 1.6, 60.0};
            const auto view = visible_polygon(viewer, scene.obstacles);
            const auto* seen = std::get_if<VisiblePolygon>(&view);
            if (seen == nullptr) continue;
            const double by_cells_m2 = visible_ground_m2(viewer, scene.obstacles, 0.5);
            // Cells on the edge count by chance: well under half a cell's width along all of it.
            EXPECT_NEAR(by_cells_m2, seen->area_m2, 0.25 * seen->perimeter_m) << seed << ", " << i;
            EXPECT_EQ(visible_ground_m2(viewer, on_plain.obstacles, 0.5), by_cells_m2);
            ++compared;
        }
    }
    EXPECT_GT(compared, 12);
}

// A ridge 20 m to the east with its crest r above the eye: nobody as tall is seen beyond it.
TEST(VisibleGround, BehindARidgeHigherThanTheEyeNothingIsSeen) {
    TownParts parts;
    const double crest_m = 674100.5;
    parts.terrain = ground_by_east(
        1.0, [&](double east_m) { return std::max(0.0, 6.0 - 3.0 * std::abs(east_m - crest_m)); });
    const BuiltScene scene(std::move(parts));
    const Viewer viewer{{674080.5, 6580080.0}, 1.6, 60.0};
    // The disc less its part beyond the crest, give or take the slope's foot and the edge's cells.
    const double half = std::acos(20.0 / 60.0);
    const double beyond_m2 = 3600.0 * half - 20.0 * 60.0 * std::sin(half);
    const double disc_m2 = std::numbers::pi * 3600.0;
    const double seen_m2 = visible_ground_m2(viewer, scene.obstacles);
    EXPECT_NEAR(seen_m2, disc_m2 - beyond_m2, 2.5 * 2.0 * 60.0 * std::sin(half));
    const auto view = visible_polygon(viewer, scene.obstacles);
    EXPECT_NEAR(std::get<VisiblePolygon>(view).area_m2, disc_m2, 1e-9)
        << "the level plane knows no ground";
}

// From the edge of a rise of 10 m one sees over a house of 5 m that stands below.
TEST(VisibleGround, FromARiseOneSeesOverRoofsBelow) {
    TownParts parts;
    parts.buildings = {test::box_building("house", {674110, 6580060, 674120, 6580100}, 5.0)};
    const auto rise = [](double east_m) { return east_m < 674090.0 ? 10.0 : 0.0; };
    TownParts level = parts;
    parts.terrain = ground_by_east(10.0, rise);
    const BuiltScene on_rise(std::move(parts)), on_level(std::move(level));
    const Viewer viewer{{674084.9, 6580080.0}, 1.6, 80.0};
    EXPECT_GT(visible_ground_m2(viewer, on_rise.obstacles),
              visible_ground_m2(viewer, on_level.obstacles) + 1000.0);
}

TEST(VisibleGround, RefusesWhatHasNoMeaning) {
    const BuiltScene scene(std::vector<Building>{});
    EXPECT_THROW(visible_ground_m2({{0, 0}, -1.0, 10.0}, scene.obstacles), std::invalid_argument);
    EXPECT_THROW(visible_ground_m2({{0, 0}, 1.6, 0.0}, scene.obstacles), std::invalid_argument);
    EXPECT_THROW(visible_ground_m2({{0, 0}, 1.6, 10.0}, scene.obstacles, 0.0),
                 std::invalid_argument);
}

}  // namespace
}  // namespace tk
