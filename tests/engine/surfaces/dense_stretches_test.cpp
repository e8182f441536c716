#include "engine/surfaces/dense_stretches.h"

#include <gtest/gtest.h>

#include <stdexcept>

#include "tests/engine/network/made_streets.h"

namespace tk {
namespace {

/// Streets of 100 m side by side that do not meet.
struct ParallelStreets {
    std::vector<Street> streets;
    StreetNetwork network;
    std::vector<Lixel> pieces;

    explicit ParallelStreets(const std::vector<std::string>& names) {
        std::vector<Line> lines;
        for (std::size_t i = 0; i < names.size(); ++i) {
            const double north = 1000.0 * static_cast<double>(i);
            lines.push_back({{0, north}, {100, north}});
        }
        streets = test::streets_of(lines);
        for (std::size_t i = 0; i < names.size(); ++i) streets[i].name = names[i];
        network = StreetNetwork(streets);
        pieces = lixels_of(network, 10.0);
    }

    std::vector<DenseStretch> densest(const std::vector<NetworkIncident>& incidents,
                                      std::size_t most = 10) const {
        std::vector<NetworkPlace> middles;
        for (const Lixel& piece : pieces) middles.push_back(piece.middle());
        NetworkDensityOptions options{40.0, KernelShape::triangular};
        const std::vector<double> densities = network_density(incidents, network, middles, options);
        return densest_stretches(streets, network, {pieces, densities}, incidents, most);
    }
};

// The middles of pieces lie 5, 15, 25 m and so on from the incident, where the triangle of 40 m has
// 7/8, 5/8 and 3/8 of its height, 1/40: two pieces to each side are half as dense as the densest.
TEST(DenseStretches, ReachToWhereItIsHalfAsDense) {
    const ParallelStreets town({"Storgatan"});
    const auto found = town.densest({{{0, 50.0, 0.0}, 2.0}, {{0, 95.0, 0.0}, 0.0}});
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].street, "Storgatan");
    EXPECT_NEAR(found[0].density, 2.0 * 0.875 / 40.0, 1e-12);
    EXPECT_NEAR(found[0].length_m, 40.0, 1e-12);
    EXPECT_EQ(found[0].incidents, 2.0);
    ASSERT_EQ(found[0].line.size(), 2U);
    EXPECT_NEAR(found[0].line.front().east_m, 30.0, 1e-12);
    EXPECT_NEAR(found[0].line.back().east_m, 70.0, 1e-12);
}

TEST(DenseStretches, AreOneOfEachNameTheDensestFirst) {
    const ParallelStreets town({"Storgatan", "", "Parkgatan", "Storgatan", "", "Tomgatan"});
    const std::vector<NetworkIncident> incidents{{{0, 50.0, 0.0}, 1.0},
                                                 {{1, 50.0, 0.0}, 4.0},
                                                 {{2, 50.0, 0.0}, 2.0},
                                                 {{3, 50.0, 0.0}, 3.0},
                                                 {{4, 50.0, 0.0}, 5.0}};
    const auto found = town.densest(incidents);
    ASSERT_EQ(found.size(), 4U) << "nothing lies on Tomgatan";
    EXPECT_EQ(found[0].edge, 4U);
    EXPECT_EQ(found[0].street, "");
    EXPECT_EQ(found[1].edge, 1U) << "another that has no name is another street";
    EXPECT_EQ(found[2].street, "Storgatan");
    EXPECT_EQ(found[2].edge, 3U) << "of two pieces of Storgatan the denser";
    EXPECT_EQ(found[3].street, "Parkgatan");
    const auto two = town.densest(incidents, 2);
    ASSERT_EQ(two.size(), 2U);
    EXPECT_EQ(two[1].edge, 1U);
    EXPECT_TRUE(town.densest({}).empty());
}

TEST(DenseStretches, DoNotReachOverPiecesThatWereLeftOut) {
    const ParallelStreets town({"Storgatan"});
    std::vector<Lixel> pieces = town.pieces;
    pieces.erase(pieces.begin() + 5);
    const std::vector<double> densities{0, 0, 0, 8, 9, 8, 8, 0, 0};
    const auto found = densest_stretches(town.streets, town.network, {pieces, densities}, {}, 10);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_NEAR(found[0].length_m, 20.0, 1e-12);
    EXPECT_THROW(densest_stretches(town.streets, town.network, {town.pieces, densities}, {}, 10),
                 std::invalid_argument);
}

}  // namespace
}  // namespace tk
