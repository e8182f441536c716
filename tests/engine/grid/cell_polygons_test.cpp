#include "engine/grid/cell_polygons.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <map>
#include <set>
#include <stdexcept>
#include <utility>

namespace tk {
namespace {

Grid<std::uint8_t> labels_from(const std::vector<std::string>& rows) {
    Grid<std::uint8_t> labels(GridSpec{10.0, 100, 200, static_cast<int>(rows.size()),
                                       static_cast<int>(rows.front().size())});
    for (std::size_t r = 0; r < rows.size(); ++r)
        for (std::size_t c = 0; c < rows[r].size(); ++c)
            labels(static_cast<int>(r), static_cast<int>(c)) =
                rows[r][c] == '.' ? no_label : static_cast<std::uint8_t>(rows[r][c] - '0');
    return labels;
}

double outline_area(const Ring& ring) {
    double twice = 0.0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const MapPoint a = ring[i], b = ring[(i + 1) % ring.size()];
        twice += a.east_m * b.north_m - b.east_m * a.north_m;
    }
    return twice / 2.0;
}

TEST(CellPolygons, OneCellIsASquareThatRunsCounterClockwise) {
    const auto polygons = cell_polygons(labels_from({"0"}), 1);
    ASSERT_EQ(polygons.at(0).size(), 1U);
    const Polygon& square = polygons[0][0];
    EXPECT_EQ(square.outer.size(), 4U);
    EXPECT_TRUE(square.holes.empty());
    EXPECT_EQ(outline_area(square.outer), 100.0);
    EXPECT_EQ(extent_of(polygons[0]), (Extent{1000, 1990, 1010, 2000}));
}

TEST(CellPolygons, CornersStandOnlyWhereTheOutlineTurns) {
    const auto polygons = cell_polygons(labels_from({"000", "000", "0.."}), 1);
    ASSERT_EQ(polygons[0].size(), 1U);
    EXPECT_EQ(polygons[0][0].outer.size(), 6U);
}

TEST(CellPolygons, CellsThatMeetAtACornerAreApart) {
    const auto polygons = cell_polygons(labels_from({"01", "10"}), 2);
    EXPECT_EQ(polygons[0].size(), 2U);
    EXPECT_EQ(polygons[1].size(), 2U);
}

TEST(CellPolygons, AHoleRunsClockwiseAndAnIslandInItIsAPolygonOfItsOwn) {
    const auto polygons =
        cell_polygons(labels_from({"00000", "0...0", "0.0.0", "0...0", "00000"}), 1);
    ASSERT_EQ(polygons[0].size(), 2U);
    ASSERT_EQ(polygons[0][0].holes.size(), 1U);
    EXPECT_EQ(outline_area(polygons[0][0].holes[0]), -900.0);
    EXPECT_EQ(area_m2(polygons[0]), 1700.0);
}

TEST(CellPolygons, AHoleThatTouchesTheOutlineAtACornerStaysAHole) {
    // The empty cell meets the outside at one corner: one ring would come to that corner twice.
    const auto polygons = cell_polygons(labels_from({".00", "0.0", "000"}), 1);
    ASSERT_EQ(polygons[0].size(), 1U);
    EXPECT_EQ(polygons[0][0].holes.size(), 1U);
    EXPECT_EQ(area_m2(polygons[0]), 700.0);
}

TEST(CellPolygons, RefusesALabelThatIsNotBelowTheCount) {
    EXPECT_THROW(cell_polygons(labels_from({"2"}), 2), std::invalid_argument);
}

RC_GTEST_PROP(CellPolygons, AnyLabelsCoverExactlyTheirCells, ()) {
    const int rows = *rc::gen::inRange(1, 14), cols = *rc::gen::inRange(1, 14);
    Grid<std::uint8_t> labels(GridSpec{10.0, 67400, 658000, rows, cols});
    for (std::uint8_t& label : labels.cells()) {
        const int drawn = *rc::gen::inRange(0, 4);
        label = drawn == 3 ? no_label : static_cast<std::uint8_t>(drawn);
    }
    const auto polygons = cell_polygons(labels, 3);
    std::vector<double> cells(3, 0.0);
    for (int r = 0; r < rows; ++r)
        for (int c = 0; c < cols; ++c) {
            const std::uint8_t label = labels(r, c);
            for (std::uint8_t other = 0; other < 3; ++other)
                RC_ASSERT(contains(polygons[other], labels.spec().centre_of(r, c)) ==
                          (label == other));
            if (label != no_label) cells[label] += 100.0;
        }
    for (std::size_t label = 0; label < 3; ++label)
        RC_ASSERT(area_m2(polygons[label]) == cells[label]);
}

RC_GTEST_PROP(CellPolygons, EveryRingIsSimpleAndTurnsTheRightWay, ()) {
    const int side = *rc::gen::inRange(2, 16);
    Grid<std::uint8_t> labels(GridSpec{1.0, 0, side, side, side});
    for (std::uint8_t& label : labels.cells())
        label = *rc::gen::inRange(0, 2) == 0 ? no_label : std::uint8_t{0};
    const std::vector<MultiPolygon> polygons = cell_polygons(labels, 1);
    for (const Polygon& polygon : polygons[0]) {
        const auto check = [](const Ring& ring, bool outer) {
            RC_ASSERT((outline_area(ring) > 0.0) == outer);
            std::set<std::pair<double, double>> corners;
            for (std::size_t i = 0; i < ring.size(); ++i) {
                RC_ASSERT(corners.emplace(ring[i].east_m, ring[i].north_m).second);
                const MapPoint a = ring[i], b = ring[(i + 1) % ring.size()];
                RC_ASSERT((a.east_m == b.east_m) != (a.north_m == b.north_m));
            }
        };
        RC_ASSERT(!polygon.outer.empty());
        check(polygon.outer, true);
        for (const Ring& hole : polygon.holes) check(hole, false);
    }
}

}  // namespace
}  // namespace tk
