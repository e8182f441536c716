#include "engine/grid/count_squares.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <map>
#include <random>
#include <stdexcept>
#include <utility>

namespace tk {
namespace {

Incidents incidents_at(std::initializer_list<std::pair<MapPoint, int>> places) {
    Incidents incidents;
    for (const auto& [at, number] : places)
        for (int i = 0; i < number; ++i) {
            Incident incident;
            incident.at = at;
            incidents.all.push_back(incident);
        }
    return incidents;
}

TEST(IncidentSquares, SuppressesCountsFromOneToBelowTheMinimum) {
    const CountSquares squares = incident_squares(
        incidents_at({{{674010, 6580010}, 4}, {{674260, 6580010}, 5}, {{674510, 6580010}, 1}}),
        250.0, 5);
    ASSERT_EQ(squares.squares.size(), 3u);
    EXPECT_EQ(squares.squares[0].count, std::nullopt);
    EXPECT_EQ(squares.squares[1].count, 5);
    EXPECT_EQ(squares.squares[2].count, std::nullopt);
}

TEST(IncidentSquares, LieOnTheLatticeThroughTheOriginFromNorthToSouth) {
    const CountSquares squares = incident_squares(
        incidents_at({{{-1, -1}, 1}, {{0, 0}, 1}, {{250, 0}, 1}, {{249.999, 250}, 1}}), 250.0, 1);
    ASSERT_EQ(squares.squares.size(), 4u);
    EXPECT_EQ(squares.squares[0].extent, (Extent{0, 250, 250, 500}));
    EXPECT_EQ(squares.squares[1].extent, (Extent{0, 0, 250, 250}));
    EXPECT_EQ(squares.squares[2].extent, (Extent{250, 0, 500, 250}));
    EXPECT_EQ(squares.squares[3].extent, (Extent{-250, -250, 0, 0}));
    for (const CountSquare& square : squares.squares) EXPECT_EQ(square.count, 1);
}

TEST(IncidentSquares, CountAnIncidentOnceWhateverItsWeight) {
    Incidents incidents = incidents_at({{{10, 10}, 2}});
    for (Incident& incident : incidents.all) incident.weight = 100.0;
    EXPECT_EQ(incident_squares(incidents, 250.0, 5).squares[0].count, std::nullopt);
    EXPECT_EQ(incident_squares(incidents, 250.0, 2).squares[0].count, 2);
}

TEST(IncidentSquares, NoIncidentsGiveNoSquares) {
    EXPECT_TRUE(incident_squares(Incidents{}).squares.empty());
}

TEST(IncidentSquares, RefuseWhatIsNoSquareOrNoPlace) {
    const Incidents one = incidents_at({{{10, 10}, 1}});
    EXPECT_THROW(incident_squares(one, 0.0), std::invalid_argument);
    EXPECT_THROW(incident_squares(one, HUGE_VAL), std::invalid_argument);
    EXPECT_THROW(incident_squares(one, 250.0, 0), std::invalid_argument);
    const double nan = std::numeric_limits<double>::quiet_NaN();
    EXPECT_THROW(incident_squares(incidents_at({{{nan, 10}, 1}})), std::invalid_argument);
}

TEST(IncidentSquares, AgreesWithCountingInAMap) {
    std::mt19937 random(1);
    std::uniform_real_distribution<double> east(-500, 700), north(6580000, 6581000);
    Incidents incidents;
    std::map<std::pair<double, double>, std::int64_t> expected;
    for (int i = 0; i < 400; ++i) {
        Incident incident;
        incident.at = {east(random), north(random)};
        ++expected[{std::floor(incident.at.east_m / 100) * 100,
                    std::floor(incident.at.north_m / 100) * 100}];
        incidents.all.push_back(incident);
    }
    const CountSquares squares = incident_squares(incidents, 100.0, 3);
    ASSERT_EQ(squares.squares.size(), expected.size());
    for (const CountSquare& square : squares.squares) {
        const std::int64_t count = expected.at({square.extent.west_m, square.extent.south_m});
        EXPECT_EQ(square.count.has_value(), count >= 3);
        if (square.count) {
            EXPECT_EQ(*square.count, count);
        }
    }
}

}  // namespace
}  // namespace tk
