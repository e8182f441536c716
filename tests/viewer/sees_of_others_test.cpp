#include "viewer/panels/sees_of_others.h"

#include <gtest/gtest.h>

#include "engine/scenario/apply.h"
#include "engine/surfaces/camera_masks.h"
#include "engine/surfaces/facade_points.h"
#include "tests/engine/assess/random_town.h"
#include "viewer/panels/others_work.h"

namespace tk {
namespace {

/// A camera that looks east at a house 20 m away, with a door, a playground and a garden before it.
TownParts parts_with_others() {
    TownParts parts;
    Camera camera;
    camera.id = "K";
    camera.at = {674000, 6580000};
    camera.bearing_deg = 90.0;
    camera.pixels_across = 1920.0;
    parts.cameras = {camera};
    Building house;
    house.id = "B";
    house.footprint = rectangle({674020, 6579991, 674030, 6580009});
    house.height_m = 6.0;
    parts.buildings = {house};
    parts.entrances = {{"E1", {674020, 6580000}, "entré"}, {"E2", {674030, 6580000}, "bakdörr"}};
    parts.features = {
        {"lekplatser", {{674015, 6580001}}, {}, rectangle({674010, 6579996, 674012, 6579998})},
        {"tomtmark", {}, {}, rectangle({674012, 6579990, 674020, 6580010})},
        {"bus_stops", {{674010, 6580000}}, {}, {}}};
    return parts;
}

std::optional<SeesOfOthers> counted_anew(const std::shared_ptr<const Town>& town) {
    return OthersCounter().count(town, "K", {});
}

TEST(SeesOfOthers, CountsWindowsDoorsPlaygroundsAndPrivateGround) {
    const auto seen = counted_anew(build_town(parts_with_others()));
    ASSERT_TRUE(seen);
    // The wall of 18 m toward it: 6 windows on each of 2 floors. Those of the sides look away.
    EXPECT_EQ(seen->windows, 12);
    EXPECT_EQ(seen->entrances, 1) << "the other is behind the house";
    EXPECT_EQ(seen->playgrounds, 2);
    EXPECT_NEAR(seen->private_ground_m2, 8.0 * 20.0, 1e-9);
}

TEST(SeesOfOthers, AMaskTakesAwayWhatLiesInIt) {
    TownParts parts = parts_with_others();
    parts.masks = {{"M", "K", rectangle({674016, 6580000.5, 674021, 6580010})}};
    const auto masked = counted_anew(build_town(parts));
    EXPECT_EQ(masked->windows, 6);
    EXPECT_EQ(masked->entrances, 1);
    EXPECT_EQ(masked->playgrounds, 2);
    EXPECT_NEAR(masked->private_ground_m2, 8.0 * 20.0 - 4.0 * 10.0, 1e-9)
        << "cells of a metre, by their middle";
    parts.masks[0].camera_id = "another";
    EXPECT_EQ(counted_anew(build_town(parts))->windows, 12);
    parts.masks[0].camera_id = "";
    EXPECT_EQ(counted_anew(build_town(parts))->windows, 6);
}

TEST(SeesOfOthers, NothingIsToldOfACameraThatIsNotThereOrCannotBeJudged) {
    const auto town = build_town(parts_with_others());
    OthersCounter counter;
    EXPECT_FALSE(counter.count(town, "K9", {}));
    EXPECT_FALSE(counter.count(town, "K", {.rule = PixelDensityRule::on_axis}));
}

TEST(SeesOfOthers, KnowsSetsByTheirNameInSwedishAndEnglish) {
    EXPECT_EQ(others_kind("Lekplatser"), OthersKind::playground);
    EXPECT_EQ(others_kind("playgrounds"), OthersKind::playground);
    EXPECT_EQ(others_kind("privat_mark"), OthersKind::private_ground);
    EXPECT_EQ(others_kind("Tomtmark"), OthersKind::private_ground);
    EXPECT_EQ(others_kind("parks"), OthersKind::none);
    const KnownOfOthers known = known_of_others(*build_town(parts_with_others()));
    EXPECT_TRUE(known.entrances && known.playgrounds && known.private_ground);
    Development planned;
    planned.id = "D";
    planned.footprint = rectangle({674020, 6579991, 674030, 6580009});
    planned.entrances = 2;
    planned.stands = true;
    const auto today = build_town({});
    const auto plan = apply(*today, {"P", {Added<Development>{planned}}});
    EXPECT_FALSE(known_of_others(*today).entrances);
    EXPECT_TRUE(known_of_others(*today, plan.get()).entrances) << "as the plan states";
    const KnownOfOthers nothing = known_of_others(*build_town({}));
    EXPECT_FALSE(nothing.entrances || nothing.playgrounds || nothing.private_ground);
}

/// By the engine over the whole town, nothing remembered.
SeesOfOthers plainly_counted(const Town& town, std::size_t camera) {
    const Obstacles obstacles(town);
    std::vector<FeatureSet> sets(1);
    for (const Watcher& window : facade_points(obstacles)) {
        sets[0].points.push_back(window.at);
        sets[0].point_heights_m.push_back(window.height_m);
    }
    const auto found = what_cameras_see(MaskedCameras(town), obstacles, sets);
    SeesOfOthers sees;
    sees.windows = static_cast<std::int64_t>(found[camera].sees[0].points);
    return sees;
}

TEST(SeesOfOthers, IncrementalCountsAreThoseFromScratchAfterAnyEdits) {
    std::int64_t seen_windows = 0;
    for (unsigned seed = 1; seed <= 6; ++seed) {
        test::RandomTown random(seed);
        auto town = random.town();
        OthersCounter counter;
        for (int step = 0; step < 25; ++step) {
            town = apply(*town, {"step", {random.edit(*town)}});
            if (town->cameras().empty()) continue;
            const auto counted = counter.count(town, town->cameras().front().id, {});
            ASSERT_TRUE(counted);
            EXPECT_EQ(counted->windows, plainly_counted(*town, 0).windows)
                << "seed " << seed << ", step " << step;
            seen_windows += counted->windows;
        }
    }
    EXPECT_GT(seen_windows, 100) << "the test needs windows that are seen";
}

TEST(OthersWork, WhatWasCountedOfAnotherPlanOrCameraIsNotShownAsThisOnes) {
    const auto town = build_town(parts_with_others());
    OthersWork work({}, std::chrono::seconds(60));
    OthersWish wish{"K", town, town, {}, "A"};
    work.follow(wish);
    ASSERT_TRUE(work.counted_of("K", "A").plan);
    EXPECT_FALSE(work.counted_of("K", "B").plan);
    EXPECT_TRUE(work.counted_of("K", "B").today) << "today's is the same";
    EXPECT_FALSE(work.counted_of("K9", "A").today);
}

TEST(OthersWork, CountsTodayAndTheNewestPlan) {
    const auto today = build_town(parts_with_others());
    const PrivacyMask mask{"M", "K", rectangle({674016, 6580000.5, 674021, 6580010})};
    const auto plan = apply(*today, {"P", {Added<PrivacyMask>{mask}}});
    OthersWork work({}, std::chrono::seconds(60));
    work.follow({"K", today, nullptr});
    ASSERT_TRUE(work.counted().today);
    EXPECT_EQ(work.counted().today->windows, 12);
    EXPECT_FALSE(work.counted().plan);
    work.follow({"K", today, plan});
    EXPECT_EQ(work.counted().today->windows, 12);
    EXPECT_EQ(work.counted().plan->windows, 6);
    EXPECT_FALSE(work.busy());
}

}  // namespace
}  // namespace tk
