#include "engine/visibility/visible_cells.h"

#include <gtest/gtest.h>

#include <array>
#include <random>

#include "engine/grid/grid.h"
#include "tests/engine/visibility/built_scene.h"

namespace tk {
namespace {

using test::BuiltScene;

Grid<std::uint8_t> seen_grid(const Observer& observer, const Obstacles& obstacles,
                             const GridSpec& window) {
    Grid<std::uint8_t> seen(window, 0);
    VisibleCells(Sight(observer, window.extent(), obstacles), window)
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

/// A place a whole number of metres from the observer: reckoned with without any rounding.
struct WholeMetres {
    long long x = 0, y = 0;
};
using WholeBlock = std::array<WholeMetres, 4>;  ///< convex, counter-clockwise

long long whole_cross(WholeMetres a, WholeMetres b) {
    return a.x * b.y - a.y * b.x;
}

bool is_convex_block(const WholeBlock& block) {
    for (std::size_t i = 0; i < 4; ++i) {
        const WholeMetres a = block[i], b = block[(i + 1) % 4], c = block[(i + 2) % 4];
        if (whole_cross({b.x - a.x, b.y - a.y}, {c.x - b.x, c.y - b.y}) <= 0) return false;
    }
    return true;
}

/// Where the straight way from the observer to a place runs: beside the block, along an edge or
/// over a corner, or through its inside. Each edge bounds the share t of the way by a fraction of
/// whole numbers, and fractions are compared by multiplying out.
enum class WayPast { beside, touching, through };
WayPast way_past(const WholeBlock& block, WholeMetres to) {
    long long low = 0, low_of = 1, high = 1, high_of = 1;
    bool touches_only = false;
    for (std::size_t i = 0; i < 4; ++i) {
        const WholeMetres from = block[i], next = block[(i + 1) % 4];
        const WholeMetres edge{next.x - from.x, next.y - from.y};
        // Left of the edge where constant + t * growth > 0.
        const long long constant = whole_cross(from, edge), growth = whole_cross(edge, to);
        if (growth == 0) {
            if (constant < 0) return WayPast::beside;
            touches_only = touches_only || constant == 0;
        } else if (growth > 0 && -constant * low_of > low * growth) {
            low = -constant;
            low_of = growth;
        } else if (growth < 0 && constant * high_of < high * -growth) {
            high = constant;
            high_of = -growth;
        }
    }
    const long long room = high * low_of - low * high_of;
    if (room < 0) return WayPast::beside;
    return room == 0 || touches_only ? WayPast::touching : WayPast::through;
}

// Lamp, corners and centres of cells lie on one lattice, so that many rays run exactly over corners
// and along walls, and the block is two houses that share a wall.
TEST(VisibleCells, AnyCellBehindAClosedBlockIsDarkAndAnyOtherIsLit) {
    std::mt19937 random(77);
    std::uniform_int_distribution<long long> offset(-12, 12);
    const GridSpec spec{1.0, 674000, 6580041, 41, 41};
    const MapPoint lamp = spec.centre_of(20, 20);
    const auto place_of = [&](WholeMetres p) {
        return MapPoint{lamp.east_m + static_cast<double>(p.x),
                        lamp.north_m + static_cast<double>(p.y)};
    };
    int blocks = 0, behind = 0, touching = 0;
    while (blocks < 60) {
        WholeBlock block;
        for (WholeMetres& corner : block) corner = {offset(random), offset(random)};
        if (!is_convex_block(block) || way_past(block, {0, 0}) != WayPast::beside) continue;
        ++blocks;
        Ring ring;
        for (const WholeMetres corner : block) ring.push_back(place_of(corner));
        const BuiltScene scene(
            {test::building_of("one", {{{ring[0], ring[1], ring[2]}, {}}}, 5.0),
             test::building_of("other", {{{ring[0], ring[2], ring[3]}, {}}}, 5.0)});
        const Grid<std::uint8_t> seen = seen_grid({lamp, 5.0, 0.0, 100.0}, scene.obstacles, spec);
        for (int row = 0; row < spec.rows; ++row)
            for (int col = 0; col < spec.cols; ++col) {
                const WayPast way = way_past(block, {col - 20, 20 - row});
                behind += way == WayPast::through;
                touching += way == WayPast::touching;
                if (way == WayPast::touching) continue;
                ASSERT_EQ(seen(row, col), way == WayPast::beside ? 1 : 0)
                    << "block " << blocks << ", cell " << row << ", " << col;
            }
    }
    EXPECT_GT(behind, 5000);
    EXPECT_GT(touching, 500);
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
    VisibleCells(Sight({{0, 0}, 5.0, 0.0, 5.0}, spec.extent(), Obstacles{}), spec)
        .each_run([](int, int, int) { FAIL(); });
}

}  // namespace
}  // namespace tk
