#include "engine/surfaces/facade_points.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "tests/engine/visibility/built_scene.h"

namespace tk {
namespace {

using test::box_building;
using test::BuiltScene;

std::vector<Watcher> windows_of(const BuiltScene& scene, const FacadeOptions& options = {}) {
    return facade_points(*scene.town, scene.obstacles, options);
}

double weight_of(const std::vector<Watcher>& watchers) {
    double sum = 0.0;
    for (const Watcher& watcher : watchers) sum += watcher.weight;
    return sum;
}

std::size_t windows_facing(const std::vector<Watcher>& windows, double east, double north) {
    return static_cast<std::size_t>(
        std::count_if(windows.begin(), windows.end(), [&](const Watcher& w) {
            return std::abs(w.facing_east - east) < 1e-9 && std::abs(w.facing_north - north) < 1e-9;
        }));
}

TEST(FacadePoints, StandBeforeTheMiddleOfEqualLengthsOfWall) {
    // 10 m of wall: 4 lengths of 2.5 m; 3 m: one of 3 m. 5 m high: one floor.
    const BuiltScene scene({box_building("house", {0, 0, 10, 3}, 5.0)});
    const std::vector<Watcher> windows = windows_of(scene);
    ASSERT_EQ(windows.size(), 2U * (4 + 1));
    EXPECT_EQ(windows_facing(windows, 0, -1), 4U);
    EXPECT_EQ(windows_facing(windows, 0, 1), 4U);
    EXPECT_EQ(windows_facing(windows, 1, 0), 1U);
    EXPECT_EQ(windows_facing(windows, -1, 0), 1U);
    for (const Watcher& w : windows) {
        EXPECT_EQ(w.height_m, 1.6);
        if (w.facing_north != -1.0) continue;
        EXPECT_NEAR(w.at.north_m, -0.05, 1e-12);
        EXPECT_NEAR(std::fmod(w.at.east_m, 2.5), 1.25, 1e-9);
        EXPECT_NEAR(w.weight, 0.2 * 2.5 / 3.0, 1e-12);
    }
}

TEST(FacadePoints, WeighAsMuchWhateverTheirSpacing) {
    // 26 m of wall, by 3 m, by a window share of 0.2, on two floors.
    const BuiltScene scene({box_building("house", {0, 0, 10, 3}, 6.0)});
    EXPECT_NEAR(weight_of(windows_of(scene)), 26.0 / 3.0 * 0.2 * 2.0, 1e-9);
    EXPECT_NEAR(weight_of(windows_of(scene, {.spacing_m = 0.7})), 26.0 / 0.7 * 0.2 * 2.0, 1e-9);
    EXPECT_NEAR(weight_of(windows_of(scene, {.default_window_share = 0.5})), 26.0 / 3.0, 1e-9);
}

TEST(FacadePoints, StandOnEveryFloorBelowTheRoof) {
    const auto heights = [](Building building) {
        std::vector<double> found;
        const BuiltScene scene({std::move(building)});
        for (const Watcher& w : windows_of(scene))
            if (w.facing_east == 1.0) found.push_back(w.height_m);
        return found;
    };
    Building house = box_building("house", {0, 0, 3, 3}, 11.9);
    EXPECT_EQ(heights(house), (std::vector<double>{1.6, 4.6, 7.6}));
    house.floors = 2.0;
    EXPECT_EQ(heights(house), (std::vector<double>{1.6, 4.6}));
    house.floors = 9.0;  // the roof stops them
    EXPECT_EQ(heights(house), (std::vector<double>{1.6, 4.6, 7.6, 10.6}));
    house.floors.reset();
    house.height_m = 2.5;
    EXPECT_EQ(heights(house), (std::vector<double>{1.6}));
    house.height_m = 1.5;
    EXPECT_TRUE(heights(house).empty());
    house.height_m = 0.0;
    EXPECT_TRUE(heights(house).empty());
}

TEST(FacadePoints, FollowTheWindowShareTheUseAndTheHours) {
    Building house = box_building("house", {0, 0, 3, 3}, 3.0);
    house.window_share = 0.5;
    house.use = "Bostad";
    Building office = box_building("office", {100, 0, 103, 3}, 3.0);
    office.use = "kontor";
    Building garage = box_building("garage", {200, 0, 203, 3}, 3.0);
    garage.use = "garage";
    Building blind = box_building("blind", {300, 0, 303, 3}, 3.0);
    blind.window_share = 0.0;
    const BuiltScene scene({house, office, garage, blind});
    EXPECT_NEAR(weight_of(windows_of(scene)), 4 * 0.5 + 4 * 0.2, 1e-12);
    EXPECT_EQ(windows_of(scene).size(), 8U);
    const auto night = windows_of(scene, {.hours = WatchHours::night});
    EXPECT_EQ(night.size(), 4U);
    EXPECT_NEAR(weight_of(night), 4 * 0.5, 1e-12);
}

TEST(FacadePoints, OnTheGroundFloorFollowItsOwnUse) {
    // 3 x 3 m, three floors: a window of weight 0.2 in each wall on each.
    Building flats = box_building("flats", {0, 0, 3, 3}, 9.0);
    flats.use = "bostad";
    flats.ground_floor_use = "restaurang";
    const auto weight = [](const Building& building, WatchHours hours) {
        const BuiltScene scene({building});
        return weight_of(windows_of(scene, {.hours = hours}));
    };
    EXPECT_NEAR(weight(flats, WatchHours::day), 4 * 0.2 * 3, 1e-12);
    EXPECT_NEAR(weight(flats, WatchHours::night), 4 * 0.2 * (2 + 0.5), 1e-12);
    flats.ground_floor_use = "parkering";
    EXPECT_NEAR(weight(flats, WatchHours::day), 4 * 0.2 * 2, 1e-12);
    flats.use = "förråd";
    flats.ground_floor_use = "butik";
    EXPECT_NEAR(weight(flats, WatchHours::day), 4 * 0.2, 1e-12);
    EXPECT_EQ(weight(flats, WatchHours::night), 0.0);
    const BuiltScene scene({flats});
    for (const Watcher& window : windows_of(scene)) EXPECT_EQ(window.height_m, 1.6);

    TownParts parts;
    Development planned;
    planned.id = "nytt";
    planned.footprint = flats.footprint;
    planned.height_m = 9.0;
    planned.use = "bostad";
    planned.ground_floor_use = "butik";
    planned.stands = true;
    parts.developments = {planned};
    const BuiltScene with_plan(std::move(parts));
    EXPECT_NEAR(weight_of(windows_of(with_plan)), 4 * 0.2 * 3, 1e-12);
    EXPECT_NEAR(weight_of(windows_of(with_plan, {.hours = WatchHours::night})), 4 * 0.2 * 2, 1e-12);
}

TEST(FacadePoints, AreNotInPartyWallsButAboveALowerNeighboursRoof) {
    const BuiltScene scene({box_building("high", {0, 0, 6, 6}, 9.0),
                            box_building("low", {6, 0, 12, 6}, 4.0),
                            box_building("apart", {12.2, 0, 18.2, 6}, 3.0)});
    const std::vector<Watcher> windows = windows_of(scene);
    std::vector<double> over_the_roof;
    for (const Watcher& w : windows)
        if (w.facing_east == 1.0 && w.at.east_m < 7.0) over_the_roof.push_back(w.height_m);
    EXPECT_EQ(over_the_roof, (std::vector<double>{4.6, 7.6, 4.6, 7.6}));
    // The low house's west wall is covered whole, and 0.2 m is no view to the east either way.
    for (const Watcher& w : windows) {
        EXPECT_FALSE(w.facing_east == -1.0 && w.at.east_m > 5.0 && w.at.east_m < 7.0);
        EXPECT_FALSE(w.at.east_m > 11.9 && w.at.east_m < 12.3 && w.facing_north == 0.0 &&
                     w.height_m < 3.0);
    }
}

TEST(FacadePoints, LookIntoACourtyard) {
    const BuiltScene scene({test::building_of(
        "block", {{test::box_ring(0, 0, 30, 30), {{{9, 9}, {9, 21}, {21, 21}, {21, 9}}}}}, 3.0)});
    const std::vector<Watcher> windows = windows_of(scene);
    EXPECT_EQ(windows.size(), 4U * 10 + 4U * 4);
    for (const Watcher& w : windows)
        EXPECT_FALSE(contains(scene.town->buildings()[0].footprint, w.at));
}

TEST(FacadePoints, LeaveOutShortWallsAndWhatIsTornDown) {
    const BuiltScene kiosk({box_building("kiosk", {0, 0, 5, 0.9}, 3.0)});
    EXPECT_EQ(windows_of(kiosk).size(), 4U);
    TownParts parts;
    parts.buildings = {box_building("old", {0, 0, 3, 3}, 3.0)};
    Development demolition;
    demolition.id = "rivning";
    demolition.footprint = {{test::box_ring(-1, -1, 4, 4), {}}};
    demolition.action = DevelopmentAction::demolish;
    demolition.stands = true;
    Development planned;
    planned.id = "nytt";
    planned.footprint = {{test::box_ring(50, 0, 53, 3), {}}};
    planned.height_m = 3.0;
    planned.use = "kontor";
    planned.stands = true;
    parts.developments = {demolition, planned};
    const BuiltScene scene(std::move(parts));
    const std::vector<Watcher> windows = windows_of(scene);
    ASSERT_EQ(windows.size(), 4U);
    EXPECT_GT(windows[0].at.east_m, 49.0);
    EXPECT_TRUE(windows_of(scene, {.hours = WatchHours::night}).empty());
}

TEST(FacadePoints, RefuseASpacingOrAShareOutOfRange) {
    const BuiltScene scene({box_building("house", {0, 0, 10, 3}, 5.0)});
    EXPECT_THROW(windows_of(scene, {.spacing_m = 0.0}), std::invalid_argument);
    EXPECT_THROW(windows_of(scene, {.default_window_share = 1.1}), std::invalid_argument);
}

TEST(Entrances, LookAllRoundFromWhereTheyAre) {
    const BuiltScene scene({box_building("house", {0, 0, 10, 10}, 5.0)});
    const std::vector<Entrance> entrances{{"a", {20, 5}, ""}};
    const auto watchers = entrance_watchers(entrances, scene.obstacles, 1.6);
    ASSERT_EQ(watchers.size(), 1U);
    EXPECT_EQ(watchers[0].at, (MapPoint{20, 5}));
    EXPECT_TRUE(watchers[0].faces_all_round());
    EXPECT_EQ(watchers[0].weight, 1.0);
    EXPECT_EQ(watchers[0].height_m, 1.6);
}

TEST(Entrances, OfWhatIsClosedByNightDoNotCountThen) {
    const BuiltScene scene(std::vector<Building>{});
    const std::vector<Entrance> entrances{{"a", {0, 0}, "entré"},
                                          {"b", {0, 0}, "butik"},
                                          {"c", {0, 0}, "restaurang"},
                                          {"d", {0, 0}, "garageport"}};
    const auto weights = [&](WatchHours hours) {
        std::vector<double> all;
        for (const Watcher& w : entrance_watchers(entrances, scene.obstacles, 1.6, hours))
            all.push_back(w.weight);
        return all;
    };
    EXPECT_EQ(weights(WatchHours::day), (std::vector<double>{1.0, 1.0, 1.0}));
    EXPECT_EQ(weights(WatchHours::night), (std::vector<double>{1.0, 0.5}));
}

TEST(Entrances, InOrOnABuildingAreMovedBeforeItsNearestFreeWall) {
    const BuiltScene scene({box_building("house", {0, 0, 10, 10}, 5.0),
                            box_building("neighbour", {10, 0, 20, 10}, 5.0)});
    const std::vector<Entrance> entrances{
        {"inside", {4, 1}, ""}, {"on the wall", {0, 6}, ""}, {"at the party wall", {9, 7}, ""}};
    const auto watchers = entrance_watchers(entrances, scene.obstacles, 1.6);
    ASSERT_EQ(watchers.size(), 3U);
    EXPECT_NEAR(distance_m(watchers[0].at, {4, -0.05}), 0.0, 1e-9);
    EXPECT_NEAR(distance_m(watchers[1].at, {-0.05, 6}), 0.0, 1e-9);
    EXPECT_NEAR(distance_m(watchers[2].at, {9, 10.05}), 0.0, 1e-9);
}

}  // namespace
}  // namespace tk
