#include "viewer/panels/place_facts.h"

#include <gtest/gtest.h>

#include <cmath>

namespace tk {
namespace {

MultiPolygon square(double west, double south, double side) {
    Polygon polygon;
    polygon.outer = {
        {west, south}, {west + side, south}, {west + side, south + side}, {west, south + side}};
    return {polygon};
}

Camera looking_east(std::string id, MapPoint at) {
    Camera camera;
    camera.id = std::move(id);
    camera.at = at;
    camera.bearing_deg = 90.0;
    camera.field_of_view_deg = 60.0;
    return camera;
}

TEST(PlaceFacts, CountCamerasThatSeeAndNotThoseBehindAWallOrTurnedAway) {
    TownParts parts;
    parts.cameras = {looking_east("sees", {0.0, 0.0}), looking_east("beside", {0.0, 2.0}),
                     looking_east("away", {40.0, 0.0}), looking_east("hidden", {-30.0, 0.0})};
    Building wall;
    wall.id = "wall";
    wall.height_m = 20.0;
    wall.footprint = square(-20.0, -5.0, 10.0);
    parts.buildings = {wall};
    const auto town = build_town(std::move(parts));
    const SeeingCameras seen = cameras_seeing(*town, {20.0, 0.0}, {});
    EXPECT_EQ(seen.count, 2);
    // 1920 pixels over 2 z tan(30°), from 4 m up to a target of 1.6 m.
    const double slant = std::hypot(20.0, 2.4);
    const double z = slant;
    EXPECT_NEAR(seen.finest_px_per_m, 1920.0 / (2.0 * z * std::tan(M_PI / 6.0)), 0.5);
    EXPECT_EQ(cameras_seeing(*town, {-15.0, 0.0}, {}).count, 0);
    EXPECT_EQ(cameras_seeing(*town, {0.0, 5000.0}, {}).count, 0);
}

TEST(PlaceFacts, AgreeWithTheCoverageSurfaceAtAPlace) {
    TownParts parts;
    parts.cameras = {looking_east("a", {0.0, 0.0}), looking_east("b", {5.0, 8.0})};
    const auto town = build_town(std::move(parts));
    const Obstacles obstacles(*town);
    for (const MapPoint at : {MapPoint{10.0, 1.0}, {30.0, -4.0}, {60.0, 20.0}, {-5.0, 0.0}})
        EXPECT_DOUBLE_EQ(cameras_seeing(*town, at, {}).finest_px_per_m,
                         camera_coverage_at(at, town->cameras(), obstacles));
}

TEST(PlaceFacts, NameTheSmallestAreaThatHoldsAPlace) {
    TownParts parts;
    Area town_area, park;
    town_area.name = "Staden";
    town_area.shape = square(0.0, 0.0, 1000.0);
    park.name = "Parken";
    park.shape = square(100.0, 100.0, 50.0);
    parts.areas = {town_area, park};
    const auto town = build_town(std::move(parts));
    EXPECT_EQ(area_name_at(*town, {120.0, 120.0}), "Parken");
    EXPECT_EQ(area_name_at(*town, {500.0, 500.0}), "Staden");
    EXPECT_EQ(area_name_at(*town, {-1.0, 0.0}), "");
}

TEST(PlaceFacts, OfAnAreaCountWhatLiesInIt) {
    TownParts parts;
    parts.incidents.categories = {"theft", "damage"};
    for (int i = 0; i < 5; ++i) {
        Incident incident;
        incident.at = {10.0 * i, 5.0};
        incident.category = i % 2;
        parts.incidents.all.push_back(incident);
    }
    StreetLight lamp;
    lamp.id = "L";
    lamp.at = {15.0, 5.0};
    parts.lights = {lamp};
    const auto town = build_town(std::move(parts));
    const AreaFacts facts = area_facts(*town, nullptr, nullptr, square(5.0, 0.0, 20.0));
    EXPECT_NEAR(facts.area_km2, 400e-6, 1e-12);
    EXPECT_EQ(facts.incidents, 2);
    EXPECT_EQ(facts.lights_today, 1);
    EXPECT_EQ(facts.lights_plan, 1);
    ASSERT_EQ(facts.categories.size(), 2U);
    const std::vector<std::size_t> only{1};
    EXPECT_EQ(area_facts(*town, nullptr, &only, square(5.0, 0.0, 20.0)).incidents, 1);
}

TEST(PlaceFacts, CountDwellingsOfWhatStandsInTheArea) {
    Development built;
    built.id = "built";
    built.footprint = square(0.0, 0.0, 10.0);
    built.dwellings = 40.0;
    built.workplaces = 5.0;
    built.stands = true;
    Development later = built, elsewhere = built, torn_down = built;
    later.id = "later";
    later.stands = false;
    elsewhere.id = "elsewhere";
    elsewhere.footprint = square(900.0, 0.0, 10.0);
    torn_down.id = "torn down";
    torn_down.action = DevelopmentAction::demolish;
    TownParts parts, planned;
    parts.developments = {built, later, elsewhere, torn_down};
    later.stands = true;
    planned.developments = {built, later, elsewhere, torn_down};
    const auto today = build_town(std::move(parts)), plan = build_town(std::move(planned));
    const AreaFacts facts = area_facts(*today, plan.get(), nullptr, square(-5.0, -5.0, 60.0));
    EXPECT_EQ(facts.planned_today.dwellings, 40.0);
    EXPECT_EQ(facts.planned_plan.dwellings, 80.0);
    EXPECT_EQ(facts.planned_plan.workplaces, 10.0);
}

TEST(PlaceFacts, CountBuildingsOfTodayAndOfThePlanApart) {
    Building one, other;
    one.id = "one";
    one.footprint = square(0.0, 0.0, 10.0);
    other.id = "other";
    other.footprint = square(20.0, 0.0, 10.0);
    TownParts parts, later;
    parts.buildings = {one};
    later.buildings = {one, other};
    const auto today = build_town(std::move(parts)), plan = build_town(std::move(later));
    const AreaFacts facts = area_facts(*today, plan.get(), nullptr, square(-5.0, -5.0, 60.0));
    EXPECT_EQ(facts.buildings_today, 1);
    EXPECT_EQ(facts.buildings_plan, 2);
    EXPECT_EQ(area_facts(*today, nullptr, nullptr, square(-5.0, -5.0, 60.0)).buildings_plan, 1);
}

TEST(PlaceFacts, ObservedYearsRunFromTheFirstTimeToTheLast) {
    Incidents incidents;
    EXPECT_FALSE(observed_years(incidents).has_value());
    for (const int day : {0, 1461, 400}) {
        Incident incident;
        const std::chrono::sys_days at{std::chrono::days{day}};
        incident.when = IncidentTime{at, at};
        incidents.all.push_back(incident);
    }
    EXPECT_NEAR(*observed_years(incidents), 4.0, 0.01);
}

TEST(PlaceFacts, OutsideAGridThereIsNoValue) {
    const SurfaceGrid grid(Grid<float>(grid_covering({0.0, 0.0, 100.0, 100.0}, 10.0), 3.0F));
    EXPECT_EQ(value_at(grid, {5.0, 5.0}), 3.0);
    EXPECT_TRUE(std::isnan(value_at(grid, {-5.0, 5.0})));
}

}  // namespace
}  // namespace tk
