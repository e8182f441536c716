#include <gtest/gtest.h>

#include <cmath>

#include "engine/scenario/apply.h"
#include "engine/surfaces/facade_points.h"
#include "engine/surfaces/standing_entrances.h"
#include "engine/visibility/visible_ground.h"
#include "tests/engine/assess/random_town.h"
#include "viewer/background/isovist_work.h"

namespace tk {
namespace {

/// A dwelling 20 m to the east of (674000, 6580000), with a door to the west, and a shop 20 m to
/// the north: each 18 m along, of two floors.
TownParts dwelling_and_shop() {
    TownParts parts;
    Building dwelling;
    dwelling.id = "dwelling";
    dwelling.use = "bostad";
    dwelling.footprint = rectangle({674020, 6579991, 674030, 6580009});
    dwelling.height_m = 6.0;
    Building shop = dwelling;
    shop.id = "shop";
    shop.use = "butik";
    shop.footprint = rectangle({673991, 6580020, 674009, 6580030});
    parts.buildings = {dwelling, shop};
    parts.entrances = {{"E", {674020, 6580000}, "entré"}, {"far", {674900, 6580000}, "entré"}};
    return parts;
}

constexpr MapPoint between_houses{674000, 6580000};

IsovistOptions reaching(double reach_m) {
    IsovistOptions options;
    options.reach_m = reach_m;
    return options;
}

TEST(IsovistFinder, TellsTheAreaAndWhoSeesThePlaceByDayAndByNight) {
    const auto town = build_town(dwelling_and_shop());
    const Isovist found = IsovistFinder().find(town, between_houses, reaching(40.0));
    ASSERT_NE(found.seen(), nullptr);
    const Obstacles obstacles(*town);
    EXPECT_EQ(
        found.seen()->area_m2,
        std::get<VisiblePolygon>(visible_polygon({between_houses, 1.6, 40.0}, obstacles)).area_m2);
    // Of each house the wall of 18 m that faces the place: 6 windows on each of 2 floors.
    EXPECT_EQ(found.by_day.windows, 24U);
    EXPECT_EQ(found.by_night.windows, 12U) << "the shop is empty";
    EXPECT_EQ(found.by_day.entrances, 1U);
    EXPECT_EQ(found.by_night.entrances, 1U);
    EXPECT_GT(found.by_day.index, found.by_night.index);
    EXPECT_FALSE(found.ground_m2) << "the ground is level";
}

TEST(IsovistFinder, TheIndexIsThatOfTheStudysSurfaceWhoeverItCounts) {
    const auto town = build_town(dwelling_and_shop());
    const Obstacles obstacles(*town);
    IsovistFinder finder;
    for (const Observers observers : {Observers::windows, Observers::entrances, Observers::both}) {
        IsovistOptions options = reaching(40.0);
        options.watching.observers = observers;
        options.watching.facade.spacing_m = 6.0;
        options.watching.sightlines.half_distance_m = 15.0;
        const Isovist found = finder.find(town, between_houses, options);
        for (const auto& [when, watchers] :
             {std::pair{WatchHours::day, found.by_day}, {WatchHours::night, found.by_night}}) {
            SurveillanceOptions by = options.watching;
            by.facade.hours = when;
            const PlaceWatch watch = surveillance_at(between_houses, obstacles,
                                                     entrances_watching(*town, obstacles, by), by);
            EXPECT_GT(watch.value, 0.0);
            EXPECT_DOUBLE_EQ(watchers.index, watch.value) << static_cast<int>(observers);
        }
        EXPECT_EQ(found.by_day.windows, 12U) << "3 on each of 2 floors of both houses";
        EXPECT_EQ(found.by_day.entrances, 1U) << "told, though the index may leave them out";
    }
}

TEST(IsovistFinder, SaysThatThePlaceLiesInABuildingOrOnAWall) {
    const auto town = build_town(dwelling_and_shop());
    IsovistFinder finder;
    const Isovist inside = finder.find(town, {674025, 6580000}, {});
    EXPECT_EQ(inside.seen(), nullptr);
    EXPECT_EQ(std::get<NoView>(inside.view), NoView::inside_building);
    EXPECT_TRUE(std::isnan(inside.by_day.index));
    const Isovist wall = finder.find(town, {674030, 6580000}, {});
    EXPECT_EQ(std::get<NoView>(wall.view), NoView::on_a_wall);
}

TEST(IsovistFinder, CountsCornersThatHideAMetre) {
    const auto town = build_town(dwelling_and_shop());
    const Isovist found = IsovistFinder().find(town, between_houses, reaching(40.0));
    // Both ends of both houses: from the near corner on to the reach.
    EXPECT_EQ(hidden_corners(*found.seen()), 4U);
    VisiblePolygon small;
    small.occluding = {{{0, 0}, {0, 0.99}}, {{0, 0}, {0, 1.0}}};
    EXPECT_EQ(hidden_corners(small), 1U);
}

/// By the engine over the whole town, nothing remembered.
void expect_as_from_scratch(const Isovist& found, const Town& town, MapPoint at,
                            const IsovistOptions& options) {
    const Obstacles obstacles(town);
    const Viewer viewer{at, options.eye_height_m, options.reach_m};
    const auto view = visible_polygon(viewer, obstacles);
    ASSERT_EQ(view.index(), found.view.index());
    if (found.seen() != nullptr) {
        EXPECT_EQ(std::get<VisiblePolygon>(view).outline, found.seen()->outline);
        EXPECT_EQ(found.ground_m2.has_value(), town.terrain() != nullptr);
        if (found.ground_m2) {
            EXPECT_EQ(*found.ground_m2, visible_ground_m2(viewer, obstacles));
        }
    }
    for (const auto& [when, watchers] :
         {std::pair{WatchHours::day, found.by_day}, {WatchHours::night, found.by_night}}) {
        const PlaceWatch watch = sightlines_at(at, facade_points(obstacles, {.hours = when}),
                                               obstacles, options.watching.sightlines);
        const PlaceWatch doors =
            sightlines_at(at,
                          entrance_watchers(standing_entrances(town, obstacles), obstacles,
                                            options.watching.sightlines.eye_height_m, when),
                          obstacles, options.watching.sightlines);
        EXPECT_EQ(watchers.windows, watch.watchers_seeing);
        EXPECT_EQ(watchers.entrances, doors.watchers_seeing);
        if (std::isnan(watch.value)) {
            EXPECT_TRUE(std::isnan(watchers.index));
        } else {
            EXPECT_DOUBLE_EQ(watchers.index, watch.value + doors.value);
        }
    }
}

TEST(IsovistFinder, IncrementalIsovistsAreThoseFromScratchAfterAnyEditsAndSteps) {
    std::size_t windows = 0;
    for (unsigned seed = 1; seed <= 6; ++seed) {
        test::RandomTown random(seed);
        auto town = random.town();
        IsovistFinder finder;
        MapPoint at{674100, 6580100};
        for (int step = 0; step < 20; ++step) {
            if (step % 2 == 0)
                town = apply(*town, {"step", {random.edit(*town)}});
            else
                at = {at.east_m + 9.0, at.north_m + (step % 4 == 1 ? 11.0 : -13.0)};
            const IsovistOptions options = reaching(step % 5 == 0 ? 120.0 : 45.0);
            const Isovist found = finder.find(town, at, options);
            expect_as_from_scratch(found, *town, at, options);
            windows += found.by_day.windows;
        }
    }
    EXPECT_GT(windows, 100U) << "the test needs windows that see";
}

TEST(IsovistWork, FindsTodayAndTheNewestPlanAndKeepsWhatIsAsBefore) {
    const auto today = build_town(dwelling_and_shop());
    Development wall;
    wall.id = "wall";
    wall.footprint = rectangle({674010, 6579980, 674011, 6580020});
    wall.height_m = 3.0;
    wall.use = "garage";
    wall.stands = true;
    const auto plan = apply(*today, {"P", {Added<Development>{wall}}});
    IsovistWork work({}, std::chrono::seconds(60));
    IsovistWish wish{between_houses, {}, {{"", today}}};
    work.follow(wish);
    ASSERT_TRUE(work.settled(wish));
    const Isovist* now = work.found().of({});
    ASSERT_NE(now, nullptr);
    EXPECT_EQ(work.found().of("P"), nullptr);
    wish.towns["P"] = plan;
    work.follow(wish);
    EXPECT_EQ(work.found().of({}), now) << "today's is not found again";
    ASSERT_NE(work.found().of("P"), nullptr);
    EXPECT_LT(work.found().of("P")->seen()->area_m2, now->seen()->area_m2);
    EXPECT_LT(work.found().of("P")->by_day.windows, now->by_day.windows);
    wish.at.north_m += 1.0;
    work.follow(wish);
    EXPECT_NE(work.found().of({}), nullptr);
    wish = {};
    work.follow(wish);
    EXPECT_TRUE(work.found().isovists.empty());
    EXPECT_TRUE(work.settled(wish));
}

}  // namespace
}  // namespace tk
