#include "engine/analyses/grid_neighbours.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <stdexcept>
#include <vector>

#include "engine/analyses/global_autocorrelation.h"
#include "engine/analyses/local_statistics.h"
#include "engine/core/parallel_for.h"

namespace tk {
namespace {

/// A grid with holes at random, its counts, and its neighbours both ways.
struct RandomCells {
    NumberedCells cells;
    std::vector<double> values;
    std::vector<MapPoint> centres;
};

RandomCells random_cells(unsigned seed, int rows, int cols, double holes) {
    std::mt19937 random(seed);
    std::bernoulli_distribution is_hole(holes);
    std::poisson_distribution<int> count(2.0);
    const GridSpec spec{25.0, 26960, 263200, rows, cols};
    RandomCells made{{Grid<std::int32_t>(spec, -1), {}}, {}, {}};
    for (int row = 0; row < rows; ++row)
        for (int col = 0; col < cols; ++col) {
            if (is_hole(random)) continue;
            made.cells.number(row, col) = static_cast<std::int32_t>(made.values.size());
            made.cells.of_place.push_back({row, col});
            made.centres.push_back(spec.centre_of(row, col));
            made.values.push_back(count(random));
        }
    return made;
}

struct NeighbourCase {
    CellSpans spans;
    Neighbours listed;
};

std::vector<NeighbourCase> neighbour_cases(const RandomCells& made) {
    std::vector<NeighbourCase> cases;
    for (const Contiguity contiguity : {Contiguity::queen, Contiguity::rook})
        cases.push_back({CellSpans::touching(contiguity),
                         neighbouring_cells(made.cells.number, made.values.size(), contiguity)});
    for (const double distance_m : {10.0, 25.0, 60.0, 125.0, 400.0})
        cases.push_back(
            {CellSpans::within(distance_m, 25.0), neighbours_within(made.centres, distance_m)});
    return cases;
}

void expect_alike(const std::vector<double>& sums, const std::vector<double>& lists) {
    ASSERT_EQ(sums.size(), lists.size());
    for (std::size_t i = 0; i < sums.size(); ++i) {
        if (std::isnan(lists[i]))
            EXPECT_TRUE(std::isnan(sums[i])) << i;
        else
            EXPECT_NEAR(sums[i], lists[i], 1e-9) << i;
    }
}

TEST(CellSpans, HoldTheCellsWhoseCentresAreWithinTheDistanceItselfToo) {
    const CellSpans wide = CellSpans::within(90.0, 30.0);
    ASSERT_EQ(wide.rows(), 3);
    EXPECT_EQ(wide.columns(0), 3);
    EXPECT_EQ(wide.columns(-1), 2);
    EXPECT_EQ(wide.columns(2), 2);
    EXPECT_EQ(wide.columns(3), 0);
    EXPECT_EQ(CellSpans::within(0.3, 0.1).rows(), 3) << "whatever 0.3 / 0.1 is rounded to";
    EXPECT_EQ(CellSpans::within(29.999, 30.0).rows(), 0);
    EXPECT_THROW(CellSpans::within(0.0, 30.0), std::invalid_argument);
    EXPECT_THROW(CellSpans::within(HUGE_VAL, 30.0), std::invalid_argument);
}

TEST(GridNeighbours, AgreesWithListsOverRandomGridsWithHoles) {
    unsigned seed = 0;
    for (const auto& [rows, cols] : {std::pair(30, 40), std::pair(7, 100), std::pair(50, 3)})
        for (const double holes : {0.0, 0.2, 0.7}) {
            const RandomCells made = random_cells(++seed, rows, cols, holes);
            for (const NeighbourCase& both : neighbour_cases(made)) {
                const GridNeighbours sums(made.cells, both.spans);
                for (std::size_t i = 0; i < made.values.size(); ++i)
                    EXPECT_EQ(sums.counts()[i], static_cast<double>(both.listed.of(i).size()));
                const auto around = sums.sums_around(made.values);
                for (std::size_t i = 0; i < made.values.size(); ++i) {
                    double sum = 0.0;
                    for (const std::uint32_t j : both.listed.of(i)) sum += made.values[j];
                    EXPECT_EQ(around[i], sum) << "whole numbers";
                }
            }
        }
}

TEST(GridNeighbours, StatisticsAgreeWithThoseOfLists) {
    unsigned seed = 20;
    for (const double holes : {0.0, 0.3})
        for (const auto statistic :
             {LocalStatistic::gi_star, LocalStatistic::gi, LocalStatistic::local_moran}) {
            const RandomCells made = random_cells(++seed, 24, 31, holes);
            for (const NeighbourCase& both : neighbour_cases(made)) {
                const GridNeighbours sums(made.cells, both.spans);
                for (const bool row_standardised : {false, true}) {
                    LocalStatisticsOptions options{statistic, row_standardised};
                    options.permutations = 49;
                    for (const auto inference :
                         {LocalInference::normal, LocalInference::permutation}) {
                        options.inference = inference;
                        const auto summed = local_statistics(made.values, sums, options);
                        const auto listed = local_statistics(made.values, both.listed, options);
                        expect_alike(summed.value, listed.value);
                        expect_alike(summed.z, listed.z);
                        expect_alike(summed.p, listed.p);
                    }
                }
                EXPECT_TRUE(moran_quadrants(made.values, sums) ==
                            moran_quadrants(made.values, both.listed));
            }
        }
}

TEST(GridNeighbours, IndicesOfTheWholeMapAgreeWithThoseOfLists) {
    for (const double holes : {0.0, 0.4}) {
        const RandomCells made = random_cells(31, 20, 25, holes);
        for (const NeighbourCase& both : neighbour_cases(made)) {
            const GridNeighbours sums(made.cells, both.spans);
            for (const bool row_standardised : {false, true}) {
                const GlobalIndex moran = morans_i(made.values, sums, row_standardised),
                                  geary = gearys_c(made.values, sums, row_standardised);
                const GlobalIndex moran2 = morans_i(made.values, both.listed, row_standardised),
                                  geary2 = gearys_c(made.values, both.listed, row_standardised);
                expect_alike({moran.value, moran.expected, moran.variance_normality,
                              moran.variance_randomisation, moran.z, moran.p},
                             {moran2.value, moran2.expected, moran2.variance_normality,
                              moran2.variance_randomisation, moran2.z, moran2.p});
                expect_alike({geary.value, geary.variance_normality, geary.variance_randomisation,
                              geary.z, geary.p},
                             {geary2.value, geary2.variance_normality,
                              geary2.variance_randomisation, geary2.z, geary2.p});
            }
        }
    }
}

TEST(GridNeighbours, AreTheSameBytesOnAnyNumberOfThreads) {
    const RandomCells made = random_cells(41, 200, 90, 0.1);
    const GridNeighbours sums(made.cells, CellSpans::within(150.0, 25.0));
    const auto all = local_statistics(made.values, sums);
    const ThreadLimit one(1);
    const GridNeighbours again(made.cells, CellSpans::within(150.0, 25.0));
    EXPECT_EQ(local_statistics(made.values, again).z, all.z);
}

TEST(GridNeighbours, NeedAValueForEachPlace) {
    const RandomCells made = random_cells(5, 4, 4, 0.0);
    const GridNeighbours sums(made.cells, CellSpans::touching(Contiguity::queen));
    EXPECT_THROW(sums.sums_around(std::vector<double>(15)), std::invalid_argument);
}

}  // namespace
}  // namespace tk
