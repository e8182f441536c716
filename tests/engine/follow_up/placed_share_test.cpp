#include "engine/follow_up/placed_share.h"

#include <gtest/gtest.h>

#include <cmath>
#include <stdexcept>

namespace tk {
namespace {

// The two-proportion statistic, squared, is chi-squared of the two-by-two table.
TEST(PlacedShare, AgreesWithChiSquaredOfTheTable) {
    const PlacedShare share = compare_placed_share({950, 50}, {1080, 120});
    const double all = 2200.0, placed = 2030.0, unplaced = 170.0;
    const auto part = [](double n, double e) { return (n - e) * (n - e) / e; };
    const double chi2 = part(950, 1000 * placed / all) + part(50, 1000 * unplaced / all) +
                        part(1080, 1200 * placed / all) + part(120, 1200 * unplaced / all);
    EXPECT_NEAR(share.z * share.z, chi2, 1e-9);
    EXPECT_GT(share.z, 0.0);
    EXPECT_NEAR(share.unplaced_before, 0.05, 1e-12);
    EXPECT_NEAR(share.unplaced_after, 0.10, 1e-12);
    EXPECT_TRUE(share.alarm);
}

TEST(PlacedShare, GivesNoAlarmForWhatIsSmallOrMayBeChance) {
    EXPECT_FALSE(compare_placed_share({95000, 5000}, {94000, 6000}).alarm) << "one in a hundred";
    EXPECT_LT(compare_placed_share({95000, 5000}, {94000, 6000}).p, 0.01);
    EXPECT_FALSE(compare_placed_share({19, 1}, {18, 2}).alarm);
    EXPECT_TRUE(compare_placed_share({900, 100}, {980, 20}).alarm) << "a fall deceives as well";
}

TEST(PlacedShare, OfNoRowsTellsNothing) {
    EXPECT_TRUE(std::isnan(compare_placed_share({0, 0}, {5, 1}).unplaced_before));
    EXPECT_EQ(compare_placed_share({0, 0}, {5, 1}).p, 1.0);
    EXPECT_EQ(compare_placed_share({7, 0}, {5, 0}).z, 0.0);
    EXPECT_THROW(compare_placed_share({-1, 0}, {5, 0}), std::invalid_argument);
}

}  // namespace
}  // namespace tk
