#include "engine/analyses/neighbours.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

namespace tk {
namespace {

std::vector<std::uint32_t> listed(const Neighbours& neighbours, std::size_t place) {
    const auto others = neighbours.of(place);
    return {others.begin(), others.end()};
}

std::vector<MapPoint> random_places(unsigned seed, std::size_t count, double step_m) {
    std::mt19937 random(seed);
    std::uniform_int_distribution<int> at(0, 40);
    std::vector<MapPoint> places;
    for (std::size_t i = 0; i < count; ++i)
        places.push_back({674000.0 + step_m * at(random), 6580000.0 + step_m * at(random)});
    return places;
}

TEST(Neighbours, OfCellsAreFourOrEightAndFewerAtTheEdge) {
    Grid<std::int32_t> cells({10.0, 0, 3, 3, 3});
    for (std::int32_t i = 0; i < 9; ++i) cells.cells()[static_cast<std::size_t>(i)] = i;
    const Neighbours queen = neighbouring_cells(cells, 9, Contiguity::queen);
    EXPECT_EQ(listed(queen, 4), (std::vector<std::uint32_t>{0, 1, 2, 3, 5, 6, 7, 8}));
    EXPECT_EQ(listed(queen, 0), (std::vector<std::uint32_t>{1, 3, 4}));
    const Neighbours rook = neighbouring_cells(cells, 9, Contiguity::rook);
    EXPECT_EQ(listed(rook, 4), (std::vector<std::uint32_t>{1, 3, 5, 7}));
    EXPECT_EQ(rook.links(), 24u);
    cells(1, 1) = -1;
    EXPECT_EQ(listed(neighbouring_cells(cells, 9, Contiguity::rook), 1),
              (std::vector<std::uint32_t>{0, 2}));
}

TEST(Neighbours, WithinADistanceAreAllThatBruteForceFindsTheDistanceItselfToo) {
    const std::vector<MapPoint> places = random_places(4, 400, 10.0);
    const Neighbours near = neighbours_within(places, 30.0);
    bool exactly = false;
    for (std::size_t i = 0; i < places.size(); ++i)
        for (std::size_t j = 0; j < places.size(); ++j) {
            const double apart = distance_m(places[i], places[j]);
            EXPECT_EQ(near.are_neighbours(i, j), i != j && apart <= 30.0);
            exactly = exactly || apart == 30.0;
        }
    EXPECT_TRUE(exactly) << "the test needs pairs at the very distance";
    EXPECT_THROW(neighbours_within(places, 0.0), std::invalid_argument);
}

TEST(Neighbours, TheNearestAreThoseOfBruteForceWithTiesInTheOrderOfTheList) {
    const std::vector<MapPoint> places = random_places(5, 300, 25.0);
    const Neighbours nearest = nearest_neighbours(places, 5);
    for (std::size_t i = 0; i < places.size(); ++i) {
        std::vector<std::pair<double, std::uint32_t>> order;
        for (std::uint32_t j = 0; j < places.size(); ++j)
            if (j != i) order.emplace_back(distance_m(places[i], places[j]), j);
        std::sort(order.begin(), order.end());
        std::set<std::uint32_t> expected;
        for (std::size_t k = 0; k < 5; ++k) expected.insert(order[k].second);
        EXPECT_EQ(listed(nearest, i), std::vector<std::uint32_t>(expected.begin(), expected.end()));
    }
    EXPECT_THROW(nearest_neighbours(places, 300), std::invalid_argument);
}

MultiPolygon square(double east, double north, double side = 10.0) {
    return {
        {{{east, north}, {east + side, north}, {east + side, north + side}, {east, north + side}},
         {}}};
}

TEST(Neighbours, AreasTouchAtCornersOrAlongEdgesAlsoWithoutSharedCorners) {
    const std::vector<MultiPolygon> areas{
        square(0, 0), square(10.004, 3),  // beside, half a wall up, a sliver between
        square(10, -10, 10.0),            // at the corner of the first
        square(30, 30)};
    const Neighbours queen = touching_areas(areas, Contiguity::queen, 0.01);
    EXPECT_EQ(listed(queen, 0), (std::vector<std::uint32_t>{1, 2}));
    EXPECT_TRUE(queen.of(3).empty());
    const Neighbours rook = touching_areas(areas, Contiguity::rook, 0.01);
    EXPECT_EQ(listed(rook, 0), (std::vector<std::uint32_t>{1}));
    EXPECT_EQ(listed(rook, 1), (std::vector<std::uint32_t>{0}));
    EXPECT_TRUE(touching_areas(areas, Contiguity::queen, 0.001).of(1).empty());
}

TEST(Neighbours, AnAreaInTheHoleOfAnotherIsItsNeighbour) {
    MultiPolygon ring = square(0, 0, 30.0);
    ring[0].holes.push_back(square(10, 10)[0].outer);
    const std::vector<MultiPolygon> areas{ring, square(10, 10)};
    EXPECT_EQ(listed(touching_areas(areas, Contiguity::rook), 0), (std::vector<std::uint32_t>{1}));
}

}  // namespace
}  // namespace tk
