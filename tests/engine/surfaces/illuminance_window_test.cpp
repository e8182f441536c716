#include <gtest/gtest.h>

#include <cstring>

#include "engine/surfaces/illuminance.h"
#include "tests/engine/surfaces/plain_light.h"

namespace tk {
namespace {

using test::BuiltScene;

bool same_lux(const Grid<float>& a, const Grid<float>& b) {
    return a.spec() == b.spec() &&
           std::memcmp(a.cells().data(), b.cells().data(), a.cells().size_bytes()) == 0;
}

std::vector<StreetLight> scattered_lights(test::RandomBuildings& random, int number) {
    std::vector<StreetLight> lights;
    for (int i = 0; i < number; ++i) lights.push_back(test::random_light(random, i));
    return lights;
}

CellRange random_range(test::RandomBuildings& random, const GridSpec& spec) {
    const auto number = [&](int from, int to) {
        return from + static_cast<int>(random.real(0.0, to - from));
    };
    CellRange cells;
    cells.row_begin = number(0, spec.rows - 1);
    cells.row_end = number(cells.row_begin + 1, spec.rows + 1);
    cells.col_begin = number(0, spec.cols - 1);
    cells.col_end = number(cells.col_begin + 1, spec.cols + 1);
    return cells;
}

TEST(IlluminanceIncremental, AnyWindowHasTheBitsOfTheWhole) {
    test::RandomBuildings random(51);
    const BuiltScene scene(random.buildings());
    const auto lights = scattered_lights(random, 15);
    const GridSpec spec = grid_covering(test::RandomBuildings::extent(), 0.7);
    const Grid<float> whole = illuminance(lights, scene.obstacles, spec);
    for (int i = 0; i < 12; ++i) {
        const CellRange cells = random_range(random, spec);
        const Grid<float> part = illuminance(lights, scene.obstacles, window_of(spec, cells));
        for (int row = 0; row < cells.rows(); ++row)
            ASSERT_EQ(std::memcmp(part.view().row(row).data(),
                                  &whole(cells.row_begin + row, cells.col_begin),
                                  part.view().row(row).size_bytes()),
                      0);
    }
}

TEST(IlluminanceIncremental, RecomputingAWindowTouchesNothingElse) {
    test::RandomBuildings random(52);
    const BuiltScene scene(random.buildings());
    const auto lights = scattered_lights(random, 10);
    const GridSpec spec = grid_covering(test::RandomBuildings::extent(), 1.0);
    const Grid<float> whole = illuminance(lights, scene.obstacles, spec);
    Grid<float> lux(spec, -1.0f);
    const CellRange cells{20, 70, 33, 150};
    recompute_illuminance(lux, cells, lights, scene.obstacles);
    for (int row = 0; row < spec.rows; ++row)
        for (int col = 0; col < spec.cols; ++col) {
            const bool asked = row >= 20 && row < 70 && col >= 33 && col < 150;
            const float expected = asked ? whole(row, col) : -1.0f;
            ASSERT_EQ(std::memcmp(&lux(row, col), &expected, sizeof expected), 0)
                << row << ", " << col;
        }
    recompute_illuminance(lux, {5, 5, 0, 10}, lights, scene.obstacles);
    EXPECT_EQ(lux(5, 5), -1.0f);
}

void recompute_around(const StreetLight& light, Grid<float>& lux,
                      const std::vector<StreetLight>& lights, const Obstacles& obstacles) {
    Extent reached;
    reached.add(light.at);
    recompute_illuminance(
        lux, cells_with_centre_in(lux.spec(), reached.grown(light_reach_m(light) + 0.01)), lights,
        obstacles);
}

TEST(IlluminanceIncremental, AfterALampMovedAndMovedBackEqualsFromScratch) {
    test::RandomBuildings random(53);
    const BuiltScene scene(random.buildings());
    auto lights = scattered_lights(random, 15);
    const GridSpec spec = grid_covering(test::RandomBuildings::extent(), 1.0);
    const Grid<float> before = illuminance(lights, scene.obstacles, spec);
    Grid<float> lux = before;
    for (StreetLight& light : lights) {
        const StreetLight old = light;
        light.at = random.place();
        light.height_m += 1.0;
        const StreetLight changed = light;
        recompute_around(old, lux, lights, scene.obstacles);
        recompute_around(changed, lux, lights, scene.obstacles);
        ASSERT_TRUE(same_lux(lux, illuminance(lights, scene.obstacles, spec)));
        ASSERT_FALSE(same_lux(lux, before));
        light = old;
        recompute_around(old, lux, lights, scene.obstacles);
        recompute_around(changed, lux, lights, scene.obstacles);
        ASSERT_TRUE(same_lux(lux, before));
    }
}

TEST(IlluminanceIncremental, AfterABuildingCameAndWentEqualsFromScratch) {
    test::RandomBuildings random(54);
    const std::vector<Building> buildings = random.buildings();
    std::vector<Building> fewer = buildings;
    fewer.pop_back();
    const BuiltScene with(buildings), without(fewer);
    const auto lights = scattered_lights(random, 15);
    const GridSpec spec = grid_covering(test::RandomBuildings::extent(), 1.0);
    const Grid<float> lit_with = illuminance(lights, with.obstacles, spec);
    const Grid<float> lit_without = illuminance(lights, without.obstacles, spec);
    // No cell further from the building than any lamp reaches can change.
    double furthest_m = 0.0;
    for (const StreetLight& light : lights) furthest_m = std::max(furthest_m, light_reach_m(light));
    const CellRange near =
        cells_with_centre_in(spec, extent_of(buildings.back().footprint).grown(furthest_m + 0.01));
    Grid<float> lux = lit_without;
    recompute_illuminance(lux, near, lights, with.obstacles);
    EXPECT_TRUE(same_lux(lux, lit_with));
    EXPECT_FALSE(same_lux(lux, lit_without));
    recompute_illuminance(lux, near, lights, without.obstacles);
    EXPECT_TRUE(same_lux(lux, lit_without));
}

}  // namespace
}  // namespace tk
