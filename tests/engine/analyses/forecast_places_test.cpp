#include "engine/analyses/forecast_places.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <random>
#include <set>
#include <utility>

#include "engine/analyses/forecast_accuracy.h"

namespace tk {
namespace {

/// Two rows of three cells of 10 m from (0, 20) on: 1 2 3 / 4 NaN 6.
Grid<float> six_cells() {
    Grid<float> grid(GridSpec{10.0, 0, 2, 2, 3}, 0.0F);
    float value = 1.0F;
    for (float& cell : grid.cells()) cell = value++;
    grid(1, 1) = std::numeric_limits<float>::quiet_NaN();
    return grid;
}

Incident incident_at(double east_m, double north_m, double weight = 1.0) {
    Incident incident;
    incident.at = {east_m, north_m};
    incident.weight = weight;
    return incident;
}

TEST(ForecastPlaces, CellsAreTakenRowByRowFromTheNorthWest) {
    const Grid<float> surface = six_cells();
    const PlaceForecast forecast = forecast_of_cells(surface);
    EXPECT_EQ(forecast.density[0], 1.0);
    EXPECT_EQ(forecast.density[3], 4.0);
    EXPECT_TRUE(std::isnan(forecast.density[4]));
    EXPECT_EQ(forecast.size_m2, std::vector<double>(6, 100.0));
}

TEST(ForecastPlaces, IncidentsOutsideOrWithoutAValueAreElsewhere) {
    const Grid<float> surface = six_cells();
    const std::vector<Incident> incidents{incident_at(5, 15), incident_at(5, 5, 2.5),
                                          incident_at(15, 5), incident_at(35, 5),
                                          incident_at(0, 10), incident_at(5, 20)};
    const PlaceCounts counts = counts_in_surface(surface, incidents);
    EXPECT_EQ(counts.sums, (std::vector<double>{2.0, 0, 0, 2.5, 0, 0}));
    EXPECT_EQ(counts.elsewhere, 3);
}

TEST(ForecastPlaces, AreasHaveTheMeanAndTheSizeOfWhatOfThemHasValues) {
    const Grid<float> surface = six_cells();
    const std::vector<MultiPolygon> areas{rectangle({0, 0, 15, 20}), rectangle({15, 0, 60, 10}),
                                          rectangle({500, 0, 510, 10})};
    const PlaceForecast forecast = forecast_of_areas(surface, areas);
    // 1 and 4 whole, 2 half, the half of the cell without a value left out.
    EXPECT_NEAR(forecast.size_m2[0], 250.0, 1e-9);
    EXPECT_NEAR(forecast.density[0], (1.0 * 100 + 4.0 * 100 + 2.0 * 50) / 250.0, 1e-9);
    EXPECT_NEAR(forecast.size_m2[1], 100.0, 1e-9);
    EXPECT_NEAR(forecast.density[1], 6.0, 1e-9);
    EXPECT_TRUE(std::isnan(forecast.density[2]));
    const std::vector<Incident> incidents{incident_at(5, 5),   incident_at(14, 5),
                                          incident_at(14, 15), incident_at(25, 5),
                                          incident_at(40, 5),  incident_at(25, 15)};
    const PlaceCounts counts = counts_in_surface(surface, areas, incidents);
    EXPECT_EQ(counts.sums, (std::vector<double>{2.0, 1.0, 0.0}));
    EXPECT_EQ(counts.elsewhere, 3);
}

TEST(ForecastPlaces, SquaresHaveTheMeanOfTheirCellsWithValues) {
    // Edges at 0 and 20 m: the third column is a square of its own.
    const Grid<float> surface = six_cells();
    const CellSquares squares = squares_of_cells(surface.spec(), 2);
    EXPECT_EQ(squares.of_cell, (std::vector<std::int32_t>{0, 0, 1, 0, 0, 1}));
    const PlaceForecast forecast = forecast_of_squares(surface, squares);
    EXPECT_EQ(forecast.size_m2, (std::vector<double>{300.0, 200.0}));
    EXPECT_DOUBLE_EQ(forecast.density[0], (1.0 + 2.0 + 4.0) / 3.0);
    EXPECT_DOUBLE_EQ(forecast.density[1], 4.5);
    EXPECT_EQ(sums_by_squares(std::vector<double>{1, 2, 4, 8, 16, 32}, squares),
              (std::vector<double>{27.0, 36.0}));
}

TEST(ForecastPlaces, EverySquareLiesOnTheLatticeThroughTheOrigin) {
    for (const std::int64_t west : {-7, -3, 0, 5})
        for (const std::int64_t north : {-4, 0, 9})
            for (const int across : {1, 2, 3, 5}) {
                const GridSpec spec{10.0, west, north, 8, 9};
                const CellSquares squares = squares_of_cells(spec, across);
                const double side_m = 10.0 * across;
                std::map<std::pair<double, double>, std::set<std::int32_t>> seen;
                for (int row = 0; row < 8; ++row)
                    for (int col = 0; col < 9; ++col) {
                        const MapPoint at = spec.centre_of(row, col);
                        seen[{std::floor(at.east_m / side_m), std::floor(at.north_m / side_m)}]
                            .insert(squares.of_cell[static_cast<std::size_t>(row * 9 + col)]);
                    }
                std::set<std::int32_t> numbers;
                for (const auto& [square, found] : seen) {
                    EXPECT_EQ(found.size(), 1u);
                    numbers.insert(*found.begin());
                }
                EXPECT_EQ(numbers.size(), seen.size());
                EXPECT_EQ(squares.count, seen.size());
                EXPECT_EQ(*numbers.rbegin() + 1, static_cast<std::int32_t>(squares.count));
            }
}

// Drawn from the surface itself: its own hit rate is the share of its sum, and half the ground
// ranked the other way round has the rest.
TEST(ForecastPlaces, ASurfaceForetellsWhatIsDrawnFromIt) {
    Grid<float> surface(GridSpec{10.0, 0, 40, 40, 40}, 0.0F);
    std::vector<double> weights;
    for (int row = 0; row < 40; ++row)
        for (int col = 0; col < 40; ++col) {
            surface(row, col) = static_cast<float>(std::exp(-0.1 * (row + col)));
            weights.push_back(surface(row, col));
        }
    std::mt19937 random(5);
    std::discrete_distribution<int> cell(weights.begin(), weights.end());
    std::vector<Incident> incidents;
    for (int i = 0; i < 20000; ++i) {
        const int k = cell(random);
        const MapPoint at = surface.spec().centre_of(k / 40, k % 40);
        incidents.push_back(incident_at(at.east_m, at.north_m));
    }
    const PlaceForecast forecast = forecast_of_cells(surface);
    const PlaceCounts counts = counts_in_surface(surface, incidents);
    const ForecastRanking ranking({forecast.density, forecast.size_m2, counts.sums});
    std::sort(weights.rbegin(), weights.rend());
    double all = 0.0, first = 0.0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        all += weights[i];
        if (i < 160) first += weights[i];
    }
    EXPECT_NEAR(ranking.at(std::vector<double>{0.1})[0].hit_rate, first / all, 0.02);
}

}  // namespace
}  // namespace tk
