#include "engine/network/network_distances.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

#include "tests/engine/network/made_streets.h"

namespace tk {
namespace {

/// From every node to every other (Floyd & Warshall 1962).
std::vector<std::vector<double>> all_distances(const StreetNetwork& streets) {
    std::vector<std::vector<double>> d(streets.nodes(),
                                       std::vector<double>(streets.nodes(), HUGE_VAL));
    for (std::size_t i = 0; i < d.size(); ++i) d[i][i] = 0.0;
    for (std::uint32_t e = 0; e < streets.edges(); ++e) {
        const NetworkEdge& edge = streets.edge(e);
        d[edge.from][edge.to] = std::min(d[edge.from][edge.to], edge.length_m);
        d[edge.to][edge.from] = d[edge.from][edge.to];
    }
    for (std::size_t k = 0; k < d.size(); ++k)
        for (std::size_t i = 0; i < d.size(); ++i)
            for (std::size_t j = 0; j < d.size(); ++j)
                d[i][j] = std::min(d[i][j], d[i][k] + d[k][j]);
    return d;
}

double plain_distance(const StreetNetwork& streets, const std::vector<std::vector<double>>& d,
                      const NetworkPlace& a, const NetworkPlace& b) {
    const NetworkEdge &on_a = streets.edge(a.edge), &on_b = streets.edge(b.edge);
    double least = a.edge == b.edge ? std::abs(a.along_m - b.along_m) : HUGE_VAL;
    for (const auto& [from, out] :
         {std::pair(on_a.from, a.along_m), std::pair(on_a.to, on_a.length_m - a.along_m)})
        for (const auto& [to, in] :
             {std::pair(on_b.from, b.along_m), std::pair(on_b.to, on_b.length_m - b.along_m)})
            least = std::min(least, out + d[from][to] + in);
    return least;
}

TEST(NetworkDistances, AgreesWithAllShortestWaysWithinTheBound) {
    for (unsigned seed = 1; seed <= 6; ++seed) {
        const StreetNetwork streets(test::random_streets(seed, 25, 35, 600.0));
        const auto d = all_distances(streets);
        std::mt19937 random(seed);
        std::uniform_int_distribution<std::uint32_t> any(
            0, static_cast<std::uint32_t>(streets.edges() - 1));
        std::uniform_real_distribution<double> share(0.0, 1.0);
        const auto place = [&] {
            const std::uint32_t edge = any(random);
            return NetworkPlace{edge, share(random) * streets.edge(edge).length_m, 0.0};
        };
        NetworkDistances distances(streets);
        for (int k = 0; k < 30; ++k) {
            const NetworkPlace from = place();
            const double bound_m = 100.0 + 50.0 * k;
            std::vector<double> of_node(streets.nodes(), HUGE_VAL);
            double last_m = 0.0;
            for (const NodeDistance& reached : distances.from(from, bound_m)) {
                of_node[reached.node] = reached.distance_m;
                EXPECT_GE(reached.distance_m, last_m);
                last_m = reached.distance_m;
            }
            const NetworkEdge& edge = streets.edge(from.edge);
            for (std::uint32_t node = 0; node < streets.nodes(); ++node) {
                const double plain = std::min(from.along_m + d[edge.from][node],
                                              edge.length_m - from.along_m + d[edge.to][node]);
                if (plain <= bound_m)
                    EXPECT_NEAR(of_node[node], plain, 1e-9);
                else
                    EXPECT_EQ(of_node[node], HUGE_VAL);
            }
            for (int other = 0; other < 30; ++other) {
                const NetworkPlace to = place();
                const double plain = plain_distance(streets, d, from, to);
                if (plain <= bound_m)
                    EXPECT_NEAR(distances.to(to), plain, 1e-9);
                else
                    EXPECT_EQ(distances.to(to), NetworkDistances::no_way);
            }
        }
    }
}

TEST(NetworkDistances, OnOneEdgeTheWayAroundMayBeShorter) {
    // A street of 100 m that leaves and comes back, and a short cut of 10 m between its ends.
    const StreetNetwork streets(
        test::streets_of({{{0, 0}, {0, 45}, {10, 45}, {10, 0}}, {{0, 0}, {10, 0}}}));
    NetworkDistances distances(streets);
    distances.from({0, 5.0, 0.0}, 200.0);
    EXPECT_DOUBLE_EQ(distances.to({0, 95.0, 0.0}), 20.0);
    EXPECT_DOUBLE_EQ(distances.to({0, 40.0, 0.0}), 35.0);
    distances.from({0, 5.0, 0.0}, 19.0);
    EXPECT_EQ(distances.to({0, 95.0, 0.0}), NetworkDistances::no_way);
}

// A bridge is no way down.
TEST(NetworkDistances, LeadNowhereAcrossABridge) {
    const StreetNetwork streets(test::streets_of({{{0, 0}, {100, 0}}, {{50, -50}, {50, 50}}}));
    NetworkDistances distances(streets);
    distances.from({0, 50.0, 0.0}, 1e6);
    EXPECT_EQ(distances.to({1, 50.0, 0.0}), NetworkDistances::no_way);
}

}  // namespace
}  // namespace tk
