#include "engine/network/street_network.h"

#include <gtest/gtest.h>

#include <cmath>
#include <stdexcept>

#include "tests/engine/network/made_streets.h"

namespace tk {
namespace {

using test::streets_of;

// O-7.
TEST(StreetNetwork, OfChicagoHasTheVerticesSegmentsAndLengthOfSpatstat) {
    TK_NEED_SHARED_DATA("research-spatstat-chicago/chicago_segments.csv");
    const StreetNetwork chicago(test::chicago_streets());
    EXPECT_EQ(chicago.nodes(), 338u);
    EXPECT_EQ(chicago.edges(), 503u);
    EXPECT_NEAR(chicago.length_m(), 31150.2101534, 1e-7);
    EXPECT_EQ(chicago.parts(), 1u);
}

// The data set says on which segment each crime lies, and how far along.
TEST(StreetNetwork, FindsChicagosCrimesWhereSpatstatHasThem) {
    TK_NEED_SHARED_DATA("research-spatstat-chicago/chicago_points.csv");
    const StreetNetwork chicago(test::chicago_streets());
    const auto crimes = test::chicago_crimes();
    ASSERT_EQ(crimes.size(), 116u);
    for (const auto& crime : crimes) {
        const auto found = chicago.nearest(crime.at, 1.0);
        ASSERT_TRUE(found);
        EXPECT_LT(found->off_m, 1e-6);
        // At a crossing any of its streets will do.
        const NetworkEdge& edge = chicago.edge(found->edge);
        if (found->along_m < 1e-3 || found->along_m > edge.length_m - 1e-3) continue;
        EXPECT_EQ(found->edge, crime.segment);
        EXPECT_NEAR(found->along_m, crime.share * edge.length_m, 1e-6);
    }
}

TEST(StreetNetwork, LinesMeetAtCornersThatAreTheSameAndDoNotWhereTheyOnlyCross) {
    const auto parts_of = [](const std::vector<Line>& lines) {
        return StreetNetwork(streets_of(lines)).parts();
    };
    const Line east{{0, 0}, {50, 0}, {100, 0}};
    EXPECT_EQ(parts_of({east, {{50, -50}, {50, 0}, {50, 50}}}), 1u) << "a corner of both";
    EXPECT_EQ(parts_of({east, {{60, -50}, {60, 50}}}), 2u) << "a bridge";
    EXPECT_EQ(parts_of({east, {{50, -50}, {50, 50}}}), 2u) << "a corner of one alone";
    EXPECT_EQ(parts_of({east, {{50.05, -50}, {50.05, 0}, {50.05, 50}}}), 2u)
        << "corners that are near and no ends";
    EXPECT_EQ(parts_of({east, {{50, 0}, {50, 50}}}), 1u) << "an end at a corner";
    EXPECT_EQ(parts_of({east, {{60, 0}, {60, 50}}}), 1u) << "an end on the way";
}

TEST(StreetNetwork, EndsMeetWithinTheToleranceAndNotBeyond) {
    const std::vector<Line> ends{{{0, 0}, {100, 0}}, {{100.3, 0}, {200, 0}}};
    EXPECT_EQ(StreetNetwork(streets_of(ends), 0.31).parts(), 1u);
    EXPECT_EQ(StreetNetwork(streets_of(ends), 0.29).parts(), 2u);
    const std::vector<Line> side{{{0, 0}, {100, 0}}, {{40, 0.3}, {40, 50}}};
    const StreetNetwork joined(streets_of(side), 0.31);
    EXPECT_EQ(joined.parts(), 1u);
    EXPECT_EQ(joined.edges(), 3u);
    EXPECT_NEAR(joined.length_m(), 149.7, 0.01);
    EXPECT_EQ(StreetNetwork(streets_of(side), 0.29).parts(), 2u);
    EXPECT_THROW(StreetNetwork({}, -1.0), std::invalid_argument);
    EXPECT_THROW(StreetNetwork({}, HUGE_VAL), std::invalid_argument);
}

TEST(StreetNetwork, CornersOfOneLineAloneAreNoNodes) {
    const StreetNetwork bent(streets_of({{{0, 0}, {30, 0}, {30, 40}, {60, 80}}}));
    EXPECT_EQ(bent.nodes(), 2u);
    ASSERT_EQ(bent.edges(), 1u);
    EXPECT_DOUBLE_EQ(bent.length_m(), 120.0);
    EXPECT_EQ(bent.point_at(0, 50.0), (MapPoint{30, 20}));
    EXPECT_EQ(bent.point_at(0, -1.0), (MapPoint{0, 0}));
    EXPECT_EQ(bent.point_at(0, 120.0), (MapPoint{60, 80}));
    EXPECT_EQ(bent.part_of_edge(0, 10.0, 95.0), (Line{{10, 0}, {30, 0}, {30, 40}, {45, 60}}));
}

TEST(StreetNetwork, LinesWithoutLengthAndSpecksAreLeftOutAndLoopsStay) {
    const StreetNetwork streets(streets_of({{{0, 0}, {0, 0}},
                                            {{5, 5}},
                                            {{7, 7}, {7.05, 7}, {7.05, 7.05}, {7, 7}},
                                            {{100, 0}, {200, 0}, {200, 50}, {100, 0.05}}}));
    ASSERT_EQ(streets.edges(), 1u);
    EXPECT_EQ(streets.edge(0).from, streets.edge(0).to);
    EXPECT_EQ(streets.ways_from(streets.edge(0).from).size(), 2u);
    EXPECT_EQ(StreetNetwork().edges(), 0u);
    EXPECT_FALSE(StreetNetwork().nearest({0, 0}, 1e6));
}

TEST(StreetNetwork, PartsAreThoseThatNoStreetConnects) {
    const StreetNetwork streets(
        streets_of({{{0, 0}, {100, 0}}, {{500, 0}, {500, 30}}, {{100, 0}, {100, 50}}}));
    ASSERT_EQ(streets.parts(), 2u);
    EXPECT_DOUBLE_EQ(streets.part_lengths_m()[0], 150.0);
    EXPECT_DOUBLE_EQ(streets.part_lengths_m()[1], 30.0);
    EXPECT_EQ(streets.part_of(streets.edge(2).to), 0u);
    EXPECT_EQ(streets.part_of(streets.edge(1).from), 1u);
}

TEST(StreetNetwork, AnyPlacesNearestStreetIsThatOfAllPiecesLookedAt) {
    for (unsigned seed = 1; seed <= 5; ++seed) {
        const StreetNetwork streets(test::random_streets(seed, 30, 50, 800.0));
        std::mt19937 random(seed);
        std::uniform_real_distribution<double> place(-300.0, 1100.0);
        for (int k = 0; k < 200; ++k) {
            const MapPoint at{674000.0 + place(random), 6580000.0 + place(random)};
            double least_m = HUGE_VAL;
            for (std::uint32_t e = 0; e < streets.edges(); ++e) {
                const Line& line = streets.edge(e).line;
                for (std::size_t i = 1; i < line.size(); ++i)
                    least_m = std::min(least_m, distance_to_segment_m(at, line[i - 1], line[i]));
            }
            const auto found = streets.nearest(at, 150.0);
            EXPECT_EQ(found.has_value(), least_m <= 150.0);
            if (!found) continue;
            EXPECT_NEAR(found->off_m, least_m, 1e-8);
            EXPECT_NEAR(distance_m(at, streets.point_at(found->edge, found->along_m)), least_m,
                        1e-8);
        }
    }
}

TEST(StreetNetwork, EveryWayIsLedTwiceAndHasTheLengthOfItsLine) {
    for (unsigned seed = 1; seed <= 5; ++seed) {
        const StreetNetwork streets(test::random_streets(seed, 20, 40, 500.0));
        std::size_t ways = 0;
        for (std::uint32_t node = 0; node < streets.nodes(); ++node)
            for (const Way way : streets.ways_from(node)) {
                EXPECT_EQ(streets.start_of(way), node);
                EXPECT_EQ(streets.end_of(turned(way)), node);
                ++ways;
            }
        EXPECT_EQ(ways, 2 * streets.edges());
        double sum = 0.0;
        for (std::uint32_t e = 0; e < streets.edges(); ++e) {
            const NetworkEdge& edge = streets.edge(e);
            EXPECT_EQ(edge.line.front(), streets.node(edge.from));
            EXPECT_EQ(edge.line.back(), streets.node(edge.to));
            sum += edge.length_m;
        }
        EXPECT_NEAR(sum, streets.length_m(), 1e-6);
    }
}

}  // namespace
}  // namespace tk
