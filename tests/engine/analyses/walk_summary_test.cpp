#include "engine/analyses/walk_summary.h"

#include <gtest/gtest.h>

#include <numbers>

#include "tests/engine/surfaces/plain_light.h"

namespace tk {
namespace {

/// A walk of places a metre apart with these values of light.
std::vector<WalkPlace> walk_of_lux(const std::vector<double>& lux) {
    std::vector<WalkPlace> walk;
    for (std::size_t i = 0; i < lux.size(); ++i)
        walk.push_back({.at = {static_cast<double>(i), 0.0},
                        .along_m = static_cast<double>(i),
                        .lux = lux[i],
                        .pixels_per_m = 0.0,
                        .watch = {0.0, 0}});
    return walk;
}

TEST(WalkSummary, WeighsEachPlaceByTheLineItStandsFor) {
    const auto walk = walk_of_lux({1, 3, 5, 3, 9});
    const WalkSummary summary = summarise_walk(walk, 3, 4.0);
    EXPECT_DOUBLE_EQ(summary.length_m, 4.0);
    EXPECT_DOUBLE_EQ(summary.lowest_lux, 1.0);
    EXPECT_DOUBLE_EQ(summary.lowest_lux_at_m, 0.0);
    EXPECT_DOUBLE_EQ(summary.mean_lux, (0.5 * 1 + 3 + 5 + 3 + 0.5 * 9) / 4.0);
    EXPECT_DOUBLE_EQ(summary.dark_share, 2.5 / 4.0);
    EXPECT_EQ(summary.longest_dark, (WalkStretch{0.0, 1.5}));
    EXPECT_DOUBLE_EQ(summary.incidents_per_100_m, 75.0);
    EXPECT_EQ(stretch_of_place(walk, 0), (WalkStretch{0.0, 0.5}));
    EXPECT_EQ(stretch_of_place(walk, 2), (WalkStretch{1.5, 2.5}));
    EXPECT_EQ(stretch_of_place(walk, 4), (WalkStretch{3.5, 4.0}));
}

TEST(WalkSummary, ABuildingEndsADarkStretchAndCountsNowhere) {
    const double built = std::nan("");
    auto walk = walk_of_lux({0, 0, built, built, 0, 0, 0, 6, 6});
    for (WalkPlace& place : walk)
        if (std::isnan(place.lux)) place.pixels_per_m = place.watch.value = built;
    walk[7].pixels_per_m = 30.0;
    walk[8].watch = {0.2, 1};
    const WalkSummary summary = summarise_walk(walk, 0, 2.0);
    EXPECT_EQ(summary.longest_dark, (WalkStretch{3.5, 6.5}));
    EXPECT_DOUBLE_EQ(summary.dark_share, 4.5 / 6.0);
    EXPECT_DOUBLE_EQ(summary.camera_share, 1.0 / 6.0);
    EXPECT_DOUBLE_EQ(summary.unseen_share, 5.5 / 6.0);
    EXPECT_EQ(summary.incidents_per_100_m, 0.0);
}

TEST(WalkSummary, TheLevelItselfIsNotDarkAndTheFirstOfEqualStretchesIsTold) {
    const WalkSummary summary = summarise_walk(walk_of_lux({5, 1, 2, 1, 5}), 0, 2.0);
    EXPECT_EQ(summary.longest_dark, (WalkStretch{0.5, 1.5}));
    EXPECT_DOUBLE_EQ(summary.lowest_lux_at_m, 1.0);
    EXPECT_EQ(summarise_walk(walk_of_lux({5, 6}), 0, 2.0).longest_dark, WalkStretch{});
    EXPECT_EQ(summarise_walk(walk_of_lux({0, 0, 0}), 0, 2.0).longest_dark, (WalkStretch{0, 2}));
}

TEST(WalkSummary, OfNothingIsNothing) {
    const WalkSummary none = summarise_walk({}, 0, 2.0);
    EXPECT_EQ(none.length_m, 0.0);
    EXPECT_TRUE(std::isnan(none.mean_lux) && std::isnan(none.incidents_per_100_m));
    const std::vector<WalkPlace> unknown{WalkPlace{}, WalkPlace{.at = {}, .along_m = 1.0}};
    const WalkSummary blank = summarise_walk(unknown, 2, 2.0);
    EXPECT_TRUE(std::isnan(blank.lowest_lux) && std::isnan(blank.dark_share) &&
                std::isnan(blank.camera_share) && std::isnan(blank.unseen_share));
    EXPECT_DOUBLE_EQ(blank.incidents_per_100_m, 200.0);
    // Of a walk on the spot its one place is all.
    const WalkSummary spot = summarise_walk(walk_of_lux({1.0}), 4, 2.0);
    EXPECT_DOUBLE_EQ(spot.mean_lux, 1.0);
    EXPECT_DOUBLE_EQ(spot.dark_share, 1.0);
    EXPECT_TRUE(std::isnan(spot.incidents_per_100_m));
}

// 1000 cd h m over the middle of the way: lux = I h / (h² + x²)^1.5, the integral from -L to L is
// 2 I L / (h sqrt(h² + L²)), and it is 2 lx where h² + x² = (I h / 2)^(2/3).
TEST(WalkSummary, PastOneLampHasTheMeanAndTheDarkStretchOfTheFormula) {
    TownParts parts;
    StreetLight lamp;
    lamp.id = "L";
    lamp.at = {674060, 6580000};
    lamp.height_m = 5.0;
    lamp.distribution = LightDistribution::isotropic;
    lamp.luminous_flux_lm = 4000.0 * std::numbers::pi;
    parts.lights = {lamp};
    const test::BuiltScene scene(std::move(parts));
    const Line line{{674000, 6580000}, {674100, 6580000}};
    WalkOptions options;
    options.step_m = 0.1;
    const auto walk = walk_along(line, *scene.town, scene.obstacles, {}, options);
    const WalkSummary summary = summarise_walk(walk, 0, 2.0);
    const auto integral = [](double to) { return 1000.0 * to / (5.0 * std::hypot(5.0, to)); };
    EXPECT_NEAR(summary.mean_lux, (integral(60.0) + integral(40.0)) / 100.0, 1e-4);
    const double reach = std::sqrt(std::pow(1000.0 * 5.0 / 2.0, 2.0 / 3.0) - 25.0);
    EXPECT_NEAR(summary.longest_dark.from_m, 0.0, 1e-9);
    EXPECT_NEAR(summary.longest_dark.to_m, 60.0 - reach, 0.1);
    EXPECT_NEAR(summary.dark_share, (100.0 - 2.0 * reach) / 100.0, 0.002);
    EXPECT_NEAR(summary.lowest_lux, 5000.0 / std::pow(3600.0 + 25.0, 1.5), 1e-9);
}

}  // namespace
}  // namespace tk
