#include "engine/surfaces/grid_tiles.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

namespace tk {
namespace {

/// A range of up to 700 x 700 cells, often with edges on those of tiles.
CellRange range_near_tiles(std::mt19937& random) {
    std::uniform_int_distribution<int> tiles(0, 3), beside(-2, 2), size(1, 700), coin(0, 1);
    const auto begin = [&] { return 50 + tiles(random) * GridTiles::side + beside(random); };
    const auto length = [&] {
        return coin(random) == 0 ? size(random)
                                 : std::max(1, tiles(random) * GridTiles::side + beside(random));
    };
    const int row = begin(), col = begin();
    return {row, row + length(), col, col + length()};
}

TEST(GridTiles, EveryCellLiesInExactlyOneTileOfAtMostTheSide) {
    std::mt19937 random(1);
    for (int i = 0; i < 200; ++i) {
        const CellRange cells = range_near_tiles(random);
        const GridTiles tiles(cells);
        std::size_t count = 0;
        for (std::size_t t = 0; t < tiles.count(); ++t) {
            const CellRange tile = tiles.tile(t);
            ASSERT_FALSE(tile.empty());
            ASSERT_LE(tile.rows(), GridTiles::side);
            ASSERT_LE(tile.cols(), GridTiles::side);
            ASSERT_EQ(intersection(tile, cells), tile);
            for (std::size_t other = 0; other < t; ++other)
                ASSERT_TRUE(intersection(tile, tiles.tile(other)).empty());
            count += tile.cell_count();
        }
        EXPECT_EQ(count, cells.cell_count());
    }
}

TEST(GridTiles, MeetingAgreesWithIntersectingEveryTileWithEveryRange) {
    std::mt19937 random(2);
    for (int i = 0; i < 100; ++i) {
        const GridTiles tiles(range_near_tiles(random));
        std::vector<CellRange> ranges;
        for (int k = 0; k < 20; ++k) ranges.push_back(range_near_tiles(random));
        ranges.push_back({100, 100, 60, 90});
        ranges.push_back({0, 100000, 0, 100000});
        const auto meeting = tiles.meeting(ranges);
        ASSERT_EQ(meeting.size(), tiles.count());
        for (std::size_t t = 0; t < tiles.count(); ++t) {
            std::vector<std::uint32_t> expected;
            for (std::size_t k = 0; k < ranges.size(); ++k)
                if (!intersection(ranges[k], tiles.tile(t)).empty())
                    expected.push_back(static_cast<std::uint32_t>(k));
            EXPECT_EQ(meeting[t], expected);
        }
    }
}

TEST(GridTiles, OfNoCellsAreNone) {
    EXPECT_EQ(GridTiles({5, 5, 0, 10}).count(), 0u);
    EXPECT_TRUE(GridTiles({5, 5, 0, 10}).meeting(std::vector<CellRange>{{0, 9, 0, 9}}).empty());
}

}  // namespace
}  // namespace tk
