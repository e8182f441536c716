#include "engine/grid/zonal.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

#include "tests/engine/grid/random_rings.h"

namespace tk {
namespace {

constexpr double no_cell_value = std::numeric_limits<double>::quiet_NaN();

/// What is left of a ring west, east, south or north of a line (Sutherland & Hodgman 1974). `side`
/// is the signed distance, >= 0 where it stays.
template <class Side>
Ring clipped(const Ring& ring, Side side) {
    Ring kept;
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
        const double from = side(ring[j]), to = side(ring[i]);
        if ((from < 0.0) != (to < 0.0)) {
            const double share = from / (from - to);
            kept.push_back({ring[j].east_m + share * (ring[i].east_m - ring[j].east_m),
                            ring[j].north_m + share * (ring[i].north_m - ring[j].north_m)});
        }
        if (to >= 0.0) kept.push_back(ring[i]);
    }
    return kept;
}

double ring_area(const Ring& ring) {
    double twice = 0.0;
    for (std::size_t i = 1; i + 1 < ring.size(); ++i)
        twice += (ring[i].east_m - ring[0].east_m) * (ring[i + 1].north_m - ring[0].north_m) -
                 (ring[i + 1].east_m - ring[0].east_m) * (ring[i].north_m - ring[0].north_m);
    return std::abs(twice) / 2.0;
}

double area_in_box(const Ring& ring, const Extent& box) {
    Ring part = clipped(ring, [&](MapPoint p) { return p.east_m - box.west_m; });
    part = clipped(part, [&](MapPoint p) { return box.east_m - p.east_m; });
    part = clipped(part, [&](MapPoint p) { return p.north_m - box.south_m; });
    return ring_area(clipped(part, [&](MapPoint p) { return box.north_m - p.north_m; }));
}

/// The share of a cell by clipping every ring to it; at small coordinates, where it keeps digits.
double clipped_share(const MultiPolygon& polygons, const GridSpec& spec, int row, int col) {
    const MapPoint centre = spec.centre_of(row, col);
    const double half = spec.cell_m / 2.0;
    const Extent box{centre.east_m - half, centre.north_m - half, centre.east_m + half,
                     centre.north_m + half};
    double area = 0.0;
    for (const Polygon& polygon : polygons) {
        area += area_in_box(polygon.outer, box);
        for (const Ring& hole : polygon.holes) area -= area_in_box(hole, box);
    }
    return area / spec.cell_area_m2();
}

double share_at(const Coverage& coverage, int row, int col) {
    const CellRange& c = coverage.cells;
    if (row < c.row_begin || row >= c.row_end || col < c.col_begin || col >= c.col_end) return 0.0;
    return coverage.share(row - c.row_begin, col - c.col_begin);
}

Ring upright_box(double west, double south, double east, double north) {
    return {{west, south}, {east, south}, {east, north}, {west, north}};
}

TEST(ZonalCoverage, OfABoxBetweenCellsIsQuartersHalvesAndWholes) {
    const GridSpec spec{1.0, 674000, 6580003, 3, 3};
    const Coverage coverage =
        coverage_of({{upright_box(674000.5, 6580000.5, 674002.5, 6580002.5), {}}}, spec);
    EXPECT_EQ(coverage.cells, spec.all_cells());
    constexpr double expected[3][3] = {{0.25, 0.5, 0.25}, {0.5, 1.0, 0.5}, {0.25, 0.5, 0.25}};
    for (int row = 0; row < 3; ++row)
        for (int col = 0; col < 3; ++col)
            EXPECT_EQ(coverage.share(row, col), expected[row][col]) << row << ", " << col;
}

TEST(ZonalCoverage, OfATriangleIsItsAreaCellByCell) {
    const GridSpec spec{10.0, 0, 2, 2, 2};
    const Coverage coverage = coverage_of({{{{0, 0}, {20, 0}, {0, 20}}, {}}}, spec);
    EXPECT_DOUBLE_EQ(coverage.share(0, 0), 0.5);
    EXPECT_DOUBLE_EQ(coverage.share(0, 1), 0.0);
    EXPECT_DOUBLE_EQ(coverage.share(1, 0), 1.0);
    EXPECT_DOUBLE_EQ(coverage.share(1, 1), 0.5);
}

TEST(ZonalCoverage, TakesHolesAwayWhicheverWayTheRingsRun) {
    const GridSpec spec{1.0, 0, 4, 4, 4};
    const Ring outer = upright_box(0, 0, 4, 4), hole = upright_box(1.5, 1.5, 2.5, 2.5);
    const auto reversed = [](const Ring& ring) { return Ring(ring.rbegin(), ring.rend()); };
    for (const Polygon& polygon : {Polygon{outer, {hole}}, Polygon{reversed(outer), {hole}},
                                   Polygon{outer, {reversed(hole)}}}) {
        const Coverage coverage = coverage_of({polygon}, spec);
        EXPECT_DOUBLE_EQ(coverage.share(1, 1), 0.75);
        EXPECT_DOUBLE_EQ(coverage.share(2, 2), 0.75);
        EXPECT_DOUBLE_EQ(coverage.share(0, 0), 1.0);
    }
}

TEST(ZonalCoverage, OfATinyPolygonIsItsShareOfOneCell) {
    const GridSpec spec{10.0, 67400, 658010, 10, 10};
    const Coverage coverage =
        coverage_of({{upright_box(674023.0, 6580044.0, 674023.25, 6580044.5), {}}}, spec);
    ASSERT_EQ(coverage.cells.cell_count(), 1u);
    EXPECT_NEAR(coverage.share(0, 0), 0.125 / 100.0, 1e-12);
}

TEST(ZonalCoverage, LeavesOutWhatLiesOutsideTheGrid) {
    const GridSpec spec{1.0, 0, 4, 4, 4};
    // Larger than the grid on all sides.
    const Coverage all = coverage_of({{upright_box(-100, -100, 100, 100), {}}}, spec);
    for (const double share : all.share.cells()) EXPECT_EQ(share, 1.0);
    const Coverage beside = coverage_of({{upright_box(-5, 1, -1, 3), {}}}, spec);
    EXPECT_TRUE(beside.cells.empty());
    EXPECT_TRUE(coverage_of({}, spec).cells.empty());
    EXPECT_TRUE(coverage_of({{upright_box(1, 50, 3, 60), {}}}, spec).cells.empty());
}

TEST(ZonalCoverage, OfAStripThatEndsBillionsOfCellsAwayIsItsShareHere) {
    const GridSpec spec{1.0, 0, 4, 4, 4};
    for (const double far_m : {1e8, 3e9, 1e12}) {
        const Coverage upright = coverage_of({{upright_box(1.25, -far_m, 3, far_m), {}}}, spec);
        const Coverage level = coverage_of({{upright_box(-far_m, 1.25, far_m, 3), {}}}, spec);
        constexpr double expected[4] = {0.0, 0.75, 1.0, 0.0};
        for (int row = 0; row < 4; ++row)
            for (int col = 0; col < 4; ++col) {
                EXPECT_DOUBLE_EQ(share_at(upright, row, col), expected[col]) << far_m;
                EXPECT_DOUBLE_EQ(share_at(level, row, col), expected[3 - row]) << far_m;
            }
    }
}

TEST(ZonalCoverage, AgreesWithClippingThePolygonsToEveryCell) {
    std::mt19937 random(7);
    std::uniform_real_distribution<double> place(-12.0, 42.0);
    const GridSpec spec{1.5, 0, 20, 20, 20};
    for (int i = 0; i < 25; ++i) {
        const MapPoint centre{place(random), place(random)};
        const MultiPolygon polygons{
            test::random_polygon_with_hole(random, centre, 14.0, 9 + 4 * i),
            {test::random_ring(random, {centre.east_m + 30.0, centre.north_m}, 12.0, 8), {}}};
        const Coverage coverage = coverage_of(polygons, spec);
        for (int row = 0; row < spec.rows; ++row)
            for (int col = 0; col < spec.cols; ++col)
                ASSERT_NEAR(share_at(coverage, row, col), clipped_share(polygons, spec, row, col),
                            1e-12)
                    << i << ": " << row << ", " << col;
    }
}

TEST(ZonalCoverage, AnyPlaceOnTheMapGivesTheSameSharesToANanometre) {
    std::mt19937 random(8);
    const Ring here = test::random_ring(random, {30.0, 30.0}, 28.0, 40);
    Ring there;
    for (const MapPoint p : here) there.push_back({p.east_m + 674000.0, p.north_m + 6580000.0});
    const Coverage near = coverage_of({{here, {}}}, {1.0, 0, 60, 60, 60});
    const Coverage far = coverage_of({{there, {}}}, {1.0, 674000, 6580060, 60, 60});
    ASSERT_EQ(near.cells, far.cells);
    for (std::size_t i = 0; i < near.share.cells().size(); ++i)
        ASSERT_NEAR(near.share.cells()[i], far.share.cells()[i], 4e-9);
}

TEST(ZonalCoverage, AnyPolygonsSharesAddUpToItsArea) {
    std::mt19937 random(9);
    for (int i = 0; i < 20; ++i) {
        const MultiPolygon polygons{
            test::random_polygon_with_hole(random, {50.0, 50.0}, 45.0, 9 + 20 * i)};
        const Coverage coverage = coverage_of(polygons, {0.7, 0, 150, 150, 150});
        double sum = 0.0;
        for (const double share : coverage.share.cells()) sum += share;
        EXPECT_NEAR(sum * 0.49, area_m2(polygons), 1e-9);
    }
}

TEST(ZonalCoverage, EveryCellOutsideIsExactlyNothingAndInsideExactlyAll) {
    std::mt19937 random(10);
    const MultiPolygon polygons{{test::random_ring(random, {674050, 6580050}, 48.0, 300), {}}};
    const GridSpec spec{1.0, 674000, 6580100, 100, 100};
    const Coverage coverage = coverage_of(polygons, spec);
    int nothing = 0, all = 0;
    for (int row = coverage.cells.row_begin; row < coverage.cells.row_end; ++row)
        for (int col = coverage.cells.col_begin; col < coverage.cells.col_end; ++col) {
            const double share = share_at(coverage, row, col);
            const double r = distance_m(spec.centre_of(row, col), {674050, 6580050});
            nothing += r > 49.0 && share == 0.0;
            all += r < 22.0 && share == 1.0;
            if (r > 49.0) {
                ASSERT_EQ(share, 0.0);
            }
            if (r < 22.0) {
                ASSERT_EQ(share, 1.0);
            }
        }
    EXPECT_GT(nothing, 100);
    EXPECT_GT(all, 1000);
}

TEST(ZonalSummary, WeighsCellsByTheirShareAndLeavesOutThoseWithoutAValue) {
    Grid<float> values({2.0, 0, 2, 2, 2}, 0.0f);
    values(0, 0) = 1.0f;
    values(0, 1) = 5.0f;
    values(1, 0) = std::numeric_limits<float>::quiet_NaN();
    values(1, 1) = 9.0f;
    // All of the west column, a quarter of the east one.
    const ZonalSummary s = summarise(values, {{upright_box(0, 0, 2.5, 4), {}}});
    EXPECT_DOUBLE_EQ(s.covered_area_m2, 4.0 + 1.0 + 1.0);
    EXPECT_DOUBLE_EQ(s.sum, 1.0 + 0.25 * 5.0 + 0.25 * 9.0);
    EXPECT_DOUBLE_EQ(s.mean, s.sum / 1.5);
    EXPECT_EQ(s.minimum, 1.0);
    EXPECT_EQ(s.maximum, 9.0);
}

// Corners read as decimals miss the lattice's doubles by a nanometre on either side.
TEST(ZonalSummary, OfAnyWholeCellsHasTheExtremesOfThoseCellsWhateverTheRounding) {
    for (const int tenths : {1, 2, 3, 4, 5, 7, 10, 100}) {
        const double cell_m = tenths / 10.0;
        const GridSpec spec = grid_covering(
            {674000.0, 6580000.0, 674000.0 + 30.0 * cell_m, 6580000.0 + 30.0 * cell_m}, cell_m);
        const auto decimal = [&](std::int64_t index) {
            return static_cast<double>(index * tenths) / 10.0;
        };
        for (int i = 0; i < 40; ++i) {
            const int row = 2 + i % 11, col = 3 + i % 13;
            Grid<float> values(spec, i % 2 == 0 ? -5.0f : 5.0f);
            for (int r = row; r < row + 3; ++r)
                for (int c = col; c < col + 4; ++c) values(r, c) = static_cast<float>(c - col);
            const Ring ring =
                upright_box(decimal(spec.west_index + col), decimal(spec.north_index - row - 3),
                            decimal(spec.west_index + col + 4), decimal(spec.north_index - row));
            const ZonalSummary s = summarise(values, {{ring, {}}});
            EXPECT_EQ(s.minimum, 0.0) << cell_m << ", " << i;
            EXPECT_EQ(s.maximum, 3.0) << cell_m << ", " << i;
            EXPECT_NEAR(s.mean, 1.5, 1e-6);
        }
    }
}

TEST(ZonalSummary, OfAPolygonTinyBesideItsCellHasThatCellsValue) {
    const Grid<float> values({100.0, 0, 1, 1, 1}, 7.0f);
    const ZonalSummary s = summarise(values, {{upright_box(50.0, 50.0, 50.01, 50.01), {}}});
    EXPECT_GT(s.covered_area_m2, 0.0);
    EXPECT_LT(s.covered_area_m2, 1e-6 * 100.0 * 100.0);
    EXPECT_EQ(s.minimum, 7.0);
    EXPECT_EQ(s.maximum, 7.0);
    EXPECT_EQ(s.mean, 7.0);
}

TEST(ZonalSummary, OfNoValuesIsNotANumber) {
    const Grid<float> values({2.0, 0, 2, 2, 2}, static_cast<float>(no_cell_value));
    for (const ZonalSummary& s : {summarise(values, {{upright_box(0, 0, 3, 3), {}}}),
                                  summarise(values, {{upright_box(50, 50, 60, 60), {}}}),
                                  summarise(values, MultiPolygon{})}) {
        EXPECT_EQ(s.covered_area_m2, 0.0);
        EXPECT_EQ(s.sum, 0.0);
        EXPECT_TRUE(std::isnan(s.mean));
        EXPECT_TRUE(std::isnan(s.minimum));
        EXPECT_TRUE(std::isnan(s.maximum));
    }
}

TEST(ZonalSummary, OfTwoPartsOfAnAreaAddUpToTheWhole) {
    std::mt19937 random(11);
    Grid<float> values({1.0, 0, 50, 50, 50});
    for (float& value : values.cells())
        value = std::uniform_real_distribution<float>(0.0f, 100.0f)(random);
    const Ring left{{3.3, 2.1}, {25.7, 4.9}, {22.2, 44.4}, {5.5, 40.1}};
    const Ring right{{25.7, 4.9}, {47.1, 9.9}, {41.3, 46.6}, {22.2, 44.4}};
    const ZonalSummary a = summarise(values, {{left, {}}});
    const ZonalSummary b = summarise(values, {{right, {}}});
    const ZonalSummary both = summarise(values, {{left, {}}, {right, {}}});
    EXPECT_NEAR(a.sum + b.sum, both.sum, 1e-8);
    EXPECT_NEAR(a.covered_area_m2 + b.covered_area_m2, both.covered_area_m2, 1e-9);
}

TEST(ZonalMask, KeepsTheCellsWhoseCentreLiesInside) {
    const GridSpec spec{1.0, 0, 3, 3, 3};
    Grid<float> values(spec, 7.0f);
    const MultiPolygon boundary{{{{0, 0}, {2.2, 0}, {2.2, 1.6}, {0, 1.6}}, {}}};
    const Grid<std::uint8_t> inside = centres_in(boundary, spec);
    mask_outside(values, boundary);
    for (int row = 0; row < 3; ++row)
        for (int col = 0; col < 3; ++col) {
            const bool expected = row >= 1 && col <= 1;
            EXPECT_EQ(inside(row, col), expected ? 1 : 0);
            EXPECT_EQ(std::isnan(values(row, col)), !expected);
        }
}

}  // namespace
}  // namespace tk
