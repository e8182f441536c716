#include "engine/visibility/visible_cells.h"

#include <gtest/gtest.h>

#include "engine/grid/grid.h"
#include "tests/engine/visibility/built_scene.h"

namespace tk {
namespace {

using test::BuiltScene;

Grid<std::uint8_t> seen_grid(const Observer& observer, const Obstacles& obstacles,
                             const GridSpec& window) {
    Grid<std::uint8_t> seen(window, 0);
    VisibleCells(observer, shadows_over(window.extent(), observer, obstacles), window)
        .each_run([&](int row, int begin, int end) {
            EXPECT_LT(begin, end);
            for (int col = begin; col < end; ++col) ++seen(row, col);
        });
    return seen;
}

TEST(VisibleCells, AgreesWithADrawnLineOfSightToEveryCellInReach) {
    std::size_t compared = 0, differing = 0, lit = 0;
    for (unsigned seed = 21; seed <= 24; ++seed) {
        test::RandomBuildings random(seed);
        const BuiltScene scene(random.buildings());
        const GridSpec spec = grid_covering(test::RandomBuildings::extent(), 2.0);
        for (int i = 0; i < 3; ++i) {
            const Observer observer{random.place(), random.real(1.0, 12.0), i * 1.6,
                                    random.real(40.0, 120.0)};
            const Grid<std::uint8_t> seen = seen_grid(observer, scene.obstacles, spec);
            for (int row = 0; row < spec.rows; ++row)
                for (int col = 0; col < spec.cols; ++col) {
                    const MapPoint centre = spec.centre_of(row, col);
                    const bool expected =
                        distance_m(observer.at, centre) <= observer.reach_m &&
                        !test::plainly_hidden(scene.obstacles, observer.at, observer.height_m,
                                              centre, observer.target_height_m);
                    ++compared;
                    lit += expected;
                    differing += (seen(row, col) == 1) != expected;
                }
        }
    }
    EXPECT_EQ(differing, 0u);
    EXPECT_GT(lit, compared / 20);
}

TEST(VisibleCells, OfAnyWindowAreThoseOfTheWhole) {
    test::RandomBuildings random(31);
    const BuiltScene scene(random.buildings());
    const GridSpec spec = grid_covering(test::RandomBuildings::extent(), 0.7);
    for (int i = 0; i < 6; ++i) {
        const Observer observer{random.place(), random.real(1.0, 9.0), 0.0, 70.0};
        const Grid<std::uint8_t> whole = seen_grid(observer, scene.obstacles, spec);
        const auto number = [&](int most) { return static_cast<int>(random.real(0.0, most)); };
        for (int k = 0; k < 10; ++k) {
            CellRange cells{number(spec.rows), 0, number(spec.cols), 0};
            cells.row_end = cells.row_begin + 1 + number(spec.rows - cells.row_begin);
            cells.col_end = cells.col_begin + 1 + number(spec.cols - cells.col_begin);
            cells = intersection(cells, spec.all_cells());
            const Grid<std::uint8_t> part =
                seen_grid(observer, scene.obstacles, window_of(spec, cells));
            for (int row = 0; row < cells.rows(); ++row)
                for (int col = 0; col < cells.cols(); ++col)
                    ASSERT_EQ(part(row, col), whole(cells.row_begin + row, cells.col_begin + col));
        }
    }
}

TEST(VisibleCells, ReachIsACircleWithItsEdge) {
    // Centres lie a whole number of metres from the observer: 3, 4, 5 is on the edge.
    const GridSpec spec{1.0, 674000, 6580011, 11, 11};
    const Observer observer{spec.centre_of(5, 5), 5.0, 0.0, 5.0};
    const Grid<std::uint8_t> seen = seen_grid(observer, Obstacles{}, spec);
    for (int row = 0; row < 11; ++row)
        for (int col = 0; col < 11; ++col) {
            const int d2 = (row - 5) * (row - 5) + (col - 5) * (col - 5);
            EXPECT_EQ(seen(row, col), d2 <= 25 ? 1 : 0) << row << ", " << col;
        }
}

TEST(VisibleCells, OfAnEmptyWindowAreNone) {
    const GridSpec spec{1.0, 0, 0, 0, 0};
    VisibleCells({{0, 0}, 5.0, 0.0, 5.0}, {}, spec).each_run([](int, int, int) { FAIL(); });
}

}  // namespace
}  // namespace tk
