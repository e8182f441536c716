#include "engine/surfaces/standing_entrances.h"

#include <gtest/gtest.h>

#include "engine/surfaces/facade_points.h"
#include "tests/engine/visibility/built_scene.h"

namespace tk {
namespace {

using test::box_building;
using test::BuiltScene;

std::vector<std::string> door_ids(const BuiltScene& scene) {
    std::vector<std::string> ids;
    for (const Entrance& e : standing_entrances(*scene.town, scene.obstacles)) ids.push_back(e.id);
    return ids;
}

Development standing_plan(std::string id, DevelopmentAction action, Extent box) {
    Development development;
    development.id = std::move(id);
    development.action = action;
    development.footprint = rectangle(box);
    development.height_m = 9.0;
    development.stands = true;
    return development;
}

TEST(StandingEntrances, GoWithTheBuildingThatIsTornDown) {
    TownParts parts;
    parts.buildings = {box_building("old", {0, 0, 10, 10}, 5.0),
                       box_building("stays", {10, 0, 20, 10}, 5.0)};
    parts.entrances = {{"in it", {5, 1}, ""},           {"on its wall", {0, 5}, ""},
                       {"before it", {5, -0.9}, ""},    {"away from it", {5, -1.1}, ""},
                       {"of the other", {11, 0.2}, ""}, {"beside the other", {10.4, -0.2}, ""}};
    const std::vector<std::string> all{"in it",        "on its wall",  "before it",
                                       "away from it", "of the other", "beside the other"};
    EXPECT_EQ(door_ids(BuiltScene(parts)), all);
    Development demolition =
        standing_plan("rivning", DevelopmentAction::demolish, {-1, -1, 9.9, 11});
    parts.developments = {demolition};
    const std::vector<std::string> left{"away from it", "of the other", "beside the other"};
    EXPECT_EQ(door_ids(BuiltScene(parts)), left);
    // What is built in its place has doors of its own.
    parts.developments.push_back(standing_plan("nytt", DevelopmentAction::build, {0, 0, 10, 10}));
    EXPECT_EQ(door_ids(BuiltScene(parts)), left);
    parts.developments[0].stands = false;
    parts.developments[1].stands = false;
    EXPECT_EQ(door_ids(BuiltScene(parts)), all) << "what is only planned tears nothing down";
}

TEST(StandingEntrances, OfStatedNumberAreSpacedEvenlyAlongFreeOuterWalls) {
    TownParts parts;
    parts.buildings = {box_building("a", {0, 0, 10, 10}, 5.0),
                       box_building("b", {10, 0, 20, 10}, 5.0)};
    parts.buildings[0].entrances = 3.0;
    parts.buildings[0].use = "bostad";
    parts.buildings[0].ground_floor_use = "butik";
    const BuiltScene scene(std::move(parts));
    const auto doors = standing_entrances(*scene.town, scene.obstacles);
    ASSERT_EQ(doors.size(), 3U);
    // South, north and west: 30 m, without the party wall. A door at 5, 15 and 25 m.
    EXPECT_LT(distance_m(doors[0].at, {5, 0}), 1e-9);
    EXPECT_LT(distance_m(doors[1].at, {5, 10}), 1e-9);
    EXPECT_LT(distance_m(doors[2].at, {0, 5}), 1e-9);
    EXPECT_EQ(doors[1].id, "a#2");
    EXPECT_EQ(doors[1].kind, "butik");
    const auto by_day = entrance_watchers(doors, scene.obstacles, 1.6, WatchHours::day);
    EXPECT_EQ(by_day.size(), 3U);
    EXPECT_LT(distance_m(by_day[0].at, {5, -0.05}), 1e-9) << "before the wall, not in it";
    EXPECT_TRUE(entrance_watchers(doors, scene.obstacles, 1.6, WatchHours::night).empty());
}

TEST(StandingEntrances, ThatAreKnownStandInPlaceOfANumber) {
    TownParts parts;
    parts.buildings = {box_building("a", {0, 0, 10, 10}, 5.0)};
    parts.buildings[0].entrances = 4.0;
    parts.entrances = {{"E", {5, -0.2}, ""}};
    Development planned = standing_plan("nytt", DevelopmentAction::build, {50, 0, 60, 10});
    planned.entrances = 2.0;
    parts.developments = {planned};
    EXPECT_EQ(door_ids(BuiltScene(parts)), (std::vector<std::string>{"E", "nytt#1", "nytt#2"}));
    parts.developments[0].stands = false;
    EXPECT_EQ(door_ids(BuiltScene(parts)), (std::vector<std::string>{"E"}));
    parts.developments[0].stands = true;
    parts.developments[0].action = DevelopmentAction::open;
    EXPECT_EQ(door_ids(BuiltScene(parts)), (std::vector<std::string>{"E"}));
    parts.buildings[0].entrances = 0.4;
    parts.entrances.clear();
    EXPECT_TRUE(door_ids(BuiltScene(parts)).empty());
}

TEST(StandingEntrances, OfACoveredBuildingAreNowhere) {
    TownParts parts;
    parts.buildings = {box_building("within", {0, 0, 4, 4}, 5.0),
                       box_building("around", {-5, -5, 9, 9}, 9.0)};
    parts.buildings[0].entrances = 2.0;
    EXPECT_TRUE(door_ids(BuiltScene(std::move(parts))).empty());
}

// The same doors, moved, in a town that is moved.
TEST(StandingEntrances, AnyTownThatIsMovedMovesThem) {
    for (unsigned seed = 1; seed <= 5; ++seed) {
        TownParts here;
        here.buildings = test::RandomBuildings(seed).buildings();
        for (Building& b : here.buildings) b.entrances = 3.0;
        TownParts there = here;
        for (Building& b : there.buildings)
            for (Polygon& polygon : b.footprint) {
                for (MapPoint& p : polygon.outer) p.east_m += 1024.0;
                for (Ring& hole : polygon.holes)
                    for (MapPoint& p : hole) p.east_m += 1024.0;
            }
        const BuiltScene a(std::move(here)), b(std::move(there));
        const auto doors = standing_entrances(*a.town, a.obstacles);
        const auto moved = standing_entrances(*b.town, b.obstacles);
        ASSERT_GT(doors.size(), 5U);
        ASSERT_EQ(doors.size(), moved.size());
        for (std::size_t i = 0; i < doors.size(); ++i)
            EXPECT_LT(distance_m({doors[i].at.east_m + 1024.0, doors[i].at.north_m}, moved[i].at),
                      1e-6);
    }
}

}  // namespace
}  // namespace tk
