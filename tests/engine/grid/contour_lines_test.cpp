#include "engine/grid/contour_lines.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <set>
#include <tuple>

namespace tk {
namespace {

constexpr float no_contour_value = std::numeric_limits<float>::quiet_NaN();

/// 30 × 40 cells of 2 m at full SWEREF coordinates.
const GridSpec contour_spec{2.0, 337000, 3290040, 30, 40};

template <class ValueAt>
Grid<float> grid_by_place(const GridSpec& spec, const ValueAt& value_at) {
    Grid<float> grid(spec);
    for (int row = 0; row < spec.rows; ++row)
        for (int col = 0; col < spec.cols; ++col)
            grid(row, col) = static_cast<float>(value_at(spec.centre_of(row, col)));
    return grid;
}

MapPoint middle_of(const GridSpec& spec) {
    return {(spec.west_m() + spec.east_m()) / 2.0, (spec.south_m() + spec.north_m()) / 2.0};
}

/// Smooth hills from seeded waves, with holes and, where asked for, values at levels exactly.
Grid<float> contour_hills(unsigned seed, bool rounded) {
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> phase(0.0, 6.28), wave(0.02, 0.15);
    double a[4], kx[4], ky[4];
    for (int i = 0; i < 4; ++i) a[i] = phase(random), kx[i] = wave(random), ky[i] = wave(random);
    Grid<float> grid = grid_by_place(contour_spec, [&](MapPoint p) {
        double sum = 5.0;
        for (int i = 0; i < 4; ++i)
            sum += 2.0 * std::sin(a[i] + kx[i] * (p.east_m - 674000.0) +
                                  (i % 2 == 0 ? 1.0 : -1.0) * ky[i] * (p.north_m - 6580000.0));
        return rounded ? std::round(sum) : sum;
    });
    std::uniform_int_distribution<int> row(0, contour_spec.rows - 1), col(0, contour_spec.cols - 1);
    for (int i = 0; i < 12; ++i) grid(row(random), col(random)) = no_contour_value;
    return grid;
}

using ContourStep = std::tuple<double, double, double, double, double>;  ///< level, from, to

std::multiset<ContourStep> steps_of(const std::vector<ContourLine>& lines) {
    std::multiset<ContourStep> steps;
    for (const ContourLine& line : lines)
        for (std::size_t i = 1; i < line.points.size(); ++i)
            steps.insert({line.level, line.points[i - 1].east_m, line.points[i - 1].north_m,
                          line.points[i].east_m, line.points[i].north_m});
    return steps;
}

const std::vector<double> hill_levels{2.0, 4.0, 5.0, 6.5};

TEST(ContourLines, OfAPlaneAreStraightAndLieOnTheLevel) {
    const MapPoint middle = middle_of(contour_spec);
    const Grid<float> plane = grid_by_place(contour_spec, [&](MapPoint p) {
        return 8.0 + 0.25 * (p.east_m - middle.east_m) + 0.125 * (p.north_m - middle.north_m);
    });
    const double levels[] = {4.0, 8.0};
    const std::vector<ContourLine> lines = contour_lines(plane, levels);
    ASSERT_EQ(lines.size(), 2U);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        EXPECT_EQ(lines[i].level, levels[i]);
        EXPECT_FALSE(lines[i].closed());
        for (const MapPoint p : lines[i].points)
            EXPECT_NEAR(
                8.0 + 0.25 * (p.east_m - middle.east_m) + 0.125 * (p.north_m - middle.north_m),
                levels[i], 1e-5);
        // Higher values lie to the left: with those in the east one walks toward the south-east.
        EXPECT_LT(lines[i].points.back().north_m, lines[i].points.front().north_m);
    }
}

TEST(ContourLines, OfAConeAreClosedCirclesWithinTheErrorOfLinearInterpolation) {
    const MapPoint tip = middle_of(contour_spec);
    const Grid<float> cone =
        grid_by_place(contour_spec, [&](MapPoint p) { return 30.0 - distance_m(p, tip); });
    const double levels[] = {10.0, 20.0};
    const std::vector<ContourLine> lines = contour_lines(cone, levels);
    ASSERT_EQ(lines.size(), 2U);
    for (const ContourLine& line : lines) {
        EXPECT_TRUE(line.closed());
        const double radius_m = 30.0 - line.level;
        double length_m = 0.0, twice_area_m2 = 0.0;
        for (std::size_t i = 0; i < line.points.size(); ++i) {
            // A chord of one cell under a circle: at most cell² / (8 r).
            EXPECT_NEAR(distance_m(line.points[i], tip), radius_m, 4.0 / (8.0 * radius_m) + 1e-5);
            if (i == 0) continue;
            const MapPoint a = line.points[i - 1], b = line.points[i];
            length_m += distance_m(a, b);
            twice_area_m2 += (a.east_m - tip.east_m) * (b.north_m - tip.north_m) -
                             (b.east_m - tip.east_m) * (a.north_m - tip.north_m);
        }
        EXPECT_NEAR(length_m, 2.0 * M_PI * radius_m, 0.02 * length_m);
        EXPECT_NEAR(twice_area_m2 / 2.0, M_PI * radius_m * radius_m, 0.03 * twice_area_m2)
            << "counter-clockwise, with what is higher to the left";
    }
}

TEST(ContourLines, JoinWhatIsAboveASaddleByTheMeanOfItsCorners) {
    const GridSpec four{1.0, 0, 2, 2, 2};
    Grid<float> saddle(four);
    const double level[] = {5.0};
    for (const float other : {4.0F, 1.0F}) {
        saddle(0, 0) = saddle(1, 1) = 8.0F;
        saddle(0, 1) = saddle(1, 0) = other;
        const std::vector<ContourLine> lines = contour_lines(saddle, level);
        ASSERT_EQ(lines.size(), 2U);
        const MapPoint high = four.centre_of(0, 0), low = four.centre_of(0, 1);
        for (const ContourLine& line : lines) {
            ASSERT_EQ(line.points.size(), 2U);
            const MapPoint middle{(line.points[0].east_m + line.points[1].east_m) / 2.0,
                                  (line.points[0].north_m + line.points[1].north_m) / 2.0};
            const double to_high =
                std::min(distance_m(middle, high), distance_m(middle, four.centre_of(1, 1)));
            const double to_low =
                std::min(distance_m(middle, low), distance_m(middle, four.centre_of(1, 0)));
            // Mean 6: what is above hangs together, lines cut off the low corners. Mean 4.5: not.
            if (other == 4.0F)
                EXPECT_LT(to_low, to_high);
            else
                EXPECT_LT(to_high, to_low);
        }
    }
}

class ContoursOfHills : public ::testing::TestWithParam<unsigned> {};

/// Every crossing of a level by an edge between neighbouring centres, as a plain search finds them.
TEST_P(ContoursOfHills, AgreesWithAPlainSearchEdgeByEdge) {
    const Grid<float> hills = contour_hills(GetParam(), false);
    std::multiset<std::tuple<double, double, double>> wanted, found;
    const auto square = [&](int row, int col) {
        if (row < 0 || col < 0 || row + 1 >= contour_spec.rows || col + 1 >= contour_spec.cols)
            return false;
        return !std::isnan(hills(row, col) + hills(row, col + 1) + hills(row + 1, col) +
                           hills(row + 1, col + 1));
    };
    for (const double level : hill_levels)
        for (int row = 0; row < contour_spec.rows; ++row)
            for (int col = 0; col < contour_spec.cols; ++col)
                for (const bool south : {false, true}) {
                    const int row2 = row + (south ? 1 : 0), col2 = col + (south ? 0 : 1);
                    if (row2 >= contour_spec.rows || col2 >= contour_spec.cols) continue;
                    const auto a = static_cast<double>(hills(row, col));
                    const auto b = static_cast<double>(hills(row2, col2));
                    if (!((a >= level) != (b >= level))) continue;
                    // As often as there are squares on its sides: in each a line begins or ends.
                    const int squares =
                        square(row, col) + (south ? square(row, col - 1) : square(row - 1, col));
                    const double t = (level - a) / (b - a);
                    const MapPoint p = contour_spec.centre_of(row, col);
                    for (int i = 0; i < squares; ++i)
                        wanted.insert({level, std::round((p.east_m + (south ? 0 : 2 * t)) * 1e6),
                                       std::round((p.north_m - (south ? 2 * t : 0)) * 1e6)});
                }
    for (const auto& [level, e0, n0, e1, n1] : steps_of(contour_lines(hills, hill_levels))) {
        found.insert({level, std::round(e0 * 1e6), std::round(n0 * 1e6)});
        found.insert({level, std::round(e1 * 1e6), std::round(n1 * 1e6)});
    }
    EXPECT_GT(found.size(), 100U);
    EXPECT_EQ(found, wanted);
}

TEST_P(ContoursOfHills, AnyWindowHasTheLinesOfTheWholeThere) {
    const Grid<float> hills = contour_hills(GetParam(), GetParam() % 2 == 0);
    const std::multiset<ContourStep> whole = steps_of(contour_lines(hills, hill_levels));
    std::multiset<ContourStep> joined;
    // Windows that share their outermost centres: every square of four lies in exactly one.
    for (int row = 0; row + 1 < contour_spec.rows; row += 10)
        for (int col = 0; col + 1 < contour_spec.cols; col += 13) {
            const CellRange cells =
                intersection({row, row + 11, col, col + 14}, contour_spec.all_cells());
            Grid<float> window(window_of(contour_spec, cells));
            for (int r = 0; r < cells.rows(); ++r)
                for (int c = 0; c < cells.cols(); ++c)
                    window(r, c) = hills(cells.row_begin + r, cells.col_begin + c);
            joined.merge(steps_of(contour_lines(window, hill_levels)));
        }
    EXPECT_EQ(joined, whole);
}

TEST_P(ContoursOfHills, EveryLineGoesOnUntilTheEdgeOrAGapOrItself) {
    const Grid<float> hills = contour_hills(GetParam(), true);
    for (const ContourLine& line : contour_lines(hills, hill_levels)) {
        for (std::size_t i = 1; i < line.points.size(); ++i)
            EXPECT_FALSE(line.points[i] == line.points[i - 1]);
        if (line.closed()) continue;
        for (const MapPoint end : {line.points.front(), line.points.back()}) {
            bool at_edge = false;
            for (int row = -1; row <= contour_spec.rows; ++row)
                for (int col = -1; col <= contour_spec.cols; ++col) {
                    const bool inside =
                        row >= 0 && col >= 0 && row < contour_spec.rows && col < contour_spec.cols;
                    if (inside && !std::isnan(hills(row, col))) continue;
                    // Within a cell and a bit of a centre that is not there.
                    const MapPoint gap = contour_spec.centre_of(row, col);
                    at_edge = at_edge || (std::abs(gap.east_m - end.east_m) < 2.001 &&
                                          std::abs(gap.north_m - end.north_m) < 2.001);
                }
            EXPECT_TRUE(at_edge);
        }
    }
}

TEST_P(ContoursOfHills, MoveWithTheGrid) {
    Grid<float> hills = contour_hills(GetParam(), false);
    GridSpec moved_spec = contour_spec;
    moved_spec.west_index -= 1000;
    moved_spec.north_index += 512;
    Grid<float> moved_hills(moved_spec);
    std::copy(hills.cells().begin(), hills.cells().end(), moved_hills.cells().begin());
    const auto here = contour_lines(hills, hill_levels);
    const auto there = contour_lines(moved_hills, hill_levels);
    ASSERT_EQ(here.size(), there.size());
    for (std::size_t i = 0; i < here.size(); ++i) {
        ASSERT_EQ(here[i].points.size(), there[i].points.size());
        for (std::size_t k = 0; k < here[i].points.size(); ++k) {
            EXPECT_NEAR(there[i].points[k].east_m, here[i].points[k].east_m - 2000.0, 1e-6);
            EXPECT_NEAR(there[i].points[k].north_m, here[i].points[k].north_m + 1024.0, 1e-6);
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Seeds, ContoursOfHills, ::testing::Range(1U, 7U));

TEST(ContourLines, ThereAreNoneOfAnEmptyAFlatOrAnUnknownGrid) {
    const double levels[] = {0.0, 1.0, std::numeric_limits<double>::quiet_NaN()};
    EXPECT_TRUE(contour_lines(Grid<float>(), levels).empty());
    EXPECT_TRUE(contour_lines(Grid<float>(contour_spec, 1.0F), levels).empty());
    EXPECT_TRUE(contour_lines(Grid<float>(contour_spec, no_contour_value), levels).empty());
    EXPECT_TRUE(contour_lines(contour_hills(1, false), {}).empty());
}

}  // namespace
}  // namespace tk
