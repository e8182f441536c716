#include "engine/analyses/global_autocorrelation.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace tk {
namespace {

Neighbours nine_cells(Contiguity contiguity) {
    Grid<std::int32_t> cells({10.0, 0, 3, 3, 3});
    std::iota(cells.cells().begin(), cells.cells().end(), 0);
    return neighbouring_cells(cells, 9, contiguity);
}

// O-9: pysal/esda, test_moran.py: a lattice of 3 x 3, rook, binary, values 1 to 9.
TEST(MoransI, OfTheNineCellsIsThatPublished) {
    const std::vector<double> values{1, 2, 3, 4, 5, 6, 7, 8, 9};
    const GlobalIndex index = morans_i(values, nine_cells(Contiguity::rook), false);
    EXPECT_DOUBLE_EQ(index.value, 0.5);
    EXPECT_DOUBLE_EQ(index.expected, -0.125);
    EXPECT_NEAR(index.variance_normality, 0.053125, 1e-12);
    EXPECT_NEAR(index.variance_randomisation, 0.0596875, 1e-12);
    EXPECT_NEAR(index.z, 0.625 / std::sqrt(0.0596875), 1e-12);
}

// Over all ways to deal five values out to five places, of which some are others' neighbours one
// way only.
TEST(GlobalAutocorrelation, MomentsAreThoseOfAllWaysToDealOut) {
    const std::vector<MapPoint> places{{0, 0}, {10, 0}, {21, 0}, {33, 5}, {50, 0}};
    const Neighbours nearest = nearest_neighbours(places, 2);
    std::vector<double> values{1, 2, 4, 4, 9};
    for (const bool row_standardised : {true, false}) {
        const GlobalIndex moran = morans_i(values, nearest, row_standardised),
                          geary = gearys_c(values, nearest, row_standardised);
        std::array<int, 5> order{0, 1, 2, 3, 4};
        double count = 0.0;
        std::array<double, 2> sum{}, squares{};
        do {
            std::vector<double> dealt;
            for (const int i : order) dealt.push_back(values[static_cast<std::size_t>(i)]);
            const std::array<double, 2> index{morans_i(dealt, nearest, row_standardised).value,
                                              gearys_c(dealt, nearest, row_standardised).value};
            for (std::size_t k = 0; k < 2; ++k) {
                sum[k] += index[k];
                squares[k] += index[k] * index[k];
            }
            count += 1.0;
        } while (std::next_permutation(order.begin(), order.end()));
        const GlobalIndex expected[] = {moran, geary};
        for (std::size_t k = 0; k < 2; ++k) {
            const double mean = sum[k] / count;
            EXPECT_NEAR(expected[k].expected, mean, 1e-12);
            EXPECT_NEAR(expected[k].variance_randomisation, squares[k] / count - mean * mean,
                        1e-12);
        }
    }
}

TEST(GearysC, OfAChessboardIsAboveOneAndOfAGradientBelow) {
    const std::vector<double> chess{1, 0, 1, 0, 1, 0, 1, 0, 1}, slope{1, 1, 1, 2, 2, 2, 3, 3, 3};
    EXPECT_GT(gearys_c(chess, nine_cells(Contiguity::rook)).value, 1.5);
    EXPECT_LT(gearys_c(slope, nine_cells(Contiguity::rook)).value, 0.7);
    EXPECT_LT(gearys_c(slope, nine_cells(Contiguity::rook)).z, 0.0);
}

TEST(GlobalAutocorrelation, OfValuesThatAreAllAlikeTellsNothing) {
    const std::vector<double> alike(9, 4.0);
    EXPECT_TRUE(std::isnan(morans_i(alike, nine_cells(Contiguity::queen)).p));
    EXPECT_THROW(morans_i(std::vector<double>(8), nine_cells(Contiguity::queen)),
                 std::invalid_argument);
}

}  // namespace
}  // namespace tk
