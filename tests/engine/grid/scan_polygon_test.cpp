#include "engine/grid/scan_polygon.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "engine/grid/grid.h"
#include "tests/engine/grid/random_rings.h"

namespace tk {
namespace {

Grid<int> scanned(const MultiPolygon& polygons, const GridSpec& spec) {
    Grid<int> times(spec, 0);
    scan_polygons(polygons, spec, [&](int row, int begin, int end) {
        for (int col = begin; col < end; ++col) ++times(row, col);
    });
    return times;
}

TEST(ScanPolygons, AgreesWithAskingWhetherEveryCentreLiesInside) {
    std::mt19937 random(1);
    const GridSpec spec = grid_covering({674000, 6580000, 674060, 6580050}, 0.9);
    std::uniform_real_distribution<double> place(-20.0, 70.0);
    for (int i = 0; i < 40; ++i) {
        const MapPoint centre{674000 + place(random), 6580000 + place(random)};
        const MultiPolygon polygons{
            test::random_polygon_with_hole(random, centre, 30.0, 3 + i),
            {test::random_ring(random, {centre.east_m + 80, centre.north_m}, 25.0, 9), {}}};
        const Grid<int> times = scanned(polygons, spec);
        for (int row = 0; row < spec.rows; ++row)
            for (int col = 0; col < spec.cols; ++col)
                ASSERT_EQ(times(row, col), contains(polygons, spec.centre_of(row, col)) ? 1 : 0);
    }
}

TEST(ScanPolygons, EveryCentreBelongsToExactlyOnePartOfATiling) {
    // Triangles around a centre of a cell, corners on centres of cells.
    const GridSpec spec{1.0, 0, 20, 20, 20};
    const MapPoint middle{10.5, 9.5};
    const Ring around{{2.5, 1.5},   {10.5, 0.5},  {18.5, 3.5}, {19.5, 9.5},
                      {17.5, 17.5}, {10.5, 19.5}, {4.5, 16.5}, {1.5, 9.5}};
    Grid<int> times(spec, 0);
    for (std::size_t i = 0, j = around.size() - 1; i < around.size(); j = i++)
        scan_polygons({{{middle, around[j], around[i]}, {}}}, spec,
                      [&](int row, int begin, int end) {
                          for (int col = begin; col < end; ++col) ++times(row, col);
                      });
    const Grid<int> whole = scanned({{around, {}}}, spec);
    for (std::size_t i = 0; i < whole.cells().size(); ++i)
        ASSERT_EQ(times.cells()[i], whole.cells()[i]) << i;
}

TEST(ScanPolygons, OfCornersOnCentresAgreesWithContainsOnEveryEdgeAndCorner) {
    std::mt19937 random(2);
    std::uniform_int_distribution<int> cell(0, 11);
    const GridSpec spec{2.0, 337000, 3290012, 12, 12};
    int inside = 0;
    for (int i = 0; i < 100; ++i) {
        // May cross itself: even-odd all the same.
        Ring ring;
        for (int corner = 0; corner < 5; ++corner)
            ring.push_back(spec.centre_of(cell(random), cell(random)));
        const MultiPolygon polygons{{ring, {}}};
        const Grid<int> times = scanned(polygons, spec);
        for (int row = 0; row < spec.rows; ++row)
            for (int col = 0; col < spec.cols; ++col) {
                ASSERT_EQ(times(row, col), contains(polygons, spec.centre_of(row, col)) ? 1 : 0)
                    << i << ": " << row << ", " << col;
                inside += times(row, col);
            }
    }
    EXPECT_GT(inside, 1000);
}

TEST(ScanPolygons, OfNothingOrOutsideTheGridCallNobody) {
    const GridSpec spec{1.0, 0, 10, 10, 10};
    scan_polygons({}, spec, [](int, int, int) { FAIL(); });
    scan_polygons({{{{20, 20}, {30, 20}, {30, 30}}, {}}}, spec, [](int, int, int) { FAIL(); });
    // Between two centres.
    scan_polygons({{{{0.6, 0.6}, {1.4, 0.6}, {1.4, 1.4}}, {}}}, spec,
                  [](int, int, int) { FAIL(); });
}

TEST(ScanPolygons, TakeCornersBillionsOfCellsAwayForWhatTheyAre) {
    const GridSpec spec{1.0, 0, 10, 10, 10};
    for (const double far_m : {1e8, 3e9, 1e13}) {
        const Ring band{{-far_m, 2}, {far_m, 2}, {far_m, 8}, {-far_m, 8}};
        const Grid<int> times = scanned({{band, {}}}, spec);
        for (int row = 0; row < spec.rows; ++row)
            for (int col = 0; col < spec.cols; ++col)
                EXPECT_EQ(times(row, col), row >= 2 && row < 8 ? 1 : 0) << far_m;
        const Ring column{{3, -far_m}, {5, -far_m}, {5, far_m}, {3, far_m}};
        const Grid<int> upright = scanned({{column, {}}}, spec);
        for (int row = 0; row < spec.rows; ++row)
            for (int col = 0; col < spec.cols; ++col)
                EXPECT_EQ(upright(row, col), col == 3 || col == 4 ? 1 : 0) << far_m;
    }
}

TEST(FirstColumnFrom, IsTheFirstWhoseCentreIsNotWestOfIt) {
    const GridSpec spec{0.1, 6740000, 65800000, 10, 10};
    for (int col = 0; col < 10; ++col) {
        const double centre = spec.east_of_centre_m(col);
        EXPECT_EQ(first_column_from(spec, centre), col);
        EXPECT_EQ(first_column_from(spec, std::nextafter(centre, 1e9)), col + 1);
    }
}

}  // namespace
}  // namespace tk
