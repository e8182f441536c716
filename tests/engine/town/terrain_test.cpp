#include "engine/town/terrain.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>
#include <stdexcept>

namespace tk {
namespace {

constexpr float no_height = std::numeric_limits<float>::quiet_NaN();

/// Centres at 1 m, 3 m, 5 m, ... east and north of (674000, 6580000).
GridSpec ground_cells(int rows, int cols) {
    return {2.0, 337000, 3290000 + rows, rows, cols};
}

MapPoint ground_place(double east, double north) {
    return {674000.0 + east, 6580000.0 + north};
}

template <class Height>
Terrain ground_of(int rows, int cols, Height height) {
    Grid<float> heights(ground_cells(rows, cols));
    for (int row = 0; row < rows; ++row)
        for (int col = 0; col < cols; ++col)
            heights(row, col) = static_cast<float>(height(1.0 + 2.0 * col, 2.0 * (rows - row) - 1));
    return Terrain(std::move(heights));
}

TEST(Terrain, IsStraightBetweenCentresAndLevelBeyondThem) {
    const Terrain slope =
        ground_of(4, 5, [](double east, double north) { return 10.0 + 0.5 * east - north; });
    EXPECT_NEAR(slope.height_m(ground_place(1.0, 1.0)), 9.5, 1e-6);
    EXPECT_NEAR(slope.height_m(ground_place(4.2, 3.7)), 10.0 + 2.1 - 3.7, 1e-6);
    EXPECT_NEAR(slope.height_m(ground_place(9.0, 7.0)), 10.0 + 4.5 - 7.0, 1e-6);
    EXPECT_NEAR(slope.height_m(ground_place(-50.0, 3.0)), slope.height_m(ground_place(1.0, 3.0)),
                1e-9);
    EXPECT_NEAR(slope.height_m(ground_place(80.0, 90.0)), slope.height_m(ground_place(9.0, 7.0)),
                1e-9);
}

TEST(Terrain, CellsWithoutAHeightTakeTheNearestOne) {
    Grid<float> heights(ground_cells(3, 4), no_height);
    heights(1, 0) = 5.0F;
    heights(1, 3) = 9.0F;
    const Terrain ground(heights);
    EXPECT_EQ(ground.filled(), 10);
    for (int row = 0; row < 3; ++row) {
        EXPECT_EQ(ground.heights_m()(row, 1), 5.0F);
        EXPECT_EQ(ground.heights_m()(row, 2), 9.0F);
    }
    EXPECT_THROW(Terrain{Grid<float>(ground_cells(2, 2), no_height)}, std::invalid_argument);
    heights(0, 0) = std::numeric_limits<float>::infinity();
    EXPECT_THROW(Terrain{heights}, std::invalid_argument);
}

// A ridge 6 m high along one column of centres, seen from 8 m up and 10 m away: dark to 40 m.
TEST(Terrain, ARidgeHidesTheGroundBehindItUpToTheRayOverItsTop) {
    const Terrain ridge =
        ground_of(50, 60, [](double east, double) { return east == 21.0 ? 6.0 : 0.0; });
    const MapPoint lamp = ground_place(11.0, 50.3);
    const auto is_dark = [&](double east) {
        return ridge.hides(lamp, 8.0, ground_place(11.0 + east, 50.3), 0.0);
    };
    for (const double east : {1.0, 5.0, 7.9, 40.1, 60.0}) EXPECT_FALSE(is_dark(east)) << east;
    for (const double east : {12.1, 20.0, 39.9}) EXPECT_TRUE(is_dark(east)) << east;
    // Seen along the ridge nothing is hidden.
    EXPECT_FALSE(ridge.hides(ground_place(21.0, 3.0), 8.0, ground_place(21.0, 90.0), 6.1));
}

TEST(Terrain, AnyLineAgreesWithTheGroundSampledDensely) {
    std::mt19937 random(5);
    const auto real = [&](double from, double to) {
        return std::uniform_real_distribution<double>(from, to)(random);
    };
    int hidden = 0, compared = 0;
    for (int town = 0; town < 6; ++town) {
        const Terrain hills = ground_of(30, 30, [&](double, double) { return real(0.0, 1.5); });
        for (int i = 0; i < 400; ++i) {
            const MapPoint a = ground_place(real(-5, 65), real(-5, 65));
            const MapPoint b = ground_place(real(-5, 65), real(-5, 65));
            const double za = hills.height_m(a) + real(0.0, 3.0);
            const double zb = hills.height_m(b) + real(0.0, 1.0);
            // Above the line by how much, at most; only at rows and columns of centres, as defined.
            double most = -HUGE_VAL;
            for (int k = 1; k < 4000; ++k) {
                const double t = k / 4000.0;
                const MapPoint at{a.east_m + t * (b.east_m - a.east_m),
                                  a.north_m + t * (b.north_m - a.north_m)};
                const double off_row = std::abs(std::remainder(at.north_m - 1.0, 2.0));
                const double off_col = std::abs(std::remainder(at.east_m - 1.0, 2.0));
                if (std::min(off_row, off_col) > 0.02) continue;
                most = std::max(most, hills.height_m(at) - (za + t * (zb - za)));
            }
            if (std::abs(most) < 0.08) continue;
            EXPECT_EQ(hills.hides(a, za, b, zb), most > 0.0) << town << ", " << i;
            ++compared;
            hidden += most > 0.0;
        }
    }
    EXPECT_GT(compared, 1000);
    EXPECT_GT(hidden, compared / 5);
}

TEST(Terrain, SlopesDoNotDifferOnAPlaneAndDoOverARidge) {
    const Extent inside{674004.0, 6580004.0, 674030.0, 6580030.0};
    const Terrain plane =
        ground_of(40, 40, [](double east, double north) { return 0.25 * east - 0.5 * north; });
    EXPECT_NEAR(plane.slope_spread(inside), 0.0, 1e-5);
    // Beyond its centres the ground goes on level: a quarter and a half.
    EXPECT_NEAR(plane.slope_spread(inside.grown(20.0)), std::hypot(0.25, 0.5), 1e-5);
    const Terrain ridge =
        ground_of(40, 40, [](double east, double) { return east == 11.0 ? 3.0 : 0.0; });
    EXPECT_NEAR(ridge.slope_spread(inside), 3.0, 1e-6);
}

}  // namespace
}  // namespace tk
